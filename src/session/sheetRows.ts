import { axisLength, lineIdAt, lineIndexOf } from '../model/axis';
import { readBlocks } from '../model/columnBlocks';
import type { GridSheet, Sheet } from '../model/document';
import { gridCells, parseGridCellKey, rowCount } from '../model/lookup';
import type { ValueReader } from '../model/valueReader';
import { plainText, type CellValue } from '../shared/value';

/** The shown values of a sheet, row by row: a table with its column names, a grid as far as it is used. */
export function sheetRows(
  sheet: Sheet,
  values: ValueReader,
): { readonly header: readonly string[]; readonly rows: Iterable<readonly CellValue[]> } {
  if (sheet.kind === 'grid') {
    const [header = [], ...rows] = [...gridRows(sheet, values)];
    return { header: header.map(plainText), rows };
  }
  const columns = sheet.columns.map((column) => values.columnBlocks(sheet.id, column.id));
  return {
    header: sheet.columns.map((column) => column.name),
    rows: (function* () {
      for (let row = 0; row < rowCount(sheet); row++) yield columns.map((blocks) => readBlocks(blocks, row));
    })(),
  };
}

function* gridRows(sheet: GridSheet, values: ValueReader): Generator<CellValue[]> {
  let lastRow = -1;
  let lastColumn = -1;
  for (const [key] of gridCells(sheet)) {
    const { rowId, columnId } = parseGridCellKey(key);
    lastRow = Math.max(lastRow, lineIndexOf(sheet.rows, rowId));
    lastColumn = Math.max(lastColumn, lineIndexOf(sheet.columns, columnId));
  }
  lastRow = Math.min(lastRow, axisLength(sheet.rows) - 1);
  for (let row = 0; row <= lastRow; row++) {
    const rowId = lineIdAt(sheet.rows, row);
    yield Array.from({ length: lastColumn + 1 }, (_, column) =>
      values.gridValue(sheet.id, rowId, lineIdAt(sheet.columns, column)),
    );
  }
}
