import type { FirstCell } from './sheetSelection';
import type { ShownSheet } from './shownSheet';

/** Where a report is looked through for its title. */
const mostRows = 20;
const mostColumns = 8;

/** The cell that is selected when a sheet is shown for the first time: on a report the first that says something. */
export function firstCellOf(shown: ShownSheet): FirstCell {
  if (!shown.isReport) return { row: 0, column: 0 };
  for (let row = 0; row < Math.min(shown.rowCount, mostRows); row++) {
    for (let column = 0; column < Math.min(shown.columnCount, mostColumns); column++) {
      if (shown.value(row, column) !== null) return { row, column };
    }
  }
  return { row: 0, column: 0 };
}
