import type { Selection } from '../commands/command';
import { cellSelection } from '../commands/region';
import type { ShownSheet } from './shownSheet';

/**
 * What is selected once lines are hidden: as it was, unless the active cell is among what is hidden. Then the next cell that
 * is shown, behind it or before it, so that the keyboard has a place to go on from.
 */
export function shownSelection(selection: Selection, shown: ShownSheet): Selection {
  const row = nearestShown(selection.activeRow, shown.rowCount, shown.hiddenRows);
  const column = nearestShown(selection.activeColumn, shown.columnCount, shown.hiddenColumns);
  if (row === selection.activeRow && column === selection.activeColumn) return selection;
  return cellSelection(selection.sheetId, row, column);
}

function nearestShown(line: number, count: number, hidden: ReadonlySet<number>): number {
  if (!hidden.has(line)) return line;
  for (let next = line + 1; next < count; next++) if (!hidden.has(next)) return next;
  for (let next = line - 1; next >= 0; next--) if (!hidden.has(next)) return next;
  return line;
}
