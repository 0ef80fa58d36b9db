import type { CellValue } from '../../src/shared/value';
import { axisLength, lineIdAt, sliceAxis } from '../../src/model/axis';
import { blockFromValues, blockKindOf, cutIntoBlocks } from '../../src/model/columnBlocks';
import { blockLength } from '../../src/model/columnBlock';
import type {
  GridChunk,
  GridSheet,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from '../../src/model/document';
import { lineId } from '../../src/model/ids';
import { gridCellKey } from '../../src/model/lookup';
import { newGridSheet } from '../../src/model/newWorkbook';
import type { Operation } from '../../src/model/operation';
import { sampleWorkbook } from '../support/sampleWorkbook';

export { sampleWorkbook };

export function gridEdit(document: WorkbookDocument, input: string | number, row = 1, column = 1): Operation {
  const grid = document.sheets.find((sheet) => sheet.kind === 'grid');
  if (!grid) throw new Error('no grid sheet');
  return {
    kind: 'setGridCells',
    sheetId: grid.id,
    cells: { [gridCellKey(lineId(row), lineId(column))]: { input } },
  };
}

/** A long paste: whole chunks of cells, of 64 rows each. */
export function gridChunks(document: WorkbookDocument, chunks: number, columns: number, seed = 1): Operation {
  const grid = document.sheets.find((sheet) => sheet.kind === 'grid');
  if (!grid) throw new Error('no grid sheet');
  const entries = Array.from({ length: chunks }, (_, chunk) => {
    const cells = Array.from({ length: 64 * columns }, (_, index) => [
      gridCellKey(lineId(64 * chunk + (index % 64)), lineId(1 + Math.floor(index / 64))),
      { input: index % 3 === 0 ? `客户 ${index}` : index * seed },
    ]);
    return [String(chunk), Object.fromEntries(cells) as GridChunk];
  });
  return { kind: 'setGridChunks', sheetId: grid.id, chunks: Object.fromEntries(entries) };
}

export function firstTable(document: WorkbookDocument): TableSheet {
  const table = document.sheets.find((sheet) => sheet.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
}

/** Values that tell where they stand, with now and then one that does not fit its column. */
function valuesFor(column: TableColumn, count: number, seed: number): CellValue[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index * 7 + seed;
    if (number % 97 === 0) return column.type === 'text' ? number : 'n/a';
    if (number % 13 === 0) return null;
    if (column.type === 'boolean') return number % 2 === 0;
    return column.type === 'text' ? `客户 ${number % 500}` : number / 8;
  });
}

/** An import: rows after the last, in full blocks. */
export function importRows(document: WorkbookDocument, count: number, seed = 1): Operation {
  const table = firstTable(document);
  const blockLengths: number[] = [];
  for (let from = 0; from < count; from += blockLength)
    blockLengths.push(Math.min(blockLength, count - from));
  const last = table.rows[table.rows.length - 1];
  return {
    kind: 'insertRows',
    sheetId: table.id,
    after: last ? lineId(last[0] + last[1] - 1) : null,
    rows: [[table.nextRowId, count]],
    blockLengths,
    columns: Object.fromEntries(
      table.columns.map((column) => [
        column.id,
        cutIntoBlocks(blockKindOf(column.type), valuesFor(column, count, seed)),
      ]),
    ),
  };
}

export function tableEdit(document: WorkbookDocument, rowIndex: number, value: CellValue): Operation {
  const table = firstTable(document);
  const column = table.columns[1];
  if (!column) throw new Error('no second column');
  const values = blockFromValues(blockKindOf(column.type), [value]);
  const rows = sliceAxis(table.rows, rowIndex, rowIndex + 1);
  return { kind: 'setCells', sheetId: table.id, columnId: column.id, rows, values };
}

export function firstGrid(document: WorkbookDocument): GridSheet {
  const grid = document.sheets.find((sheet) => sheet.kind === 'grid');
  if (grid?.kind !== 'grid') throw new Error('no grid sheet');
  return grid;
}

/** So many lines of a sheet of cells, behind the one in that place; `behind` -1 is the beginning. */
export function insertLines(
  document: WorkbookDocument,
  dimension: 'rows' | 'columns',
  behind: number,
  count = 1,
): Operation {
  const grid = firstGrid(document);
  const next = dimension === 'rows' ? grid.nextRowId : grid.nextColumnId;
  const after = behind < 0 ? null : lineIdAt(grid[dimension], behind);
  return { kind: 'insertLines', sheetId: grid.id, dimension, after, lines: [[next, count]] };
}

/** An edit of the lines of a sheet of cells. */
function anyLines(document: WorkbookDocument, dice: (sides: number) => number): Operation {
  const { id: sheetId, ...grid } = firstGrid(document);
  const dimension = dice(2) === 0 ? 'rows' : 'columns';
  const length = axisLength(grid[dimension]);
  const at = dice(length - 1);
  const lines = sliceAxis(grid[dimension], at, at + 1);
  switch (length > 10 ? dice(4) : 0) {
    case 1:
      return { kind: 'removeLines', sheetId, dimension, lines };
    case 2: {
      const after = lineIdAt(grid[dimension], length - 1);
      return { kind: 'moveLines', sheetId, dimension, lines, after };
    }
    default:
      return insertLines(document, dimension, dice(length + 1) - 1, 1 + dice(3));
  }
}

/** An edit of any kind, chosen by `dice`, that fits the document. */
export function anyEdit(document: WorkbookDocument, dice: (sides: number) => number): Operation {
  const table = document.sheets.find((sheet) => sheet.kind === 'table');
  const rows = table ? axisLength(table.rows) : 0;
  switch (dice(13)) {
    case 0:
      return { kind: 'setWorkbookName', name: `name ${dice(100)}` };
    case 1:
      return { kind: 'addSheet', sheet: newGridSheet(`sheet ${dice(1000)}`), after: null };
    case 2:
      if (table && dice(3) === 0) return importRows(document, 400 + dice(1000), dice(50));
      break;
    case 3:
    case 4:
      if (rows > 0) return tableEdit(document, dice(rows), dice(1000));
      break;
    case 5:
      if (table && rows > 1) {
        const from = dice(rows - 1);
        return {
          kind: 'removeRows',
          sheetId: table.id,
          rows: sliceAxis(table.rows, from, Math.min(rows, from + 1 + dice(300))),
        };
      }
      break;
    case 8:
    case 9:
      return anyLines(document, dice);
    case 7:
      return gridChunks(document, 1 + dice(3), 1 + dice(10), dice(50));
    case 6:
      if (table?.kind === 'table' && table.columns.length > 2) {
        return { kind: 'removeColumn', sheetId: table.id, columnId: table.columns[dice(3)]!.id };
      }
      break;
  }
  const grid = firstGrid(document);
  return gridEdit(
    document,
    ['text', 'Ω \ud800 lone', '=A1+1', '__proto__'][dice(4)]!,
    lineIdAt(grid.rows, dice(Math.min(300, axisLength(grid.rows)))),
    lineIdAt(grid.columns, dice(Math.min(20, axisLength(grid.columns)))),
  );
}
