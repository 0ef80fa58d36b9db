import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Parameter } from './document';

export type ParameterValue = Parameter['value'];

/** What decides whether a value fits; templates have parameters before the workbook does. */
export type ParameterRules = Pick<Parameter, 'kind' | 'label' | 'min' | 'max' | 'choices'>;

/**
 * The value when it is of the parameter's kind and within its bounds.
 *
 * Errors: valueNotOfType with `name`; parameterOutOfBounds with `name`, `min` and `max` as the panel shows them.
 */
export function checkParameterValue(
  rules: ParameterRules,
  value: unknown,
  locale: Locale,
): Result<ParameterValue> {
  const name = rules.label[locale];
  if (!isOfKind(rules, value)) return failed(problem('valueNotOfType', { name, value: String(value) }));
  const { min = -Infinity, max = Infinity } = rules;
  if (typeof value === 'number' && (value < min || value > max)) {
    return failed(problem('parameterOutOfBounds', { name, ...shownBounds(rules) }));
  }
  return ok(value);
}

function isOfKind({ kind, choices = [] }: ParameterRules, value: unknown): value is ParameterValue {
  switch (kind) {
    case 'number':
    case 'percent':
    case 'currency':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && choices.includes(value);
    case 'text':
      return typeof value === 'string';
  }
}

/** The value that the rules let in and that is nearest to a given one, which may be of another kind. */
export function fittedValue(rules: Omit<ParameterRules, 'label'>, value: ParameterValue): ParameterValue {
  const { kind, min = -Infinity, max = Infinity, choices = [] } = rules;
  switch (kind) {
    case 'boolean':
      return typeof value === 'string' ? value.toLowerCase() === 'true' : Boolean(value);
    case 'text':
      return String(value);
    case 'choice':
      return choices.includes(String(value)) ? String(value) : (choices[0] ?? '');
    default: {
      const number = Number(value);
      return Math.min(Math.max(Number.isFinite(number) ? number : 0, min), max);
    }
  }
}

/** Percentages as such, a missing bound as infinity. */
function shownBounds({ kind, min, max }: ParameterRules): { min: string; max: string } {
  const shown = (bound: number): string =>
    kind === 'percent' ? `${Number((bound * 100).toPrecision(12))}%` : String(bound);
  return { min: min === undefined ? '-∞' : shown(min), max: max === undefined ? '∞' : shown(max) };
}
