import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import type { Command, CommandContext } from './command';
import { isSelectionEditable } from './outcome';
import type { PasteMode } from './pasteMode';

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

/** Values without formulas and formats. */
export const pasteValues = pasteSpecial('cells.pasteValues', 'structure_pasteValues', 'values', [
  'Mod+Shift+V',
]);
/** Formulas and values; formats stay as they are. */
export const pasteFormulas = pasteSpecial('cells.pasteFormulas', 'structure_pasteFormulas', 'formulas');
/** Formats; what the cells hold stays as it is. */
export const pasteFormats = pasteSpecial('cells.pasteFormats', 'structure_pasteFormats', 'formats');
/** Rows become columns. */
export const pasteTransposed = pasteSpecial(
  'cells.pasteTransposed',
  'structure_pasteTransposed',
  'transposed',
);

function pasteSpecial(id: string, text: string, mode: PasteMode, keys?: readonly string[]): Command {
  return {
    id,
    text,
    ...(keys ? { keys } : {}),
    icon: 'clipboard-paste',
    isEnabled: pasteClipboard.isEnabled,
    run: ({ services }) => services.clipboard?.paste(mode) ?? unavailable,
  };
}
