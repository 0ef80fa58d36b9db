import { isCellError, type CellError } from '../../../shared/value';
import {
  asNumbers,
  cellsOrColumn,
  divisionError,
  setResult,
  vectorOf,
  type Kernel,
  type KernelContext,
  type Operand,
} from '../kernel';
import { Kind, type Vector } from '../vector';

/**
 * How an aggregate goes over cells. The order of additions is the calculator's, because it takes sums that cancel out
 * for 0: a slice is summed by itself and then added to, a column is added number by number.
 */
interface Fold {
  readonly start: number;
  step(total: number, value: number, tolerance: number): number;
  /** The result; `count` is how many numbers there were. */
  finish(total: number, count: number): number | CellError;
}

const sum: Fold = {
  start: 0,
  step(total, value, tolerance) {
    const next = total + value;
    return Math.abs(next) < tolerance * Math.abs(total) ? 0 : next;
  },
  finish: (total) => total,
};
const product: Fold = { start: 1, step: (total, value) => total * value, finish: (total) => total };
const zeroWithoutNumbers = (total: number): number => (Number.isFinite(total) ? total : 0);
const largest: Fold = { start: -Infinity, step: (a, b) => Math.max(a, b), finish: zeroWithoutNumbers };
const smallest: Fold = { start: Infinity, step: (a, b) => Math.min(a, b), finish: zeroWithoutNumbers };
const mean: Fold = {
  start: 0,
  step: (total, value) => total + value,
  finish: (total, count) => (count === 0 ? divisionError : total / count),
};

/** A whole column in an aggregate: its own total, or the first error in it. */
type OfColumn = (fold: Fold, total: number, operand: Operand, tolerance: number) => FoldedColumn | CellError;
interface FoldedColumn {
  readonly total: number;
  readonly count: number;
}

const foldColumn: OfColumn = (fold, total, operand, tolerance) => {
  if (operand.shape !== 'column') throw new Error('Worthbook: no column');
  const { firstError, numbers } = operand.column;
  if (firstError !== null) return firstError;
  let folded = total;
  for (const value of numbers) folded = fold.step(folded, value, tolerance);
  return { total: folded, count: numbers.length };
};

function aggregate(fold: Fold): Kernel {
  return {
    parameters: [cellsOrColumn],
    required: 1,
    repeats: 1,
    cost: 12,
    apply(args, rows, out, context) {
      const operands = args.map((arg) => prepared(arg, rows, context));
      const { tolerance } = context.arithmetic;
      for (let row = 0; row < rows; row++) {
        let total = fold.start;
        let count = 0;
        let error: CellError | null = null;
        for (const operand of operands) {
          if (operand.shape === 'column') {
            const folded = foldColumn(fold, total, operand, tolerance);
            if (isCellError(folded)) error = folded;
            else {
              total = folded.total;
              count += folded.count;
            }
          } else if (operand.shape === 'slice') {
            let inner = fold.start;
            for (const vector of operand.vectors) {
              const kind = vector.kindAt(row);
              if (kind === Kind.error) {
                error = vector.errorAt(row);
                break;
              }
              if (kind !== Kind.number) continue;
              inner = fold.step(inner, vector.numbers[row & vector.mask] as number, tolerance);
              count++;
            }
            total = fold.step(inner, total, tolerance);
          } else {
            const { vector, isCell } = operand as { vector: Vector; isCell: boolean };
            const kind = vector.kindAt(row);
            if (kind === Kind.error) error = vector.errorAt(row);
            else if (!isCell || kind === Kind.number) {
              total = fold.step(total, vector.numbers[row & vector.mask] as number, tolerance);
              count++;
            }
          }
          if (error) break;
        }
        const result = error ?? fold.finish(total, count);
        if (typeof result === 'number') setResult(out, row, result);
        else out.setError(row, result);
      }
    },
  };
}

/** Results are taken as operators take them; cells as they are, because texts in cells do not count. */
function prepared(operand: Operand, rows: number, context: KernelContext): Operand {
  if (operand.shape !== 'value' || operand.isCell) return operand;
  return { ...operand, vector: asNumbers(operand.vector, rows, context) };
}

/** `COUNT` and `COUNTA`: errors are no numbers, but they are something. */
function counting(counted: number, inColumn: (operand: Operand) => number): Kernel {
  return {
    parameters: [cellsOrColumn],
    required: 1,
    repeats: 1,
    cost: 8,
    apply(args, rows, out, context) {
      const operands = args.map((arg) => prepared(arg, rows, context));
      for (let row = 0; row < rows; row++) {
        let count = 0;
        for (const operand of operands) {
          if (operand.shape === 'column') count += inColumn(operand);
          else if (operand.shape === 'slice') {
            for (const vector of operand.vectors) if ((vector.kindAt(row) & counted) !== 0) count++;
          } else {
            const { isCell, vector } = operand as { isCell: boolean; vector: Vector };
            const kind = vectorOf(operand).kindAt(row);
            // A result that is blank or a truth value was made a number.
            const isCounted = isCell || kind === Kind.error ? (vector.kindAt(row) & counted) !== 0 : true;
            if (isCounted) count++;
          }
        }
        out.setNumber(row, count);
      }
    },
  };
}

const filled = Kind.number | Kind.boolean | Kind.text | Kind.error;

export const aggregateKernels: Readonly<Record<string, Kernel>> = {
  SUM: aggregate(sum),
  PRODUCT: aggregate(product),
  MAX: aggregate(largest),
  MIN: aggregate(smallest),
  AVERAGE: aggregate(mean),
  COUNT: counting(Kind.number, (operand) => (operand.shape === 'column' ? operand.column.numbers.length : 0)),
  COUNTA: counting(filled, (operand) => (operand.shape === 'column' ? operand.column.filled : 0)),
};
