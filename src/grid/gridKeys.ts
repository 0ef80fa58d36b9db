import { redo, undo } from '../commands/history';
import { clearCells } from '../commands/cells';
import { fillDown, fillRight } from '../commands/fill';
import { insertRowsBelow } from '../commands/rows';
import { columnMenu, reapplyView, toggleFilter } from '../commands/tableViews';
import { showKeys } from '../commands/view';

/**
 * Commands whose shortcuts the grid takes itself, before Handsontable or the browser do something else with them:
 * `?` would begin a text in the cell, or not, depending on where Handsontable keeps the focus for input methods.
 */
const keyed = [
  undo,
  redo,
  clearCells,
  fillDown,
  fillRight,
  insertRowsBelow,
  showKeys,
  columnMenu,
  toggleFilter,
  reapplyView,
];

/** The command a key press means while cells have the keyboard; `null` leaves the key to Handsontable. */
export function commandOfKey(event: KeyboardEvent): string | null {
  for (const command of keyed) {
    if (command.keys?.some((keys) => matches(event, keys))) return command.id;
  }
  return null;
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = event.ctrlKey || event.metaKey;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    mod === parts.includes('Mod') &&
    // Where a symbol is on the keyboard, and whether with Shift, differs: it names itself.
    (key === '?' || event.shiftKey === parts.includes('Shift')) &&
    event.altKey === parts.includes('Alt')
  );
}
