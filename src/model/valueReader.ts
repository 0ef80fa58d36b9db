import type { Notice } from '../shared/notice';
import type { CellValue } from '../shared/value';
import type { ColumnBlock } from './columnBlock';
import type { ColumnId, GridColumnId, RowId, SheetId } from './ids';
import type { RowOrder } from './rowOrder';

/** Reads what the screen shows, synchronously. The engine's `ValueMirror` is one; tests write smaller ones. */
export interface ValueReader {
  /** The version of the document that is shown; computed values may be pending. */
  readonly version: number;
  tableValue(sheetId: SheetId, columnId: ColumnId, rowIndex: number): CellValue;
  /** All shown values of a column, in stored row order; calculated columns included. */
  columnBlocks(sheetId: SheetId, columnId: ColumnId): readonly ColumnBlock[];
  gridValue(sheetId: SheetId, rowId: RowId, columnId: GridColumnId): CellValue;
  /** What a reader of the value should know: arguments that are likely not what was meant. Follows the values after a while. */
  tableNotices(sheetId: SheetId, columnId: ColumnId, rowIndex: number): readonly Notice[];
  gridNotices(sheetId: SheetId, rowId: RowId, columnId: GridColumnId): readonly Notice[];
  /** The cell shows part of an array that another cell computes. */
  isSpilled(sheetId: SheetId, rowId: RowId, columnId: GridColumnId): boolean;
  isPending(sheetId: SheetId, columnId?: ColumnId): boolean;
  /** Which rows of a table are shown and in what order; `null`: all of them, as they are stored. */
  rowOrder(sheetId: SheetId): RowOrder | null;
  /** The table is sorted or filtered, and `rowOrder` does not know how yet. */
  isOrderPending(sheetId: SheetId): boolean;
}
