import type { Axis } from '../model/axis';
import type { ColumnBlock } from '../model/columnBlock';
import type { TableSheet, WorkbookDocument } from '../model/document';
import type { ColumnId, SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import { RowOrder } from '../model/rowOrder';
import type { TableView } from '../model/tableView';
import type { Transaction } from '../model/transaction';
import { keepOrder, type KeptOrder } from './keptOrder';
import { columnsOfView, orderRows, type ColumnSource, type OrderOptions } from './view/orderRows';

/** A table's view and the order it gave. */
interface LookedAt {
  readonly view: TableView;
  /** `null`: all rows as they are stored. */
  readonly kept: KeptOrder | null;
  /** From opening until the first answer `kept` stands in: what a filter may hide is not shown meanwhile. */
  readonly isAwaited: boolean;
  /** What is being worked out; an answer to anything else is late and dropped. */
  readonly asked: { readonly rows: Axis } | null;
}

/** Up to so many rows are looked through at once when a workbook is opened: some 10 ms with a sort by texts. */
const shortTable = 10_000;

/** Works out which rows a table's view shows; `null` when the table is gone or the engine failed. */
export type AskOrder = (sheetId: SheetId) => Promise<Uint32Array | null>;

/**
 * The orders of all sorted and filtered tables, kept by the mirror.
 *
 *     (no view) --view set, document opened--> asked --answer--> kept --rows come or go--> kept
 *         ^---------- view taken away ----------/ ^--- view changed, reapplied ---/
 *
 * While an answer is awaited the order before it stays; an answer for rows that have changed meanwhile is asked again.
 * At opening there is none before: what is short and known is worked out at once, of other filtered tables no row is shown.
 */
export class RowOrders {
  readonly #tables = new Map<SheetId, LookedAt>();
  readonly #onOrder: (sheetId: SheetId) => void;
  #document: WorkbookDocument;
  #ask: AskOrder | null = null;

  constructor(document: WorkbookDocument, onOrder: (sheetId: SheetId) => void) {
    this.#document = document;
    this.#onOrder = onOrder;
    this.#readViews((table) => ({ kept: hidesRows(table) ? noRows(table) : null, isAwaited: true }));
  }

  /**
   * At opening: short tables show their rows from the first frame on, without waiting for the engine. `known` answers `null`
   * for a column whose values are not here.
   */
  workOut(
    known: (table: TableSheet, columnId: ColumnId) => readonly ColumnBlock[] | null,
    options: OrderOptions,
  ): void {
    for (const [sheetId, looked] of this.#tables) {
      const table = this.#table(sheetId);
      if (!table || !looked.isAwaited || rowCount(table) > shortTable) continue;
      const source: ColumnSource = {
        rowCount: rowCount(table),
        blocks: (columnId) => known(table, columnId),
      };
      const isThere = ({ id }: { readonly id: ColumnId }): boolean => known(table, id) !== null;
      const read = new Set(columnsOfView(looked.view));
      if (!table.columns.filter(({ id }) => read.has(id)).every(isThere)) continue;
      const order = new RowOrder(orderRows(looked.view, source, options), rowCount(table));
      this.#tables.set(sheetId, { ...looked, kept: { ids: null, order }, isAwaited: false });
    }
  }

  /** Who works orders out; what waits for it is asked at once. */
  connect(ask: AskOrder): void {
    this.#ask = ask;
    for (const sheetId of this.#tables.keys()) this.reapply(sheetId);
  }

  order(sheetId: SheetId): RowOrder | null {
    return this.#tables.get(sheetId)?.kept?.order ?? null;
  }

  /** The table has a view, and which rows that shows is not known yet. */
  isAwaited(sheetId: SheetId): boolean {
    return this.#tables.get(sheetId)?.isAwaited ?? false;
  }

  /** Works the order out anew from the values of now. */
  reapply(sheetId: SheetId): void {
    const table = this.#table(sheetId);
    const looked = this.#tables.get(sheetId);
    if (!table || !looked || !this.#ask) return;
    const asked = { rows: table.rows };
    this.#tables.set(sheetId, { ...looked, asked });
    void this.#ask(sheetId).then((rows) => this.#take(sheetId, asked, rows));
  }

  /** Follows a change of the document; what has to be worked out is asked when the engine has heard of it too. */
  applyTransaction({ before, after, changes }: Transaction): void {
    this.#document = after;
    for (const sheetId of changes.reshaped) {
      const [old, now] = [findSheet(before, sheetId), findSheet(after, sheetId)];
      const looked = this.#tables.get(sheetId);
      if (!looked?.kept || old?.kind !== 'table' || now?.kind !== 'table' || old.rows === now.rows) continue;
      this.#tables.set(sheetId, { ...looked, kept: keepOrder(looked.kept, old.rows, now.rows) });
    }
    if (changes.views.size === 0 && !changes.sheetList && changes.reshaped.size === 0) return;
    // Until the answer is there the rows stand as they stood.
    const changed = this.#readViews((table) => ({
      kept: { ids: null, order: storedOrder(table) },
      isAwaited: false,
    }));
    // The transaction's other listeners, the engine among them, come after this one.
    if (changed.length > 0) queueMicrotask(() => changed.forEach((sheetId) => this.reapply(sheetId)));
  }

  /** Notes the views of the document, and returns the tables whose view is another than before. */
  #readViews(untilAnswered: (table: TableSheet) => Pick<LookedAt, 'kept' | 'isAwaited'>): SheetId[] {
    const changed: SheetId[] = [];
    const gone = new Set(this.#tables.keys());
    for (const sheet of this.#document.sheets) {
      if (sheet.kind !== 'table' || !sheet.view) continue;
      gone.delete(sheet.id);
      const looked = this.#tables.get(sheet.id);
      if (looked?.view === sheet.view) continue;
      // What was hidden for want of an answer comes back with the filter gone.
      const isShownAgain = looked?.isAwaited === true && !hidesRows(sheet);
      const standing = looked && !isShownAgain ? looked : untilAnswered(sheet);
      this.#tables.set(sheet.id, { ...standing, view: sheet.view, asked: null });
      changed.push(sheet.id);
    }
    for (const sheetId of gone) this.#tables.delete(sheetId);
    return changed;
  }

  #take(sheetId: SheetId, asked: LookedAt['asked'], rows: Uint32Array | null): void {
    const looked = this.#tables.get(sheetId);
    const table = this.#table(sheetId);
    if (!looked || !table || looked.asked !== asked) return;
    if (asked?.rows !== table.rows) {
      this.reapply(sheetId);
      return;
    }
    // Without an engine nothing is hidden.
    const order = rows ? new RowOrder(rows, rowCount(table)) : storedOrder(table);
    const isKnown = !looked.isAwaited && looked.kept !== null && standsAlike(looked.kept.order, order);
    const kept = isKnown ? looked.kept : { ids: null, order };
    this.#tables.set(sheetId, { view: looked.view, kept, isAwaited: false, asked: null });
    if (!isKnown) this.#onOrder(sheetId);
  }

  #table(sheetId: SheetId): TableSheet | null {
    const sheet = findSheet(this.#document, sheetId);
    return sheet?.kind === 'table' ? sheet : null;
  }
}

const hidesRows = (table: TableSheet): boolean => Object.keys(table.view?.filters ?? {}).length > 0;

const noRows = (table: TableSheet): KeptOrder => ({
  ids: null,
  order: new RowOrder(new Uint32Array(0), rowCount(table)),
});

function standsAlike(one: RowOrder, other: RowOrder): boolean {
  return one.count === other.count && one.rows.every((rowIndex, at) => rowIndex === other.rows[at]);
}

/** All rows, as they are stored. */
function storedOrder(table: TableSheet): RowOrder {
  const count = rowCount(table);
  const rows = new Uint32Array(count);
  for (let rowIndex = 0; rowIndex < count; rowIndex++) rows[rowIndex] = rowIndex;
  return new RowOrder(rows, count);
}
