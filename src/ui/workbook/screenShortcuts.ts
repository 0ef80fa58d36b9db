import { repeat } from '../../commands/history';
import { isSettledField, isTextField, matchesShortcut } from '../shortcuts';
import type { WorkbookScreenState } from './workbookScreen.svelte';

const historyKeys = new Set(['Mod+Z', 'Mod+Shift+Z', 'Mod+Y']);
/** Keys that mean something of their own where text is being typed. */
const editingKeys = new Set(['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Mod+X', 'Mod+C', 'Mod+V', 'Mod+A']);

/** Keys that lead around the screen, wherever the focus is. */
const functionKey = /^(?:Shift\+)?F\d+$/;

/** The key belongs to the field that has the focus. */
const isTypedKey = (shortcut: string): boolean =>
  editingKeys.has(shortcut) || !(shortcut.includes('Mod+') || functionKey.test(shortcut));

/** The browser turns these into clipboard events, which need no permission; the grid hears them. */
const clipboardKeys = new Set(['Mod+C', 'Mod+X', 'Mod+V', 'Mod+Shift+V']);

/**
 * Gives a key press to the command it belongs to. What the grid or a field has handled already is left alone, and
 * so is everything while a dialog is open.
 */
export function runShortcut(screen: WorkbookScreenState, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || screen.dialog !== null) return;
  // While no cell is being edited the grid keeps the focus in an empty field of its own.
  const typing = isTextField(event.target) && !(screen.edit === null && screen.grid?.contains(event.target));
  for (const command of screen.port.commands) {
    for (const shortcut of command.keys ?? []) {
      if (!matchesShortcut(event, shortcut)) continue;
      if (clipboardKeys.has(shortcut)) return;
      // How cells look is not changed out of a field of a panel.
      if (typing && (command.id.startsWith('format.') || command.id === repeat.id)) continue;
      const settled = historyKeys.has(shortcut) && isSettledField(event.target);
      if (typing && !settled && isTypedKey(shortcut)) return;
      // The key may mean another command: F4 is a formula's while one is typed.
      if (!screen.port.isCommandEnabled(command.id)) continue;
      event.preventDefault();
      void screen.run(command, undefined);
      return;
    }
  }
}
