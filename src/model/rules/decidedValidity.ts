import { isCellError, plainText, type CellValue } from '../../shared/value';
import { textInput } from '../format/gridInput';
import { isFormula } from '../lookup';
import type { RuleOperand } from '../conditionalFormat';
import type { Validation, ValidationBounds, ValidationRule } from '../validation';
import { validityOf, type ValidityContext } from './validity';

type RuleValue = CellValue | readonly (readonly CellValue[])[];

/** What a formula in stored form comes to where the validated cell stands; arrays as rows. */
export type RuleEvaluation = (formula: string) => Promise<RuleValue>;

/** `validityOf` with the help of the engine. What the engine cannot say is valid; a formula that fails is not. */
export async function decidedValidity(
  validation: Validation,
  value: CellValue,
  context: ValidityContext,
  evaluate: RuleEvaluation,
): Promise<boolean> {
  const validity = validityOf(validation, value, context);
  if (validity !== 'unknown') return validity === 'valid';
  const { rule } = validation;
  if (rule.kind === 'formula') return isMet(firstOf(await evaluate(rule.formula)));
  const known = await withValues(rule, evaluate);
  return validityOf({ ...validation, rule: known }, value, context) !== 'invalid';
}

/** Whether the result of a formula says yes: TRUE, or a number other than 0. `null`: it is not known. */
export function isMet(result: CellValue): boolean {
  if (result === null) return true;
  if (isCellError(result)) return result.reason === 'engineFailed';
  return result === true || (typeof result === 'number' && result !== 0);
}

async function withValues(rule: ValidationRule, evaluate: RuleEvaluation): Promise<ValidationRule> {
  if (rule.kind === 'formula') return rule;
  if (rule.kind !== 'list') return { ...rule, ...(await boundsOf(rule, evaluate)) };
  if (rule.source.kind !== 'formula') return rule;
  const listed = await evaluate(rule.source.formula);
  const values = Array.isArray(listed) ? (listed as readonly (readonly CellValue[])[]).flat() : [listed];
  return { ...rule, source: { kind: 'values', values: values.map((one) => plainText(one as CellValue)) } };
}

async function boundsOf(bounds: ValidationBounds, evaluate: RuleEvaluation): Promise<ValidationBounds> {
  const operand = async (given: RuleOperand): Promise<RuleOperand> => {
    if (!isFormula(given)) return given;
    const value = firstOf(await evaluate(given));
    // What cannot be compared with stays open.
    if (value === null || isCellError(value)) return given;
    return typeof value === 'string' ? textInput(value) : value;
  };
  if ('value' in bounds) return { ...bounds, value: await operand(bounds.value) };
  return { ...bounds, from: await operand(bounds.from), to: await operand(bounds.to) };
}

export function firstOf(value: RuleValue): CellValue {
  return Array.isArray(value)
    ? ((value as readonly (readonly CellValue[])[])[0]?.[0] ?? null)
    : (value as CellValue);
}
