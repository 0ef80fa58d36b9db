import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import type { Command, CommandContext } from './command';
import { isSelectionEditable } from './outcome';

const hasClipboard = (context: CommandContext): boolean =>
  context.selection !== null && context.services.clipboard !== undefined;

const unavailable = failed(problem('clipboardEmpty'));

/** Puts the selection on the system's clipboard; formulas and styles go along within the workbook. */
export const copySelection: Command = {
  id: 'cells.copy',
  text: 'commands_cells_copy',
  keys: ['Mod+C'],
  icon: 'copy',
  isEnabled: hasClipboard,
  run: ({ services }) => services.clipboard?.copy() ?? unavailable,
};

/** Like copying, and the cells leave their place when they are pasted. */
export const cutSelection: Command = {
  id: 'cells.cut',
  text: 'commands_cells_cut',
  keys: ['Mod+X'],
  icon: 'scissors',
  isEnabled: (context) => hasClipboard(context) && isSelectionEditable(context),
  run: ({ services }) => services.clipboard?.cut() ?? unavailable,
};

/** Pastes what the system's clipboard holds over the selection; the browser may ask for permission first. */
export const pasteClipboard: Command = {
  id: 'cells.pasteClipboard',
  text: 'commands_cells_paste',
  keys: ['Mod+V'],
  icon: 'clipboard-paste',
  isEnabled: (context) => hasClipboard(context) && isSelectionEditable(context),
  run: ({ services }) => services.clipboard?.paste() ?? unavailable,
};
