import { lineIndexOf } from './axis';
import type { GridSheet } from './document';
import { gridCells, isFormula, parseGridCellKey } from './lookup';
import { spillExtent, type Extent } from './spillExtent';
import type { ValueReader } from './valueReader';

/** The rows and columns of a sheet up to the last in which something stands, what arrays fill included. */
export function usedExtent(sheet: GridSheet, values: Pick<ValueReader, 'isSpilled'>): Extent {
  let rows = 0;
  let columns = 0;
  for (const [key, { input }] of gridCells(sheet)) {
    if (input === null) continue;
    const { rowId, columnId } = parseGridCellKey(key);
    const row = lineIndexOf(sheet.rows, rowId);
    const column = lineIndexOf(sheet.columns, columnId);
    if (row < 0 || column < 0) continue;
    const filled = isFormula(input) ? spillExtent(sheet, row, column, values) : { rows: 1, columns: 1 };
    rows = Math.max(rows, row + filled.rows);
    columns = Math.max(columns, column + filled.columns);
  }
  return { rows, columns };
}
