import type { CellError } from '../../../shared/value';
import {
  asNumbers,
  divisionError,
  numError,
  setResult,
  textOf,
  valueOnly,
  vectorOf,
  type Kernel,
  type KernelContext,
} from '../kernel';
import { Kind, type Vector } from '../vector';

type Loop = (left: Vector, right: Vector, rows: number, out: Vector, tolerance: number) => void;

/*
 * One loop an operator: a shared loop that is given the operator as a function calls it for every row, which costs
 * five times the addition. Results that are not finite are rare: a loop only learns that there are some (`x - x` is 0
 * for every finite number, so the sum is NaN then) and `markUnfinished` finds them.
 */

const add: Loop = (left, right, rows, out, tolerance) => {
  const [a, aMask, b, bMask, results] = [left.numbers, left.mask, right.numbers, right.mask, out.numbers];
  let check = 0;
  for (let row = 0; row < rows; row++) {
    const first = a[row & aMask] as number;
    const sum = first + (b[row & bMask] as number);
    // Sums that would be nothing but rounding errors are 0, as in the calculator.
    results[row] = Math.abs(sum) < tolerance * Math.abs(first) ? 0 : sum + 0;
    check += sum - sum;
  }
  if (check !== 0) markUnfinished(out, rows);
};

const subtract: Loop = (left, right, rows, out, tolerance) => {
  const [a, aMask, b, bMask, results] = [left.numbers, left.mask, right.numbers, right.mask, out.numbers];
  let check = 0;
  for (let row = 0; row < rows; row++) {
    const first = a[row & aMask] as number;
    const difference = first - (b[row & bMask] as number);
    results[row] = Math.abs(difference) < tolerance * Math.abs(first) ? 0 : difference + 0;
    check += difference - difference;
  }
  if (check !== 0) markUnfinished(out, rows);
};

const multiply: Loop = (left, right, rows, out) => {
  const [a, aMask, b, bMask, results] = [left.numbers, left.mask, right.numbers, right.mask, out.numbers];
  let check = 0;
  for (let row = 0; row < rows; row++) {
    const product = (a[row & aMask] as number) * (b[row & bMask] as number);
    results[row] = product + 0;
    check += product - product;
  }
  if (check !== 0) markUnfinished(out, rows);
};

const divide: Loop = (left, right, rows, out) => {
  const [a, aMask, b, bMask, results] = [left.numbers, left.mask, right.numbers, right.mask, out.numbers];
  let check = 0;
  for (let row = 0; row < rows; row++) {
    const quotient = (a[row & aMask] as number) / (b[row & bMask] as number);
    results[row] = quotient + 0;
    check += quotient - quotient;
  }
  if (check === 0) return;
  for (let row = 0; row < rows; row++) {
    const quotient = results[row] as number;
    if (quotient - quotient !== 0) out.setError(row, b[row & bMask] === 0 ? divisionError : numError);
  }
};

const power: Loop = (left, right, rows, out) => {
  const [a, aMask, b, bMask, results] = [left.numbers, left.mask, right.numbers, right.mask, out.numbers];
  let check = 0;
  for (let row = 0; row < rows; row++) {
    const result = Math.pow(a[row & aMask] as number, b[row & bMask] as number);
    results[row] = result + 0;
    check += result - result;
  }
  if (check !== 0) markUnfinished(out, rows);
};

function markUnfinished(out: Vector, rows: number): void {
  const { numbers } = out;
  for (let row = 0; row < rows; row++) {
    const result = numbers[row] as number;
    if (result - result !== 0) out.setError(row, numError);
  }
}

function binary(loop: Loop): Kernel {
  return {
    parameters: [valueOnly, valueOnly],
    required: 2,
    cost: 2,
    apply(args, rows, out, context) {
      const given = [vectorOf(args[0]), vectorOf(args[1])] as const;
      const left = asNumbers(given[0], rows, context);
      const right = asNumbers(given[1], rows, context);
      out.clear(Kind.number);
      loop(left, right, rows, out, context.arithmetic.tolerance);
      passErrors([left, right], rows, out);
      // Errors that come in go before texts that are no numbers, whichever side they are on.
      if (left !== given[0] || right !== given[1]) passErrors(given, rows, out);
    },
  };
}

/** Puts the first error in argument order over results that were computed from whatever stood there. */
export function passErrors(args: readonly Vector[], rows: number, out: Vector): void {
  for (let index = args.length - 1; index >= 0; index--) {
    const vector = args[index] as Vector;
    if (vector.lacks(Kind.error)) continue;
    for (let row = 0; row < rows; row++) {
      if (vector.kindAt(row) === Kind.error) out.setError(row, vector.errorAt(row));
    }
  }
}

function unary(compute: (value: number) => number): Kernel {
  return {
    parameters: [valueOnly],
    required: 1,
    cost: 2,
    apply(args, rows, out, context) {
      const vector = asNumbers(vectorOf(args[0]), rows, context);
      for (let row = 0; row < rows; row++) {
        if (vector.kindAt(row) === Kind.error) out.setError(row, vector.errorAt(row));
        else setResult(out, row, compute(vector.numbers[row & vector.mask] as number));
      }
    },
  };
}

const join: Kernel = {
  parameters: [valueOnly, valueOnly],
  required: 2,
  cost: 60,
  apply(args, rows, out) {
    const [left, right] = [vectorOf(args[0]), vectorOf(args[1])];
    for (let row = 0; row < rows; row++) {
      if (left.kindAt(row) === Kind.error) out.setError(row, left.errorAt(row));
      else if (right.kindAt(row) === Kind.error) out.setError(row, right.errorAt(row));
      else out.setText(row, textOf(left, row) + textOf(right, row));
    }
  },
};

/** The number of a row, or what stands in its way. */
export type NumberFunction = (first: number, second: number, third: number) => number | CellError;

/**
 * A function of one to three numbers; `defaults` stand for the last arguments where they are left out. `refusal` says
 * what is wrong with any one number: the first argument that is refused or an error is the row's result.
 */
export function numeric(
  count: number,
  compute: NumberFunction,
  defaults: readonly number[] = [],
  refusal: (value: number) => CellError | null = () => null,
): Kernel {
  return {
    parameters: Array.from({ length: count }, () => valueOnly),
    required: count - defaults.length,
    cost: 15,
    apply(args, rows, out, context: KernelContext) {
      const vectors = args.map((arg) => asNumbers(vectorOf(arg), rows, context));
      const given = vectors.length;
      const at = (index: number, row: number): number => {
        const vector = vectors[index];
        return vector === undefined
          ? (defaults[defaults.length - count + index] as number)
          : (vector.numbers[row & vector.mask] as number);
      };
      const hasErrors = vectors.some((vector) => !vector.lacks(Kind.error));
      for (let row = 0; row < rows; row++) {
        if (hasErrors) {
          let failed = false;
          for (let index = 0; index < given && !failed; index++) {
            const vector = vectors[index] as Vector;
            const isError = vector.kindAt(row) === Kind.error;
            const error = isError ? vector.errorAt(row) : refusal(at(index, row));
            if (!error) continue;
            out.setError(row, error);
            failed = true;
          }
          if (failed) continue;
        }
        const second = count > 1 ? at(1, row) : 0;
        const result = compute(at(0, row), second, count > 2 ? at(2, row) : 0);
        if (typeof result === 'number') setResult(out, row, result);
        else out.setError(row, result);
      }
    },
  };
}

/** Passes its value on: `+x`. */
const same: Kernel = {
  parameters: [valueOnly],
  required: 1,
  cost: 1,
  apply(args, rows, out) {
    const source = out.adopt(vectorOf(args[0]));
    for (let row = 0; row < rows; row++) out.copy(row, source, row);
  },
};

export const operatorKernels: Readonly<Record<string, Kernel>> = {
  '+': binary(add),
  '-': binary(subtract),
  '*': binary(multiply),
  '/': binary(divide),
  '^': binary(power),
  '&': join,
};

export const unaryKernels: Readonly<Record<string, Kernel>> = {
  '-': unary((value) => -value),
  '%': unary((value) => value / 100),
  '+': same,
};
