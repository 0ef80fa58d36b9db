import { axisLength } from '../model/axis';
import type { GridSheet } from '../model/document';
import type { CellValue } from '../shared/value';
import { isDateFormat } from '../model/format/formatValue';
import type { ColumnType } from '../model/document';
import type { ValueReader } from '../model/valueReader';
import type { CommandContext, Selection } from './command';
import { isSelectionEditable } from './outcome';
import { formatOfCell, shownValue, styleOfCell } from './readCells';
import { selectedSheet, type Region } from './region';

/** On a sheet of free cells that may be changed. */
export const isOnGrid = (context: CommandContext): boolean =>
  isSelectionEditable(context) && selectedSheet(context)?.sheet.kind === 'grid';

/** Cells of a grid sheet that are one list: what is selected or, where that is one cell, what stands around it. */
export function dataBlock(sheet: GridSheet, values: ValueReader, selection: Selection): Region | null {
  const isOneCell = selection.fromRow === selection.toRow && selection.fromColumn === selection.toColumn;
  return isOneCell
    ? blockAround(sheet, values, selection.activeRow, selection.activeColumn)
    : filledPart(sheet, values, selection);
}

/** What stands around the active cell, whatever is selected; `null` around blanks. */
export function currentRegion(sheet: GridSheet, values: ValueReader, selection: Selection): Region | null {
  return blockAround(sheet, values, selection.activeRow, selection.activeColumn);
}

/** Excel's current region: as far as cells touch each other, corners included. `null` around blanks. O(cells of it). */
function blockAround(sheet: GridSheet, values: ValueReader, row: number, column: number): Region | null {
  const lastRow = axisLength(sheet.rows) - 1;
  const lastColumn = axisLength(sheet.columns) - 1;
  if (row > lastRow || column > lastColumn) return null;
  let [fromRow, toRow, fromColumn, toColumn] = [row, row, column, column];
  const isRowFilled = (at: number): boolean =>
    isFilled(sheet, values, {
      sheetId: sheet.id,
      fromRow: at,
      toRow: at,
      fromColumn: Math.max(fromColumn - 1, 0),
      toColumn: Math.min(toColumn + 1, lastColumn),
    });
  const isColumnFilled = (at: number): boolean =>
    isFilled(sheet, values, {
      sheetId: sheet.id,
      fromRow: Math.max(fromRow - 1, 0),
      toRow: Math.min(toRow + 1, lastRow),
      fromColumn: at,
      toColumn: at,
    });
  const growRows = (): boolean => {
    const before = toRow - fromRow;
    while (toRow < lastRow && isRowFilled(toRow + 1)) toRow++;
    while (fromRow > 0 && isRowFilled(fromRow - 1)) fromRow--;
    return toRow - fromRow > before;
  };
  const growColumns = (): boolean => {
    const before = toColumn - fromColumn;
    while (toColumn < lastColumn && isColumnFilled(toColumn + 1)) toColumn++;
    while (fromColumn > 0 && isColumnFilled(fromColumn - 1)) fromColumn--;
    return toColumn - fromColumn > before;
  };
  // Lists are long, and a look to a blank side costs their length: only where there are other rows than at the last one.
  growRows();
  while (growColumns() && growRows());
  const block = { sheetId: sheet.id, fromRow, toRow, fromColumn, toColumn };
  return isFilled(sheet, values, block) ? block : null;
}

/** A selection without the blank rows at its end: whole columns are selected by their headings. */
function filledPart(sheet: GridSheet, values: ValueReader, selection: Selection): Region | null {
  const { sheetId, fromRow, fromColumn } = selection;
  const toColumn = Math.min(selection.toColumn, axisLength(sheet.columns) - 1);
  let toRow = Math.min(selection.toRow, axisLength(sheet.rows) - 1);
  const isBlankRow = (row: number): boolean =>
    !isFilled(sheet, values, { sheetId, fromRow: row, toRow: row, fromColumn, toColumn });
  while (toRow >= fromRow && isBlankRow(toRow)) toRow--;
  return toRow < fromRow ? null : { sheetId, fromRow, toRow, fromColumn, toColumn };
}

function isFilled(sheet: GridSheet, values: ValueReader, region: Region): boolean {
  for (let row = region.fromRow; row <= region.toRow; row++) {
    for (let column = region.fromColumn; column <= region.toColumn; column++) {
      if (shownValue(sheet, values, row, column) !== null) return true;
    }
  }
  return false;
}

/** So many rows below the first one tell whether it is another kind of row. */
const lookedAtRows = 50;

/**
 * Whether the first row names the columns, as Excel guesses it: it holds texts only, and below one of them stand no texts,
 * or the row alone is bold.
 */
export function hasHeaderRow(sheet: GridSheet, values: ValueReader, region: Region): boolean {
  const { fromRow, fromColumn, toColumn } = region;
  const toRow = Math.min(region.toRow, fromRow + lookedAtRows);
  let differs = false;
  for (let column = fromColumn; column <= toColumn; column++) {
    const heading = shownValue(sheet, values, fromRow, column);
    if (typeof heading !== 'string' || heading.trim() === '') return false;
    const isBold = (row: number): boolean => styleOfCell(sheet, row, column).bold === true;
    let [texts, others] = [0, 0];
    for (let row = fromRow + 1; row <= toRow; row++) {
      const value = shownValue(sheet, values, row, column);
      if (typeof value === 'string') texts++;
      else if (value !== null) others++;
    }
    differs ||= (others > 0 && texts === 0) || (toRow > fromRow && isBold(fromRow) && !isBold(fromRow + 1));
  }
  return differs;
}

/** A row of different texts: headings that a person gave, also over nothing but texts. */
export function isHeadingRow(sheet: GridSheet, values: ValueReader, region: Region): boolean {
  const headings = new Set<string>();
  for (let column = region.fromColumn; column <= region.toColumn; column++) {
    const heading = shownValue(sheet, values, region.fromRow, column);
    if (typeof heading !== 'string' || heading.trim() === '') return false;
    headings.add(heading.trim().toLowerCase());
  }
  return headings.size === region.toColumn - region.fromColumn + 1;
}

/** What a column of a block holds, by its first value and how that is shown. */
export function typeOfCells(
  sheet: GridSheet,
  values: ValueReader,
  { fromRow, toRow }: Pick<Region, 'fromRow' | 'toRow'>,
  column: number,
): ColumnType {
  for (let row = fromRow; row <= toRow; row++) {
    const value: CellValue = shownValue(sheet, values, row, column);
    if (typeof value === 'boolean') return 'boolean';
    if (typeof value === 'string') return 'text';
    if (typeof value !== 'number') continue;
    const { numberFormat } = formatOfCell(sheet, row, column);
    return numberFormat !== undefined && isDateFormat(numberFormat) ? 'date' : 'number';
  }
  return 'text';
}
