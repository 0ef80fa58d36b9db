import type { EngineArithmetic } from '../engineArithmetic';
import { valueOnly, vectorOf, type Kernel, type KernelContext } from '../kernel';
import { Kind, type Vector } from '../vector';
import { passErrors } from './arithmetic';

/** Order of values of different kinds. */
const rankOfKind: Readonly<Record<number, number>> = {
  [Kind.blank]: 0,
  [Kind.number]: 1,
  [Kind.text]: 2,
  [Kind.boolean]: 3,
};

/** Nearly equal numbers are equal, as in the calculator. */
export function compareNumbers(left: number, right: number, tolerance: number): number {
  const factor = 1 + tolerance;
  if (right >= 0 && left * factor >= right && left <= right * factor) return 0;
  if (right <= 0 && left * factor <= right && left >= right * factor) return 0;
  return left > right ? 1 : -1;
}

/** Negative, 0 or positive, as the calculator's operators compare two values; not for errors. */
export function compareRows(
  left: Vector,
  leftRow: number,
  right: Vector,
  rightRow: number,
  arithmetic: EngineArithmetic,
): number {
  const leftKind = left.kindAt(leftRow);
  const rightKind = right.kindAt(rightRow);
  const a = left.numbers[leftRow & left.mask] as number;
  const b = right.numbers[rightRow & right.mask] as number;
  if (leftKind === Kind.text || rightKind === Kind.text) {
    const leftDate = dateOf(left, leftRow, leftKind, a, arithmetic);
    const rightDate = leftDate === null ? null : dateOf(right, rightRow, rightKind, b, arithmetic);
    if (leftDate !== null && rightDate !== null) {
      return compareNumbers(leftDate, rightDate, arithmetic.tolerance);
    }
    if (leftKind === Kind.text && rightKind === Kind.text) {
      return arithmetic.compareTexts(left.textAt(leftRow), right.textAt(rightRow));
    }
    // A blank is the empty text.
    if (leftKind === Kind.blank) return arithmetic.compareTexts('', right.textAt(rightRow));
    if (rightKind === Kind.blank) return arithmetic.compareTexts(left.textAt(leftRow), '');
  }
  const sameKind = leftKind === rightKind || leftKind === Kind.blank || rightKind === Kind.blank;
  if (!sameKind) return (rankOfKind[leftKind] ?? 0) - (rankOfKind[rightKind] ?? 0);
  if (leftKind === Kind.boolean || rightKind === Kind.boolean) return a - b;
  return compareNumbers(a, b, arithmetic.tolerance);
}

function dateOf(
  vector: Vector,
  row: number,
  kind: number,
  number: number,
  arithmetic: EngineArithmetic,
): number | null {
  if (kind === Kind.text) return arithmetic.textAsDate(vector.textAt(row));
  return kind === Kind.number ? number : null;
}

type Test = (order: number) => boolean;

function comparison(test: Test): Kernel {
  const outcomes = Uint8Array.of(Number(test(-1)), Number(test(0)), Number(test(1)));
  return {
    parameters: [valueOnly, valueOnly],
    required: 2,
    cost: 5,
    apply(args, rows, out, context) {
      const [left, right] = [vectorOf(args[0]), vectorOf(args[1])];
      out.clear(Kind.boolean);
      const withoutNumbers = Kind.boolean | Kind.text | Kind.error;
      if (left.lacks(withoutNumbers) && right.lacks(withoutNumbers)) {
        compareAllNumbers(left, right, rows, out, outcomes, context.arithmetic.tolerance);
      } else compareAll(left, right, rows, out, outcomes, context);
    },
  };
}

function compareAllNumbers(
  left: Vector,
  right: Vector,
  rows: number,
  out: Vector,
  outcomes: Uint8Array,
  tolerance: number,
): void {
  const [a, aMask, b, bMask, results] = [left.numbers, left.mask, right.numbers, right.mask, out.numbers];
  const factor = 1 + tolerance;
  for (let row = 0; row < rows; row++) {
    const first = a[row & aMask] as number;
    const second = b[row & bMask] as number;
    // `compareNumbers` without branches: which way they go is chance here, and a wrong guess costs ten times the row.
    const isEqual =
      (Number(second >= 0) & Number(first * factor >= second) & Number(first <= second * factor)) |
      (Number(second <= 0) & Number(first * factor <= second) & Number(first >= second * factor));
    results[row] = outcomes[isEqual + 2 * (Number(first > second) & ~isEqual)] as number;
  }
}

function compareAll(
  left: Vector,
  right: Vector,
  rows: number,
  out: Vector,
  outcomes: Uint8Array,
  { arithmetic }: KernelContext,
): void {
  // Texts are compared once each where the other side is the same for all rows.
  const known =
    right.isUniform && left.texts.length < rows ? new Int8Array(left.texts.length).fill(unknown) : null;
  const hasErrors = !left.lacks(Kind.error) || !right.lacks(Kind.error);
  for (let row = 0; row < rows; row++) {
    if (hasErrors && (left.kindAt(row) === Kind.error || right.kindAt(row) === Kind.error)) continue;
    if (known !== null && left.kindAt(row) === Kind.text) {
      const code = left.numbers[row & left.mask] as number;
      if (known[code] === unknown) known[code] = Math.sign(compareRows(left, row, right, row, arithmetic));
      out.numbers[row] = outcomes[(known[code] as number) + 1] as number;
    } else {
      const order = Math.sign(compareRows(left, row, right, row, arithmetic));
      out.numbers[row] = outcomes[order + 1] as number;
    }
  }
  if (hasErrors) passErrors([left, right], rows, out);
}

const unknown = 2;

export const comparisonKernels: Readonly<Record<string, Kernel>> = {
  '=': comparison((order) => order === 0),
  '<>': comparison((order) => order !== 0),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
};
