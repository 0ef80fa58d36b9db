import type { HostFunction } from '../../../formulas/hostFunction';
import { formulaError } from '../../../formulas/reasons';
import type { Argument, CallableFunction, FunctionResult, RangeArgument } from '../../../formulas/spec';
import {
  cellError,
  cellErrorText,
  type CellError,
  type CellErrorCode,
  type CellValue,
} from '../../shared/value';
import { formulaLimits, tooLongText } from '../guard';

const longestDetail = 200;

/**
 * A host's function as one of ours: what it throws and what no cell can hold become error values that name it, and what it
 * is given it cannot change.
 *
 * Blocks are handed over as copies that throw when they are written to: the originals are kept by whoever reads the same
 * range, so a function that sorts its argument in place would change the results of others.
 */
export function guardedFunction(host: HostFunction): CallableFunction {
  const { name, parameters, result, family = 'excel' } = host;
  return {
    name,
    family,
    parameters,
    result,
    compute: (args, { locale }) => {
      try {
        return readAnswer(host, host.compute(args.map(untouchable), { locale }));
      } catch (error) {
        return formulaError('hostFunctionThrew', { function: name, detail: wordsOf(error) });
      }
    },
  };
}

const copies = new WeakMap<RangeArgument, RangeArgument>();

function untouchable(argument: Argument | undefined): Argument | undefined {
  if (typeof argument !== 'object' || argument === null) return argument;
  if (argument.kind === 'error') return Object.freeze({ ...argument });
  let copy = copies.get(argument);
  if (copy === undefined) {
    copy = Object.freeze({ ...argument, values: Object.freeze([...argument.values]) });
    copies.set(argument, copy);
  }
  return copy;
}

function readAnswer({ name, result }: HostFunction, answer: unknown): FunctionResult {
  if (!Array.isArray(answer)) return valueOf(answer, name);
  const rows = answer as readonly unknown[];
  if (result.shape !== 'array') return rubbish(name, 'an array, declared as one value');
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (width === 0) return rubbish(name, 'an array without rows of cells');
  if (rows.length * width > formulaLimits.arrayCells) {
    return cellError('ERROR', 'calculationTooLarge', {
      cells: rows.length * width,
      limit: formulaLimits.arrayCells,
    });
  }
  const read: CellValue[][] = [];
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== width) return rubbish(name, 'rows of different lengths');
    // By index: the holes of an array are not passed over.
    read.push(Array.from({ length: width }, (_, column) => valueOf(row[column], name)));
  }
  return read;
}

function valueOf(answer: unknown, name: string): CellValue {
  switch (typeof answer) {
    case 'number':
      return Number.isNaN(answer) ? rubbish(name, 'NaN') : answer;
    case 'boolean':
      return answer;
    case 'string':
      return answer.length > formulaLimits.textLength ? tooLongText : answer;
    case 'object':
      return answer === null ? null : (errorOf(answer, name) ?? rubbish(name, kindOf(answer)));
    default:
      return rubbish(name, typeof answer);
  }
}

/** An error that the function means, with its own words. */
function errorOf(answer: object, name: string): CellError | null {
  const { kind, code, reason } = answer as Readonly<Record<string, unknown>>;
  if (kind !== 'error' || typeof code !== 'string' || !Object.hasOwn(cellErrorText, code)) return null;
  return typeof reason === 'string' && reason !== ''
    ? cellError(code as CellErrorCode, 'hostFunctionSays', { function: name, detail: shortened(reason) })
    : cellError(code as CellErrorCode);
}

const rubbish = (name: string, found: string): CellError =>
  formulaError('hostFunctionAnswer', { function: name, found });

function kindOf(answer: object): string {
  if (typeof (answer as PromiseLike<unknown>).then === 'function') return 'Promise';
  return Object.prototype.toString.call(answer).slice('[object '.length, -1);
}

function wordsOf(error: unknown): string {
  try {
    return shortened(error instanceof Error ? error.message || error.name : String(error));
  } catch {
    return '?';
  }
}

const shortened = (text: string): string =>
  text.length > longestDetail ? `${text.slice(0, longestDetail)}…` : text;
