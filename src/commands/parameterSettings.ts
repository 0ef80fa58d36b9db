import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Parameter, WorkbookDocument } from '../model/document';
import { adoptName } from '../model/formula/adoptName';
import { usesOfName } from '../model/formula/usesOfName';
import { newParameterId, type ParameterId } from '../model/ids';
import { findParameter, sameName } from '../model/lookup';
import type { Operation, ParameterPatch } from '../model/operation';
import { applyPatch } from '../model/operations/patch';
import { checkParameterValue, fittedValue } from '../model/parameterValue';
import type { Command } from './command';
import { change, isEditable } from './outcome';
import { checkFormulaName, unlessFunction } from './formulaNames';

export type NewParameter = Omit<Parameter, 'id'>;

export const addParameter: Command<{ readonly parameter: NewParameter }> = {
  id: 'parameters.add',
  text: 'format_parameters_add',
  needsArgs: true,
  isEnabled: isEditable,
  run: (context, { parameter }) =>
    unlessFunction(context, parameter.name, () => {
      const { document } = context.workbook;
      const name = checkFormulaName(document, parameter.name, null);
      if (!name.ok) return name;
      const fault = settingsFault(parameter);
      if (fault) return failed(fault);
      const value = checkParameterValue(parameter, parameter.value, context.locale);
      if (!value.ok) return value;
      return change(context, additionOf(document, { ...parameter, name: name.value }).operations, {
        origin: 'parameters.add',
        label: addParameter.text,
      });
    }),
};

export interface UpdateParameterArgs {
  readonly parameterId: ParameterId;
  readonly patch: ParameterPatch;
}

/** Name, kind, words, bounds, step and choices. A value that no longer fits becomes the nearest that does. */
export const updateParameter: Command<UpdateParameterArgs> = {
  id: 'parameters.update',
  text: 'format_parameters_update',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { parameterId, patch }) {
    const old = findParameter(context.workbook.document, parameterId);
    if (!old) return failed(problem('notFound'));
    const update = (): Result<void> => {
      const { document } = context.workbook;
      const parameter = findParameter(document, parameterId);
      if (!parameter) return failed(problem('notFound'));
      const name = checkFormulaName(document, patch.name ?? parameter.name, parameterId);
      if (!name.ok) return name;
      const next = applyPatch(parameter, patch);
      const fault = settingsFault(next);
      if (fault) return failed(fault);
      const value = fittedValue(next, next.value);
      return change(
        context,
        [
          { kind: 'updateParameter', parameterId, patch: { ...patch, name: name.value, value } },
          ...adoptName(document, name.value, parameterId),
        ],
        { origin: 'parameters.update', label: updateParameter.text },
      );
    };
    // A name it has already, of a template or a file, may stay.
    const keepsName = patch.name === undefined || sameName(patch.name, old.name);
    return keepsName ? update() : unlessFunction(context, patch.name, update);
  },
};

/** Refused while something reads it: the formulas would be left with nothing. */
export const removeParameter: Command<{ readonly parameterId: ParameterId }> = {
  id: 'parameters.remove',
  text: 'format_parameters_remove',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { parameterId }) {
    const { document } = context.workbook;
    const parameter = findParameter(document, parameterId);
    if (!parameter) return failed(problem('notFound'));
    const count = usesOfName(document, parameterId);
    if (count > 0) return failed(problem('parameterInUse', { name: parameter.name, count }));
    return change(context, [{ kind: 'removeParameter', parameterId }], {
      origin: 'parameters.remove',
      label: removeParameter.text,
    });
  },
};

/** Opens the form for a new parameter. */
export const newParameter: Command = {
  id: 'parameters.new',
  text: 'format_parameters_new',
  icon: 'sliders-horizontal',
  isEnabled: isEditable,
  run({ services }) {
    services.showPanel('parameters', { parameterId: null });
    return ok();
  },
};

export function additionOf(
  document: WorkbookDocument,
  parameter: NewParameter,
): { readonly id: ParameterId; readonly operations: readonly Operation[] } {
  const id = newParameterId();
  const after = document.parameters.at(-1)?.id ?? null;
  const added = { kind: 'addParameter', parameter: { ...parameter, id }, after } as const;
  return { id, operations: [added, ...adoptName(document, parameter.name, id)] };
}

function settingsFault({ kind, min, max, step, choices = [] }: NewParameter): Problem | null {
  if (min !== undefined && max !== undefined && min > max) return problem('parameterBounds', { min, max });
  if (step !== undefined && !(step > 0)) return problem('parameterStep');
  return kind === 'choice' && choices.length === 0 ? problem('parameterWithoutChoices') : null;
}
