import { lineIdAt } from '../model/axis';
import { readBlocks } from '../model/columnBlocks';
import type { GridSheet, Sheet } from '../model/document';
import { formatValue, isDateShown, type ValueFormat } from '../model/format/formatValue';
import { gridCell, rowCount } from '../model/lookup';
import { usedExtent } from '../model/usedExtent';
import type { ValueReader } from '../model/valueReader';
import { plainText, type CellValue } from '../shared/value';

/**
 * The values of a sheet, row by row: a table with its column names, a grid as far as it is used. Dates are ISO text
 * (`2024-05-01`): outside a workbook their serial numbers tell nobody anything.
 */
export function sheetRows(
  sheet: Sheet,
  values: ValueReader,
): { readonly header: readonly string[]; readonly rows: Iterable<readonly CellValue[]> } {
  if (sheet.kind === 'grid') {
    const rows = gridRows(sheet, values);
    const header = rows.next().value ?? [];
    return { header: header.map(plainText), rows };
  }
  const columns = sheet.columns.map((column) => values.columnBlocks(sheet.id, column.id));
  return {
    header: sheet.columns.map((column) => column.name),
    rows: (function* () {
      for (let row = 0; row < rowCount(sheet); row++) {
        yield columns.map((blocks, index) => withDates(readBlocks(blocks, row), sheet.columns[index]));
      }
    })(),
  };
}

function* gridRows(sheet: GridSheet, values: ValueReader): Generator<CellValue[], undefined> {
  const { rows, columns } = usedExtent(sheet, values);
  for (let row = 0; row < rows; row++) {
    const rowId = lineIdAt(sheet.rows, row);
    yield Array.from({ length: columns }, (_, column) => {
      const columnId = lineIdAt(sheet.columns, column);
      return withDates(values.gridValue(sheet.id, rowId, columnId), gridCell(sheet, rowId, columnId)?.style);
    });
  }
}

function withDates(value: CellValue, shown: ValueFormat = {}): CellValue {
  if (typeof value !== 'number' || !isDateShown(shown)) return value;
  return formatValue(value, { type: 'date' }, 'en');
}
