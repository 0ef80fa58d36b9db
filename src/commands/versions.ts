import { restoreOperations } from '../model/restoreContent';
import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { Command, CommandContext } from './command';
import { change } from './outcome';

const canKeep = (context: CommandContext): boolean =>
  !context.readOnly && context.services.versions !== undefined;
const noVersions = failed(problem('notFound'));

/** The list of earlier states of the workbook. */
export const showVersions: Command = {
  id: 'view.versions',
  text: 'history_show',
  icon: 'history',
  isEnabled: ({ services }) => services.versions !== undefined,
  run({ services }) {
    services.showPanel('versions');
    return ok();
  },
};

/** Keeps the workbook as it is now under a name. */
export const keepVersion: Command<{ readonly name: string }> = {
  id: 'versions.keep',
  text: 'history_keep',
  needsArgs: true,
  isEnabled: canKeep,
  run: ({ services }, { name }) => services.versions?.keep(name) ?? noVersions,
};

/** An empty name takes it away. */
export const renameVersion: Command<{ readonly pointId: string; readonly name: string }> = {
  id: 'versions.rename',
  text: 'history_rename',
  needsArgs: true,
  isEnabled: canKeep,
  run: ({ services }, { pointId, name }) => services.versions?.rename(pointId, name) ?? noVersions,
};

/** Makes the workbook hold again what it held then: one step, which can be undone. */
export const restoreVersion: Command<{ readonly pointId: string }> = {
  id: 'versions.restore',
  text: 'history_restore',
  needsArgs: true,
  isEnabled: canKeep,
  async run(context, { pointId }) {
    const { services, workbook } = context;
    const read = await services.versions?.read(pointId);
    if (!read?.ok) return read ?? noVersions;
    const restored = change(context, restoreOperations(workbook.document, read.value), {
      origin: 'versions.restore',
      label: restoreVersion.text,
    });
    if (restored.ok) services.notify({ kind: 'message', text: 'history_restored', undoable: true });
    return restored;
  },
};
