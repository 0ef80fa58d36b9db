import type { Parameter, WorkbookDocument } from './document';
import type { ParameterId } from './ids';
import type { ParameterValue } from './parameterValue';
import type { Scenario } from './scenario';

export type ParameterValues = Readonly<Record<ParameterId, ParameterValue>>;

export const currentValues = ({ parameters }: WorkbookDocument): ParameterValues =>
  Object.fromEntries(parameters.map(({ id, value }) => [id, value]));

/**
 * What a scenario says about the parameters of today: those it does not know keep their value, as do those that are of
 * another kind by now; a number outside of bounds that were set since becomes the nearest within.
 */
export function scenarioValues({ parameters }: WorkbookDocument, { values }: Scenario): ParameterValues {
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.id, fittingValue(parameter, values[parameter.id])]),
  );
}

function fittingValue(parameter: Parameter, saved: ParameterValue | undefined): ParameterValue {
  const { value, min = -Infinity, max = Infinity, choices = [] } = parameter;
  if (saved === undefined || typeof saved !== typeof value) return value;
  if (typeof saved === 'number') return Math.min(Math.max(saved, min), max);
  return parameter.kind === 'choice' && !choices.includes(String(saved)) ? value : saved;
}
