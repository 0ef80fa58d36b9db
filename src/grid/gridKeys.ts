import { redo, undo } from '../commands/history';
import { clearCells } from '../commands/cells';
import { fillDown, fillRight } from '../commands/fill';
import { hideColumns, hideRows, unhideColumns, unhideRows } from '../commands/hideLines';
import { moveColumnsLeft, moveColumnsRight, moveRowsDown, moveRowsUp } from '../commands/moveLines';
import {
  copyFromAbove,
  copyValueFromAbove,
  insertDate,
  insertSum,
  insertTime,
} from '../commands/quickEntries';
import { insertRowsBelow } from '../commands/rows';
import { editComment } from '../commands/comments';
import { chooseValue } from '../commands/validations';
import { deleteSelected, insertSelected } from '../commands/insertSelected';
import { selectAll } from '../commands/selectAll';
import { nextSheet, previousSheet } from '../commands/sheets';
import { columnMenu, reapplyView, toggleFilter } from '../commands/tableViews';
import { showKeys, zoomIn, zoomOut, zoomReset } from '../commands/view';

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
  insertDate,
  insertTime,
  copyFromAbove,
  copyValueFromAbove,
  insertSum,
  insertRowsBelow,
  showKeys,
  columnMenu,
  chooseValue,
  editComment,
  toggleFilter,
  reapplyView,
  moveRowsUp,
  moveRowsDown,
  moveColumnsLeft,
  moveColumnsRight,
  hideRows,
  hideColumns,
  unhideRows,
  unhideColumns,
  selectAll,
  // Ctrl and Alt together are AltGr, with which Handsontable begins a text.
  insertSelected,
  deleteSelected,
  zoomIn,
  zoomOut,
  zoomReset,
  nextSheet,
  previousSheet,
];

/** The command a key press means while cells have the keyboard; `null` leaves the key to Handsontable. */
export function commandOfKey(event: KeyboardEvent, isEnabled: (id: string) => boolean): string | null {
  const meant = keyed.filter((command) => command.keys?.some((keys) => matches(event, keys)));
  // A key may mean one thing in a table and another on a sheet of free cells.
  return (meant.find(({ id }) => isEnabled(id)) ?? meant[0])?.id ?? null;
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = event.ctrlKey || event.metaKey;
  return (
    isKey(event, key) &&
    mod === parts.includes('Mod') &&
    // Where a symbol is on the keyboard, and whether with Shift, differs: it names itself.
    (key === '?' || event.shiftKey === parts.includes('Shift')) &&
    event.altKey === parts.includes('Alt')
  );
}

/** With Shift a key gives another symbol, a digit key another one on every keyboard. */
function isKey(event: KeyboardEvent, key: string): boolean {
  if (event.shiftKey && key in symbolCodes) return event.code === symbolCodes[key];
  if (/^\d$/.test(key)) return event.code === `Digit${key}`;
  return event.key.toLowerCase() === key.toLowerCase();
}

const symbolCodes: Readonly<Record<string, string>> = {
  '=': 'Equal',
  '-': 'Minus',
  ';': 'Semicolon',
  "'": 'Quote',
};
