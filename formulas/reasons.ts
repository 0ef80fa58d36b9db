import { cellError, type CellError } from '../src/shared/value';
import { argumentReasons } from './reasons/argumentReasons';
import { customerReasons } from './reasons/customerReasons';
import { hostReasons } from './reasons/hostReasons';
import { rangeReasons } from './reasons/rangeReasons';

/** Every reason a function of ours gives for an error, with its words. */
export const formulaReasons = { ...argumentReasons, ...rangeReasons, ...customerReasons, ...hostReasons };

/** A reason a function of ours gives for an error. */
export type FormulaReason = keyof typeof formulaReasons;

/** The error a reason stands for; `params` fill its words and name the argument at fault. */
export function formulaError(
  reason: FormulaReason,
  params: Readonly<Record<string, string | number>> = {},
): CellError {
  return cellError(formulaReasons[reason].code, reason, params);
}

/** Tells our reasons from those of the engine. */
export function isFormulaReason(reason: string): reason is FormulaReason {
  return Object.hasOwn(formulaReasons, reason);
}
