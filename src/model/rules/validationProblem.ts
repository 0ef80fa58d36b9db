import { problem, type Problem } from '../../shared/problems';
import type { Locale } from '../../shared/localText';
import { plainText, type CellValue } from '../../shared/value';
import { formatValue, type ValueFormat } from '../format/formatValue';
import type { RuleOperand } from '../conditionalFormat';
import type { Validation, ValidationBounds } from '../validation';
import { choicesOf, operandValue, type ValidityContext } from './validity';

/** As many choices as a sentence can name. */
const namedChoices = 5;

/** Why a value may not be in a cell: the words of the validation itself, or what is expected instead. */
export function validationProblem(
  { rule, message }: Validation,
  value: CellValue,
  context: ValidityContext,
  locale: Locale,
): Problem {
  if (message) return problem('valueRefused', { message });
  if (value === null || value === '') return problem('valueRequired');
  const shown = plainText(value);
  switch (rule.kind) {
    case 'list': {
      const choices = (choicesOf(rule.source, context) ?? []).map(plainText);
      const named = choices.slice(0, namedChoices).join(locale === 'zh-CN' ? '、' : ', ');
      return problem('valueNotInList', {
        value: shown,
        choices: choices.length > namedChoices ? `${named} …` : named,
      });
    }
    case 'number':
      return problem(rule.whole ? 'valueNotWhole' : 'valueNotNumber', {
        value: shown,
        bounds: boundsText(rule, {}, context, locale),
      });
    case 'date':
      return problem('valueNotDate', {
        value: shown,
        bounds: boundsText(rule, { type: 'date' }, context, locale),
      });
    case 'textLength':
      return problem('valueNotLength', { value: shown, bounds: boundsText(rule, {}, context, locale) });
    case 'formula':
      return problem('valueNotByFormula', { value: shown });
  }
}

const signs = { equal: '=', notEqual: '≠', less: '<', atMost: '≤', more: '>', atLeast: '≥' } as const;

/** `≥ 0`, `0 – 100`: signs are the same in every language. */
function boundsText(
  bounds: ValidationBounds,
  format: ValueFormat,
  context: ValidityContext,
  locale: Locale,
): string {
  const shown = (operand: RuleOperand): string =>
    formatValue(operandValue(operand, context) ?? null, format, locale) || '?';
  if ('value' in bounds) return `${signs[bounds.is]} ${shown(bounds.value)}`;
  const range = `${shown(bounds.from)} – ${shown(bounds.to)}`;
  return bounds.is === 'between' ? range : `≠ ${range}`;
}
