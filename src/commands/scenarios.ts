import type { Operation } from '../model/operation';
import { newScenarioId, type ScenarioId } from '../model/ids';
import { findParameter, sameName } from '../model/lookup';
import type { Scenario } from '../model/scenario';
import { currentValues, scenarioValues } from '../model/scenarioValues';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Command, CommandContext } from './command';
import { change, isEditable } from './outcome';

export type SaveScenarioArgs = { readonly name: string; readonly note?: string } | void;

const hasParameters = (context: CommandContext): boolean =>
  isEditable(context) && context.workbook.document.parameters.length > 0;

/** Keeps the values that parameters have now under a name; without one, the panel asks for it. */
export const saveScenario: Command<SaveScenarioArgs> = {
  id: 'scenarios.save',
  text: 'whatif_saveScenario',
  icon: 'bookmark-plus',
  isEnabled: hasParameters,
  run(context, args) {
    if (!args) {
      context.services.showPanel('scenarios');
      return ok();
    }
    const name = checkName(context, args.name, null);
    if (!name.ok) return name;
    const scenario: Scenario = {
      id: newScenarioId(),
      name: name.value,
      ...noted(args.note),
      savedMs: Date.now(),
      values: currentValues(context.workbook.document),
    };
    return put(context, [...scenariosOf(context), scenario], saveScenario);
  },
};

/** Gives all parameters the values of a scenario, as one step. */
export const switchScenario: Command<{ readonly id: ScenarioId }> = {
  id: 'scenarios.switch',
  text: 'whatif_switchScenario',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { id }) {
    const { document } = context.workbook;
    const scenario = find(context, id);
    if (!scenario) return failed(problem('notFound'));
    const operations = Object.entries(scenarioValues(document, scenario)).flatMap(
      ([parameterId, value]): Operation[] => {
        const parameter = findParameter(document, parameterId as never);
        if (!parameter || parameter.value === value) return [];
        return [{ kind: 'updateParameter', parameterId: parameter.id, patch: { value } }];
      },
    );
    return change(context, operations, { origin: 'scenarios.switch', label: switchScenario.text });
  },
};

export interface UpdateScenarioArgs {
  readonly id: ScenarioId;
  readonly name?: string;
  /** Empty takes the note away. */
  readonly note?: string;
  /** Keep the values of now in place of those that were kept. */
  readonly takeValues?: boolean;
}

export const updateScenario: Command<UpdateScenarioArgs> = {
  id: 'scenarios.update',
  text: 'whatif_updateScenario',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { id, name, note, takeValues = false }) {
    const scenario = find(context, id);
    if (!scenario) return failed(problem('notFound'));
    const checked = checkName(context, name ?? scenario.name, id);
    if (!checked.ok) return checked;
    const { note: oldNote, ...rest } = scenario;
    const updated: Scenario = {
      ...rest,
      name: checked.value,
      ...noted(note ?? oldNote),
      ...(takeValues ? { savedMs: Date.now(), values: currentValues(context.workbook.document) } : {}),
    };
    const scenarios = scenariosOf(context).map((other) => (other === scenario ? updated : other));
    return put(context, scenarios, updateScenario);
  },
};

export const removeScenario: Command<{ readonly id: ScenarioId }> = {
  id: 'scenarios.remove',
  text: 'whatif_removeScenario',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { id }) {
    const scenarios = scenariosOf(context).filter((scenario) => scenario.id !== id);
    if (scenarios.length === scenariosOf(context).length) return failed(problem('notFound'));
    return put(context, scenarios, removeScenario);
  },
};

const scenariosOf = (context: CommandContext): readonly Scenario[] =>
  context.workbook.document.scenarios ?? [];

const find = (context: CommandContext, id: ScenarioId): Scenario | undefined =>
  scenariosOf(context).find((scenario) => scenario.id === id);

const noted = (note: string | undefined): Pick<Scenario, 'note'> =>
  note === undefined || note.trim() === '' ? {} : { note: note.trim() };

function checkName(context: CommandContext, typed: string, own: ScenarioId | null): Result<string> {
  const name = typed.trim().slice(0, 100);
  if (name === '') return failed(problem('nameEmpty'));
  const isTaken = scenariosOf(context).some(
    (scenario) => scenario.id !== own && sameName(scenario.name, name),
  );
  return isTaken ? failed(problem('nameTaken', { name })) : ok(name);
}

function put(
  context: CommandContext,
  scenarios: readonly Scenario[],
  { id, text }: Pick<Command, 'id' | 'text'>,
): Result<void> {
  return change(context, [{ kind: 'setScenarios', scenarios }], { origin: id, label: text });
}
