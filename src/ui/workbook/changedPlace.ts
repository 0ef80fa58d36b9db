import type { Selection } from '../../commands/command';
import { cellSelection, selectionOf, type Region } from '../../commands/region';
import { lineIndexOf } from '../../model/axis';
import type { GridSheet, Sheet, TableSheet } from '../../model/document';
import { lineId, type SheetId } from '../../model/ids';
import { columnIndexOf, parseGridCellKey, rowCount } from '../../model/lookup';
import { firstShown } from '../../model/rowOrder';
import type { Transaction } from '../../model/transaction';
import type { ValueReader } from '../../model/valueReader';
import type { Dispose } from '../../shared/disposable';
import type { WorkbookPort } from '../workbookPort';

/** Tells what undo and redo changed, once everyone has heard of it. */
export function followHistory(
  { workbook, values }: Pick<WorkbookPort, 'workbook' | 'values'>,
  screen: { readonly sheet: Sheet | undefined; select(selection: Selection): void },
): Dispose {
  return workbook.subscribe((transaction) => {
    if (transaction.origin !== 'history.undo' && transaction.origin !== 'history.redo') return;
    queueMicrotask(() => {
      const place = changedPlace(transaction, values, screen.sheet?.id ?? null);
      if (!place) return;
      const show = (): void => {
        if (workbook.version === transaction.version) screen.select(place);
      };
      // Many rows, and the grid that has to be drawn for where they are, are too much for one task.
      if (place.toRow - place.fromRow >= manyRows) setTimeout(show);
      else show();
    });
  });
}

const manyRows = 10_000;

/**
 * Where a change is seen: the cells that it wrote, or else the lines that it put in. On the sheet that is shown if that is
 * among those that changed, on the first of them otherwise; `null` where nothing of it has a place on a sheet.
 */
export function changedPlace(
  change: Pick<Transaction, 'changes' | 'operations' | 'after'>,
  values: ValueReader,
  shownSheetId: SheetId | null,
): Selection | null {
  const { sheets } = change.after;
  const shown = sheets.filter(({ id }) => id === shownSheetId);
  for (const sheet of [...shown, ...sheets]) {
    if (sheet.hidden || change.changes.added.has(sheet.id)) continue;
    const place = sheet.kind === 'grid' ? placeInGrid(change, sheet) : placeInTable(change, sheet, values);
    if (place) return place;
  }
  return null;
}

function placeInGrid(
  { changes, operations }: Pick<Transaction, 'changes' | 'operations'>,
  sheet: GridSheet,
): Selection | null {
  const box = new Box();
  for (const key of changes.gridCells.get(sheet.id) ?? []) {
    const { rowId, columnId } = parseGridCellKey(key);
    box.add(lineIndexOf(sheet.rows, rowId), lineIndexOf(sheet.columns, columnId));
  }
  if (!box.isEmpty) return box.selection(sheet.id);
  for (const operation of operations) {
    if (operation.kind !== 'insertLines' || operation.sheetId !== sheet.id) continue;
    const isRows = operation.dimension === 'rows';
    for (const [first, count] of operation.lines) {
      const at = lineIndexOf(isRows ? sheet.rows : sheet.columns, lineId(first));
      if (at < 0) continue;
      box.add(isRows ? at : 0, isRows ? 0 : at);
      box.add(isRows ? at + count - 1 : 0, isRows ? 0 : at + count - 1);
    }
  }
  return box.isEmpty ? null : box.selection(sheet.id);
}

function placeInTable(
  { changes, operations }: Pick<Transaction, 'changes' | 'operations'>,
  table: TableSheet,
  values: ValueReader,
): Selection | null {
  const box = new Box();
  const last = rowCount(table) - 1;
  for (const [columnId, ranges] of changes.tableCells.get(table.id) ?? []) {
    const column = columnIndexOf(table, columnId);
    for (const [from, to] of ranges === 'all' ? [[0, last + 1] as const] : ranges) {
      box.add(from, column);
      box.add(Math.min(to, last + 1) - 1, column);
    }
  }
  for (const operation of operations) {
    if (operation.kind !== 'insertRows' || operation.sheetId !== table.id) continue;
    for (const [first, count] of operation.rows) {
      const at = lineIndexOf(table.rows, lineId(first));
      if (at < 0) continue;
      box.add(at, 0);
      box.add(at + count - 1, table.columns.length - 1);
    }
  }
  if (box.isEmpty) return null;
  const order = values.rowOrder(table.id);
  if (!order) return box.selection(table.id);
  // Neighbours that are stored are none on the screen: the first of them that is shown.
  const { fromRow, toRow, fromColumn } = box.selection(table.id);
  const rows = Array.from({ length: Math.min(toRow - fromRow + 1, mostLooked) }, (_, row) => fromRow + row);
  const row = firstShown(order, rows);
  return row === null ? null : cellSelection(table.id, row, fromColumn);
}

/** Rows that are looked for on the screen. */
const mostLooked = 10_000;

/** The smallest rectangle around cells. */
class Box {
  #fromRow = Infinity;
  #toRow = -1;
  #fromColumn = Infinity;
  #toColumn = -1;

  /** A place that is on no sheet (-1) is left out. */
  add(row: number, column: number): void {
    if (row < 0 || column < 0) return;
    this.#fromRow = Math.min(this.#fromRow, row);
    this.#toRow = Math.max(this.#toRow, row);
    this.#fromColumn = Math.min(this.#fromColumn, column);
    this.#toColumn = Math.max(this.#toColumn, column);
  }

  get isEmpty(): boolean {
    return this.#toRow < 0;
  }

  selection(sheetId: SheetId): Selection {
    const region: Region = {
      sheetId,
      fromRow: this.#fromRow,
      toRow: this.#toRow,
      fromColumn: this.#fromColumn,
      toColumn: this.#toColumn,
    };
    return selectionOf(region);
  }
}
