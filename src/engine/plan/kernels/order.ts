import { isCellError, type CellError } from '../../../shared/value';
import {
  asNumbers,
  cellsOrColumn,
  numError,
  setResult,
  valueOnly,
  vectorOf,
  type Kernel,
  type KernelContext,
  type Operand,
  type Shape,
} from '../kernel';
import type { Vector } from '../vector';
import { Kind } from '../vector';

const columnOnly: readonly Shape[] = ['column', 'value'];

function middleOf(sorted: ArrayLike<number>): number | CellError {
  const { length } = sorted;
  if (length === 0) return numError;
  const above = sorted[length >> 1] as number;
  return length % 2 === 1 ? above : ((sorted[length / 2 - 1] as number) + above) / 2;
}

const median: Kernel = {
  parameters: [cellsOrColumn],
  required: 1,
  repeats: 1,
  cost: 150,
  apply(args, rows, out, context) {
    const [only] = args;
    if (args.length === 1 && only?.shape === 'column') {
      const { firstError } = only.column;
      putShared(out, rows, firstError ?? middleOf(only.column.sorted));
      return;
    }
    const values = args.flatMap((arg) => (arg.shape === 'value' ? [arg.vector] : []));
    const coerced = values.map((vector) => asNumbers(vector, rows, context));
    const ranges = args.filter((arg) => arg.shape !== 'value');
    for (let row = 0; row < rows; row++) {
      const numbers = coerced.map((vector) => vector.numbers[row & vector.mask] as number);
      const failed = firstFailed(values, row) ?? firstFailed(coerced, row);
      const error = ranges.reduce<CellError | null>(
        (found, range) => found ?? gather(range, row, numbers),
        failed?.errorAt(row) ?? null,
      );
      const result = error ?? middleOf(numbers.sort((a, b) => a - b));
      if (isCellError(result)) out.setError(row, result);
      else setResult(out, row, result);
    }
  },
};

const firstFailed = (vectors: readonly Vector[], row: number): Vector | undefined =>
  vectors.find((vector) => vector.kindAt(row) === Kind.error);

/** Numbers among cells; the first error instead. */
function gather(operand: Operand, row: number, numbers: number[]): CellError | null {
  if (operand.shape === 'column') {
    if (operand.column.firstError) return operand.column.firstError;
    for (const number of operand.column.numbers) numbers.push(number);
    return null;
  }
  if (operand.shape !== 'slice') return numError;
  for (const vector of operand.vectors) {
    const kind = vector.kindAt(row);
    if (kind === Kind.error) return vector.errorAt(row);
    if (kind === Kind.number) numbers.push(vector.numbers[row & vector.mask] as number);
  }
  return null;
}

function putShared(out: Vector, rows: number, result: number | CellError): void {
  for (let row = 0; row < rows; row++) {
    if (isCellError(result)) out.setError(row, result);
    else setResult(out, row, result);
  }
}

/** `PERCENTILE.INC` of sorted numbers. */
function percentile(sorted: Float64Array, share: number): number {
  const rank = share * (sorted.length - 1);
  const below = Math.floor(rank);
  const lower = sorted[below] as number;
  return below + 1 < sorted.length ? lower + (rank - below) * ((sorted[below + 1] as number) - lower) : lower;
}

type OfSorted = (sorted: Float64Array, argument: number) => number | CellError;

/** A function of a column's order and a number; `check` refuses numbers before the column is looked at. */
function ofOrder(check: (argument: number) => boolean, compute: OfSorted): Kernel {
  return {
    parameters: [columnOnly, valueOnly],
    required: 2,
    cost: 40,
    apply(args, rows, out, context: KernelContext) {
      const [range] = args;
      const argument = asNumbers(vectorOf(args[1]), rows, context);
      const { error, sorted } = sortedNumbers(range as Operand);
      for (let row = 0; row < rows; row++) {
        const number = argument.numbers[row & argument.mask] as number;
        if (range?.shape === 'value' && error) out.setError(row, error);
        else if (argument.kindAt(row) === Kind.error) out.setError(row, argument.errorAt(row));
        else if (!check(number)) out.setError(row, numError);
        else {
          const result = error ?? compute(sorted, number);
          if (isCellError(result)) out.setError(row, result);
          else setResult(out, row, result);
        }
      }
    },
  };
}

function sortedNumbers(operand: Operand): { error: CellError | null; sorted: Float64Array } {
  if (operand.shape === 'column') return { error: operand.column.firstError, sorted: operand.column.sorted };
  const vector = vectorOf(operand);
  if (vector.kinds === Kind.error) return { error: vector.errorAt(0), sorted: new Float64Array(0) };
  return {
    error: null,
    sorted: vector.kinds === Kind.number ? vector.numbers.slice(0, 1) : new Float64Array(0),
  };
}

const inclusive: OfSorted = (sorted, share) => (sorted.length === 0 ? numError : percentile(sorted, share));
const percentileKernel = ofOrder((share) => share >= 0 && share <= 1, inclusive);
const quartileKernel = ofOrder(
  (quarter) => Math.trunc(quarter) >= 0 && Math.trunc(quarter) <= 4,
  (sorted, quarter) => inclusive(sorted, Math.trunc(quarter) / 4),
);
const atLeastOne = (place: number): boolean => place >= 1;

export const orderKernels: Readonly<Record<string, Kernel>> = {
  MEDIAN: median,
  PERCENTILE: percentileKernel,
  'PERCENTILE.INC': percentileKernel,
  QUARTILE: quartileKernel,
  'QUARTILE.INC': quartileKernel,
  LARGE: ofOrder(atLeastOne, (sorted, place) => sorted[sorted.length - Math.trunc(place)] ?? numError),
  SMALL: ofOrder(atLeastOne, (sorted, place) => sorted[Math.trunc(place) - 1] ?? numError),
};
