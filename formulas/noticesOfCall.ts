import type { CellValue } from '../src/shared/value';
import { isBlock } from './blocks';
import { notice, type OwnNotice } from './notices';
import type { Argument, CallableFunction, ParameterSpec } from './spec';

/**
 * What looks wrong about a call that can be computed: what its parameters say of any argument, then what the function
 * itself says. Excel's functions take texts and blanks as Excel does, without a word.
 *
 * `given` are the arguments as the formula hands them over, `checked` as `compute` gets them.
 */
export function noticesOfCall(
  spec: CallableFunction,
  given: readonly (Argument | undefined)[],
  checked: readonly (Argument | undefined)[],
): readonly OwnNotice[] {
  if (spec.family === 'excel') return [];
  const found: OwnNotice[] = [];
  spec.parameters.forEach((parameter, index) => {
    const argument = given[index];
    const told = argument === undefined ? null : noticeOfArgument(argument, parameter);
    if (told) found.push(told);
  });
  found.push(...(spec.notices?.(checked) ?? []));
  return found;
}

/** Texts in a population are left out, as `PERCENTILE.INC` does; blanks among amounts count as 0. */
function noticeOfArgument(argument: Argument, parameter: ParameterSpec): OwnNotice | null {
  const { name, kind, cells, optional } = parameter;
  if (kind === 'column' && cells === 'number') return textNotice(name, oddCellsOf(argument));
  const isAmounts = kind === 'range' && cells === 'number';
  const isAmount = (kind === 'number' || kind === 'date') && !optional;
  return (isAmounts || isAmount) && oddCellsOf(argument).blanks > 0
    ? notice('blanksAsZero', { argument: name })
    : null;
}

/** A population in which texts were left out; `null` when it holds none. */
export function textNotice(
  argument: string,
  { texts, firstText }: Pick<OddCells, 'texts' | 'firstText'>,
): OwnNotice | null {
  return texts > 0 ? notice('textLeftOut', { argument, count: texts, value: firstText }) : null;
}

/** The cells among numbers that are none. */
interface OddCells {
  readonly texts: number;
  readonly firstText: string;
  readonly blanks: number;
}

const remembered = new WeakMap<readonly CellValue[], OddCells>();

/** O(cells) once per version of a block. */
function oddCellsOf(argument: Argument): OddCells {
  if (!isBlock(argument)) return countOddCells([argument]);
  let known = remembered.get(argument.values);
  if (!known) {
    known = countOddCells(argument.values);
    remembered.set(argument.values, known);
  }
  return known;
}

function countOddCells(values: readonly CellValue[]): OddCells {
  let [texts, blanks] = [0, 0];
  let firstText = '';
  for (const value of values) {
    if (value === null) blanks += 1;
    else if (typeof value === 'string') {
      if (texts === 0) firstText = value;
      texts += 1;
    }
  }
  return { texts, firstText, blanks };
}
