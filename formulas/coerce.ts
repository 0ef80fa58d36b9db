import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { formulaError } from './reasons';
import type { ParameterSpec } from './spec';

/**
 * Makes one value fit its parameter, or says why it does not.
 *
 * Blank is 0, empty text or FALSE; for an optional parameter it means "not given". Text is never read as a number.
 */
export function coerceValue(value: CellValue, parameter: ParameterSpec): CellValue | undefined {
  if (isCellError(value)) return value;
  if (value === null && parameter.optional) return parameter.default;
  switch (parameter.kind) {
    case 'number':
    case 'date':
      return coerceNumber(value, parameter);
    case 'text':
      return chooseText(textOf(value), parameter);
    case 'boolean':
      return coerceBoolean(value, parameter);
    default:
      return value;
  }
}

/** A number within the parameter's bounds, or the error that names the bound. */
export function coerceNumber(
  value: Exclude<CellValue, CellError>,
  parameter: ParameterSpec,
): number | CellError {
  if (typeof value === 'string') {
    return formulaError('textNotNumber', { argument: parameter.name, value });
  }
  const number = Number(value);
  if (!Number.isFinite(number)) return formulaError('numberNotFinite', { argument: parameter.name });
  return boundsError(number, parameter) ?? number;
}

function boundsError(value: number, parameter: ParameterSpec): CellError | undefined {
  const { min, max, name: argument } = parameter;
  if (min !== undefined) {
    if (parameter.exclusiveMin) {
      if (value <= min) return formulaError('notAboveMinimum', { argument, bound: min, value });
    } else if (value < min) return formulaError('belowMinimum', { argument, bound: min, value });
  }
  if (max !== undefined) {
    if (parameter.exclusiveMax) {
      if (value >= max) return formulaError('notBelowMaximum', { argument, bound: max, value });
    } else if (value > max) return formulaError('aboveMaximum', { argument, bound: max, value });
  }
  if (parameter.integer && !Number.isInteger(value)) return formulaError('notWhole', { argument, value });
  if (parameter.choices && !parameter.choices.includes(value)) return notAChoice(value, parameter);
  return undefined;
}

function textOf(value: Exclude<CellValue, CellError>): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

/** Choices are compared without regard to case and answered in their own spelling. */
function chooseText(value: string, parameter: ParameterSpec): string | CellError {
  if (!parameter.choices) return value;
  const wanted = value.trim().toUpperCase();
  const choice = parameter.choices.find((candidate) => String(candidate).toUpperCase() === wanted);
  return choice === undefined ? notAChoice(value, parameter) : String(choice);
}

function notAChoice(value: string | number, parameter: ParameterSpec): CellError {
  return formulaError('notAChoice', {
    argument: parameter.name,
    choices: (parameter.choices ?? []).join(', '),
    value,
  });
}

function coerceBoolean(value: Exclude<CellValue, CellError>, parameter: ParameterSpec): boolean | CellError {
  if (typeof value !== 'string') return Boolean(value);
  const word = value.trim().toUpperCase();
  if (word === 'TRUE') return true;
  if (word === 'FALSE') return false;
  return formulaError('textNotBoolean', { argument: parameter.name, value });
}
