import type { CellError } from '../../../shared/value';
import type { CalendarDate, EngineArithmetic } from '../engineArithmetic';
import { numError, valueError, valueOnly, type Kernel, type KernelContext, type Operand } from '../kernel';
import type { Vector } from '../vector';
import { numeric } from './arithmetic';

type DateFunction = (
  arithmetic: EngineArithmetic,
  first: number,
  second: number,
  third: number,
) => number | CellError;

function dated(count: number, compute: DateFunction): Kernel {
  return {
    parameters: Array.from({ length: count }, () => valueOnly),
    required: count,
    cost: 60,
    apply(args: readonly Operand[], rows: number, out: Vector, context: KernelContext) {
      const { arithmetic } = context;
      numeric(count, (...numbers) => compute(arithmetic, ...numbers)).apply(args, rows, out, context);
    },
  };
}

const partOfDate = (part: keyof CalendarDate): Kernel =>
  dated(1, (arithmetic, serial) => (serial < 0 ? numError : arithmetic.dateOfSerial(serial)[part]));

/** Months and days beyond the ends of a year or month carry over. */
function serialOf(
  arithmetic: EngineArithmetic,
  year: number,
  month: number,
  day: number,
): number | CellError {
  const shiftedYear = Math.trunc(year) + (Math.trunc(year) < arithmetic.firstYear ? arithmetic.firstYear : 0);
  const years = Math.floor((Math.trunc(month) - 1) / 12);
  const firstOfMonth = { year: shiftedYear + years, month: Math.trunc(month) - years * 12, day: 1 };
  const first = arithmetic.serialOfDate(firstOfMonth);
  if (first === null) return valueError;
  const serial = first + (Math.trunc(day) - 1);
  return arithmetic.isWithinBounds(serial) ? serial : numError;
}

export const dateKernels: Readonly<Record<string, Kernel>> = {
  YEAR: partOfDate('year'),
  MONTH: partOfDate('month'),
  DAY: partOfDate('day'),
  DATE: dated(3, serialOf),
};
