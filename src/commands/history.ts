import { ok } from '../shared/result';
import type { Command } from './command';
import { isEditable } from './outcome';

/** Takes the last step back; with nothing to take back it does nothing, as everywhere. */
export const undo: Command = {
  id: 'history.undo',
  text: 'commands_history_undo',
  keys: ['Mod+Z'],
  icon: 'undo-2',
  isEnabled: isEditable,
  run({ services }) {
    services.undo();
    return ok();
  },
};

export const redo: Command = {
  id: 'history.redo',
  text: 'commands_history_redo',
  keys: ['Mod+Y', 'Mod+Shift+Z'],
  icon: 'redo-2',
  isEnabled: isEditable,
  run({ services }) {
    services.redo();
    return ok();
  },
};
