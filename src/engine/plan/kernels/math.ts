import { roundAway, roundNearest, roundTowards } from '../../../../formulas/rounding';
import type { CellError } from '../../../shared/value';
import { divisionError, numError, type Kernel } from '../kernel';
import { numeric } from './arithmetic';

function remainder(dividend: number, divisor: number): number | CellError {
  if (divisor === 0) return divisionError;
  const truncated = dividend % divisor;
  return truncated === 0 || truncated < 0 === divisor < 0 ? truncated : truncated + divisor;
}

const refusedByLogarithm = (value: number): CellError | null => (value <= 0 ? numError : null);

function logarithm(value: number, base: number): number | CellError {
  return refusedByLogarithm(value) ?? refusedByLogarithm(base) ?? Math.log(value) / Math.log(base);
}

export const mathKernels: Readonly<Record<string, Kernel>> = {
  ABS: numeric(1, (value) => Math.abs(value)),
  SQRT: numeric(1, (value) => Math.sqrt(value)),
  EXP: numeric(1, (value) => Math.exp(value)),
  LN: numeric(1, (value) => Math.log(value)),
  LOG: numeric(2, (value, base) => logarithm(value, base), [10], refusedByLogarithm),
  LOG10: numeric(1, (value) => Math.log10(value)),
  POWER: numeric(2, (base, exponent) => Math.pow(base, exponent)),
  MOD: numeric(2, (dividend, divisor) => remainder(dividend, divisor)),
  INT: numeric(1, (value) => Math.floor(value)),
  SIGN: numeric(1, (value) => Math.sign(value)),
  ROUND: numeric(2, (value, places) => roundNearest(value, places), [0]),
  ROUNDUP: numeric(2, (value, places) => roundAway(value, places), [0]),
  ROUNDDOWN: numeric(2, (value, places) => roundTowards(value, places), [0]),
  TRUNC: numeric(2, (value, places) => roundTowards(value, places), [0]),
};
