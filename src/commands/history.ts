import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
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

/** As in Excel: the last change of formats, or of lines and cells put in or taken out, once more to what is selected now. */
export const repeat: Command = {
  id: 'history.repeat',
  text: 'commands_history_repeat',
  hint: 'commands_history_repeatHint',
  keys: ['F4'],
  icon: 'repeat',
  // The key belongs to a formula while one is typed.
  isEnabled: (context) => isEditable(context) && context.services.typedFormula === undefined,
  run: ({ services }) => services.repeat?.() ?? failed(problem('nothingToRepeat')),
};
