import type { ShownSheet } from '../../grid/shownSheet';
import { axisLength, lineIndexOf } from '../../model/axis';
import type { GridSheet } from '../../model/document';
import { gridCells, parseGridCellKey } from '../../model/lookup';

/** Rows that are printed; more is a book nobody wants, and minutes of laying out pages. */
export const mostPrintedRows = 5000;

export interface PrintedPart {
  readonly rows: number;
  readonly columns: number;
  /** What would be printed without the limit. */
  readonly allRows: number;
}

/** How much of a sheet is printed: a table as it is shown, a grid as far as something stands in it. */
export function printedPart(shown: ShownSheet): PrintedPart {
  const { sheet } = shown;
  const used =
    sheet.kind === 'table' ? { rows: shown.rowCount, columns: shown.columnCount } : usedPart(sheet);
  return { rows: Math.min(used.rows, mostPrintedRows), columns: used.columns, allRows: used.rows };
}

function usedPart(sheet: GridSheet): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [key, { input }] of gridCells(sheet)) {
    if (input === null) continue;
    const { rowId, columnId } = parseGridCellKey(key);
    rows = Math.max(rows, lineIndexOf(sheet.rows, rowId) + 1);
    columns = Math.max(columns, lineIndexOf(sheet.columns, columnId) + 1);
  }
  return { rows: Math.min(rows, axisLength(sheet.rows)), columns };
}
