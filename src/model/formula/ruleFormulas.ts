import type { ConditionalFormat, ConditionalRule, RuleOperand, RuleTest } from '../conditionalFormat';
import { isFormula } from '../lookup';
import type { GridValidation, Validation, ValidationRule } from '../validation';

/** What becomes of a formula in stored form. */
export type FormulaRewrite = (formula: string) => string;

/** A conditional format with its formulas rewritten; the same object when none differs. */
export function rewriteFormat(format: ConditionalFormat, rewrite: FormulaRewrite): ConditionalFormat {
  const rule = rewriteRule(format.rule, rewrite);
  return rule === format.rule ? format : { ...format, rule };
}

export function rewriteValidation(validation: Validation, rewrite: FormulaRewrite): Validation {
  const rule = rewriteValidationRule(validation.rule, rewrite);
  return rule === validation.rule ? validation : { ...validation, rule };
}

export function rewriteGridValidation(item: GridValidation, rewrite: FormulaRewrite): GridValidation {
  const validation = rewriteValidation(item.validation, rewrite);
  return validation === item.validation ? item : { ...item, validation };
}

/** Every formula of a rule, in stored form. */
export function formulasOfFormat(format: ConditionalFormat): string[] {
  return collected((note) => rewriteFormat(format, note));
}

export function formulasOfValidation(validation: Validation): string[] {
  return collected((note) => rewriteValidation(validation, note));
}

function collected(visit: (note: FormulaRewrite) => void): string[] {
  const formulas: string[] = [];
  visit((formula) => {
    formulas.push(formula);
    return formula;
  });
  return formulas;
}

function rewriteRule(rule: ConditionalRule, rewrite: FormulaRewrite): ConditionalRule {
  if (rule.kind !== 'style') return rule;
  const test = rewriteTest(rule.test, rewrite);
  return test === rule.test ? rule : { ...rule, test };
}

function rewriteTest(test: RuleTest, rewrite: FormulaRewrite): RuleTest {
  if (test.kind === 'formula') return rewriteFormula(test, rewrite);
  return test.kind === 'compare' ? rewriteOperands(test, rewrite) : test;
}

function rewriteValidationRule(rule: ValidationRule, rewrite: FormulaRewrite): ValidationRule {
  if (rule.kind === 'formula') return rewriteFormula(rule, rewrite);
  if (rule.kind !== 'list') return rewriteOperands(rule, rewrite);
  if (rule.source.kind !== 'formula') return rule;
  const source = rewriteFormula(rule.source, rewrite);
  return source === rule.source ? rule : { ...rule, source };
}

function rewriteFormula<T extends { readonly formula: string }>(holder: T, rewrite: FormulaRewrite): T {
  const formula = rewrite(holder.formula);
  return formula === holder.formula ? holder : { ...holder, formula };
}

type Operands = { readonly value: RuleOperand } | { readonly from: RuleOperand; readonly to: RuleOperand };

function rewriteOperands<T extends Operands>(holder: T, rewrite: FormulaRewrite): T {
  const operand = (value: RuleOperand): RuleOperand => (isFormula(value) ? rewrite(value) : value);
  if ('value' in holder) {
    const value = operand(holder.value);
    return value === holder.value ? holder : { ...holder, value };
  }
  const [from, to] = [operand(holder.from), operand(holder.to)];
  return from === holder.from && to === holder.to ? holder : { ...holder, from, to };
}
