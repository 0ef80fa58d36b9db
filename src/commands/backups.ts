import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { Command } from './command';

/** Keeps the workbook outside the browser's data: in the chosen folder, or as a download where there is none. */
export const backUp: Command = {
  id: 'file.backUp',
  text: 'history_backUp',
  icon: 'archive',
  isEnabled: ({ services }) => services.backup !== undefined,
  async run({ services }) {
    const done = await services.backup?.backUp();
    if (!done?.ok) return done ?? failed(problem('notFound'));
    if (!done.value.includes('chosen') && services.exportFile) return services.exportFile('workbook');
    services.notify({ kind: 'message', text: 'history_backedUp' });
    return ok();
  },
};

export const chooseBackupFolder: Command = {
  id: 'file.chooseBackupFolder',
  text: 'history_chooseFolder',
  icon: 'folder',
  isEnabled: ({ services }) => services.backup?.canChooseFolder === true,
  async run({ services }) {
    const chosen = await services.backup?.chooseFolder();
    if (!chosen?.ok)
      return chosen?.problem.code === 'cancelled' ? ok() : (chosen ?? failed(problem('notFound')));
    services.notify({ kind: 'message', text: 'history_backedUp' });
    return ok();
  },
};
