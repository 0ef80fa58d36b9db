import { lineIdAt } from '../../src/model/axis';
import type { CellStyle, GridInput, GridSheet, WorkbookDocument } from '../../src/model/document';
import { gridCellKey } from '../../src/model/lookup';
import { newGridSheet, newWorkbook } from '../../src/model/newWorkbook';
import { Workbook } from '../../src/model/workbook';

export type WrittenCells = readonly (readonly [
  row: number,
  column: number,
  input: GridInput,
  style?: CellStyle,
])[];

/** A workbook of one sheet of free cells with these in it. */
export function gridOfCells(
  cells: WrittenCells,
  patch: Partial<Pick<GridSheet, 'layout'>> = {},
): { readonly workbook: Workbook; readonly document: WorkbookDocument; readonly sheet: GridSheet } {
  const base = { ...newGridSheet('Sheet'), ...patch };
  const workbook = new Workbook({ ...newWorkbook(), sheets: [base] });
  const written = cells.map(([row, column, input, style]) => [
    gridCellKey(lineIdAt(base.rows, row), lineIdAt(base.columns, column)),
    { input, ...(style ? { style } : {}) },
  ]);
  workbook.dispatch({
    origin: 'test',
    operations: [{ kind: 'setGridCells', sheetId: base.id, cells: Object.fromEntries(written) }],
  });
  const [sheet] = workbook.document.sheets;
  if (sheet?.kind !== 'grid') throw new Error('it is a sheet of cells');
  return { workbook, document: workbook.document, sheet };
}
