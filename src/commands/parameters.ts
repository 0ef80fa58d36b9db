import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { ParameterId } from '../model/ids';
import { findParameter } from '../model/lookup';
import { checkParameterValue } from '../model/parameterValue';
import type { Command } from './command';
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
    const checked = checkParameterValue(parameter, value, context.locale);
    if (!checked.ok) return checked;
    if (parameter.value === value) return ok();
    return change(context, [{ kind: 'updateParameter', parameterId, patch: { value } }], {
      // The id is part of the origin, so that only changes of one parameter are merged.
      origin: `parameters.set.${parameterId}`,
      label: setParameter.text,
      undo: 'merge',
    });
  },
};
