import { isTextField, matchesShortcut } from '../shortcuts';
import type { WorkbookScreenState } from './workbookScreen.svelte';

/** Keys that mean something of their own where text is being typed. */
const editingKeys = new Set(['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Mod+X', 'Mod+C', 'Mod+V', 'Mod+A']);

/**
 * Gives a key press to the command it belongs to. What the grid or a field has handled already is left alone, and
 * so is everything while a dialog is open.
 */
export function runShortcut(screen: WorkbookScreenState, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || screen.dialog !== null) return;
  const typing = isTextField(event.target);
  for (const command of screen.port.commands) {
    for (const shortcut of command.keys ?? []) {
      if (!matchesShortcut(event, shortcut)) continue;
      if (typing && (editingKeys.has(shortcut) || !shortcut.includes('Mod+'))) return;
      if (!screen.port.isCommandEnabled(command.id)) return;
      event.preventDefault();
      void screen.run(command, undefined);
      return;
    }
  }
}
