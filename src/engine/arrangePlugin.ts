import { FunctionPlugin } from 'hyperformula';
import { sortRows, uniqueRows } from '../../formulas/arrangeRows';
import { asBlock, rowsOfBlock } from '../../formulas/blocks';
import { formulaError } from '../../formulas/reasons';
import type { Argument, FunctionResult } from '../../formulas/spec';
import { isCellError, plainText, type CellError, type CellValue } from '../shared/value';
import type { EngineValue, EvaluationState, FunctionCall } from './engineTypes';
import { toArgument, toEngineResult } from './functionPlugin';

const metadata = { parameters: [], vectorizationForbidden: true };

/**
 * `SORT` and `UNIQUE` as in Excel, where errors are values to be sorted and blanks come last. HyperFormula 3.5.0 answers
 * the first error for the whole array.
 */
export class ArrangePlugin extends FunctionPlugin {
  static override implementedFunctions = {
    SORT: { ...metadata, method: 'sort' },
    UNIQUE: { ...metadata, method: 'unique' },
  };

  sort({ args }: FunctionCall, state: EvaluationState): EngineValue {
    const [array, index, order, across] = args.map((arg) => toArgument(this.evaluateAst(arg, state)));
    return toEngineResult(sorted(array ?? null, [index, order, across].map(single)));
  }

  unique({ args }: FunctionCall, state: EvaluationState): EngineValue {
    const [array, across, once] = args.map((arg) => toArgument(this.evaluateAst(arg, state)));
    return toEngineResult(unique(array ?? null, [across, once].map(single)));
  }
}

function sorted(array: Argument, options: readonly (CellValue | undefined)[]): FunctionResult {
  const failed = isCellError(array) ? array : options.find(isCellError);
  if (failed) return failed;
  const [index, order, across] = options.map((option) => option ?? undefined);
  const direction = order ?? 1;
  if (direction !== 1 && direction !== -1) return notAChoice('sort_order', '1, -1', direction);
  const { lines, turnedBack } = linesOf(array, across === true || across === 1);
  const at = Math.trunc(Number(index ?? 1)) - 1;
  const length = lines[0]?.length ?? 0;
  if (!(at >= 0 && at < length)) {
    return formulaError('positionOutside', { argument: 'sort_index', value: at + 1, bound: length });
  }
  const values = lines.map((line) => line[at] ?? null);
  return turnedBack(sortRows(lines, [{ values, isFalling: direction === -1 }]));
}

function unique(array: Argument, options: readonly (CellValue | undefined)[]): FunctionResult {
  const failed = isCellError(array) ? array : options.find(isCellError);
  if (failed) return failed;
  const [across, once] = options;
  const { lines, turnedBack } = linesOf(array, across === true || across === 1);
  const found = uniqueRows(lines, once === true || once === 1);
  return found.length === 0 ? formulaError('nothingLeft', { argument: 'array' }) : turnedBack(found);
}

type Lines = readonly (readonly CellValue[])[];

/** The rows of an array, or its columns, and the way back. */
function linesOf(array: Argument, across: boolean): { lines: Lines; turnedBack: (lines: Lines) => Lines } {
  const rows = rowsOfBlock(asBlock(array));
  return across ? { lines: turned(rows), turnedBack: turned } : { lines: rows, turnedBack: (lines) => lines };
}

function turned(lines: Lines): Lines {
  return (lines[0] ?? []).map((_, at) => lines.map((line) => line[at] ?? null));
}

function single(argument: Argument | undefined): CellValue | undefined {
  return argument === undefined ? undefined : (asBlock(argument).values[0] ?? null);
}

function notAChoice(argument: string, choices: string, value: CellValue): CellError {
  return formulaError('notAChoice', { argument, choices, value: plainText(value) });
}
