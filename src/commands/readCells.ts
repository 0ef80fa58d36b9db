import type { Notice } from '../shared/notice';
import type { CellValue } from '../shared/value';
import { lineIdAt } from '../model/axis';
import { readBlocks } from '../model/columnBlocks';
import type { CellStyle, Sheet } from '../model/document';
import { formulaOf, inputValue } from '../model/format/gridInput';
import type { ValueFormat } from '../model/format/formatValue';
import { gridCell, rowCount } from '../model/lookup';
import type { ValueReader } from '../model/valueReader';
import { columnCount } from './region';
import type { CarriedCell } from './sheetWriter';

/** What a cell shows; the position must be on the sheet. */
export function shownValue(
  sheet: Sheet,
  values: ValueReader,
  rowIndex: number,
  columnIndex: number,
): CellValue {
  if (sheet.kind === 'table') {
    const column = sheet.columns[columnIndex];
    return column ? values.tableValue(sheet.id, column.id, rowIndex) : null;
  }
  return values.gridValue(sheet.id, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex));
}

/** What looks wrong about the arguments of a cell's formula; the position must be on the sheet. */
export function shownNotices(
  sheet: Sheet,
  values: ValueReader,
  rowIndex: number,
  columnIndex: number,
): readonly Notice[] {
  if (sheet.kind === 'table') {
    const column = sheet.columns[columnIndex];
    return column ? values.tableNotices(sheet.id, column.id, rowIndex) : [];
  }
  return values.gridNotices(sheet.id, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex));
}

/** The number format and type a cell is shown with. */
export function formatOfCell(sheet: Sheet, rowIndex: number, columnIndex: number): ValueFormat {
  if (sheet.kind === 'table') return sheet.columns[columnIndex] ?? {};
  return gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex))?.style ?? {};
}

/** The style of a cell with its number format; a table has one per column. Nothing for places off the sheet. */
export function styleOfCell(sheet: Sheet, rowIndex: number, columnIndex: number): CellStyle {
  if (columnIndex >= columnCount(sheet)) return {};
  if (sheet.kind === 'table') {
    const { style, numberFormat } = sheet.columns[columnIndex] ?? {};
    return { ...style, ...(numberFormat === undefined ? {} : { numberFormat }) };
  }
  if (rowIndex >= rowCount(sheet)) return {};
  return gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex))?.style ?? {};
}

/** What a cell holds, ready to be carried elsewhere. Calculated and spilled cells are carried as their values. */
export function carriedCell(
  sheet: Sheet,
  values: ValueReader,
  rowIndex: number,
  columnIndex: number,
): CarriedCell {
  if (sheet.kind === 'table') {
    const column = sheet.columns[columnIndex];
    if (!column) return { value: null, formula: null };
    const value =
      column.formula === null
        ? readBlocks(column.blocks, rowIndex)
        : values.tableValue(sheet.id, column.id, rowIndex);
    return { value, formula: null };
  }
  const rowId = lineIdAt(sheet.rows, rowIndex);
  const columnId = lineIdAt(sheet.columns, columnIndex);
  const cell = gridCell(sheet, rowId, columnId);
  const formula = formulaOf(cell?.input);
  const holdsValue = cell !== undefined && cell.input !== null && formula === null;
  return {
    value: holdsValue ? inputValue(cell.input) : values.gridValue(sheet.id, rowId, columnId),
    formula,
    ...(cell?.style === undefined ? {} : { style: cell.style }),
  };
}
