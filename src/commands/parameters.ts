import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Parameter } from '../model/document';
import type { ParameterId } from '../model/ids';
import { findParameter } from '../model/lookup';
import type { Command, CommandContext } from './command';
import { change, isEditable } from './outcome';

export interface SetParameterArgs {
  readonly parameterId: ParameterId;
  readonly value: number | string | boolean;
}

/** Changes the value of a parameter within its bounds. Dragging a slider is one step for undo. */
export const setParameter: Command<SetParameterArgs> = {
  id: 'parameters.set',
  text: 'commands_parameters_set',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { parameterId, value }) {
    const parameter = findParameter(context.workbook.document, parameterId);
    if (!parameter) return failed(problem('notFound'));
    const checked = checkValue(context, parameter, value);
    if (!checked.ok || parameter.value === value) return checked;
    return change(context, [{ kind: 'updateParameter', parameterId, patch: { value } }], {
      // The id is part of the origin, so that only changes of one parameter are merged.
      origin: `parameters.set.${parameterId}`,
      label: setParameter.text,
      undo: 'merge',
    });
  },
};

function checkValue(
  context: CommandContext,
  parameter: Parameter,
  value: SetParameterArgs['value'],
): Result<void> {
  const name = parameter.label[context.locale];
  switch (parameter.kind) {
    case 'number':
    case 'percent':
    case 'currency': {
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        return failed(problem('valueNotOfType', { name }));
      }
      const { min = -Infinity, max = Infinity } = parameter;
      if (value >= min && value <= max) return ok();
      return failed(problem('parameterOutOfBounds', { name, ...shownBounds(parameter) }));
    }
    case 'text':
      return typeof value === 'string' ? ok() : failed(problem('valueNotOfType', { name }));
    case 'boolean':
      return typeof value === 'boolean' ? ok() : failed(problem('valueNotOfType', { name }));
    case 'choice': {
      const allowed = typeof value === 'string' && (parameter.choices ?? []).includes(value);
      return allowed ? ok() : failed(problem('valueNotOfType', { name }));
    }
  }
}

/** Bounds as the panel shows them: percentages as such, a missing one as infinity. */
function shownBounds({ kind, min, max }: Parameter): { min: string; max: string } {
  const shown = (bound: number): string =>
    kind === 'percent' ? `${Number((bound * 100).toPrecision(12))}%` : String(bound);
  return { min: min === undefined ? '-∞' : shown(min), max: max === undefined ? '∞' : shown(max) };
}
