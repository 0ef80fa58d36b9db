import type { Axis } from '../model/axis';
import type { TableSheet, WorkbookDocument } from '../model/document';
import type { SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import { RowOrder } from '../model/rowOrder';
import type { TableView } from '../model/tableView';
import type { Transaction } from '../model/transaction';
import { keepOrder, type KeptOrder } from './keptOrder';

/** A table's view and the order it gave. */
interface LookedAt {
  readonly view: TableView;
  /** `null` from opening until the engine has answered. */
  readonly kept: KeptOrder | null;
  /** What is being worked out; an answer to anything else is late and dropped. */
  readonly asked: { readonly rows: Axis } | null;
}

/** Works out which rows a table's view shows; `null` when the table is gone or the engine failed. */
export type AskOrder = (sheetId: SheetId) => Promise<Uint32Array | null>;

/**
 * The orders of all sorted and filtered tables, kept by the mirror.
 *
 *     (no view) --view set, document opened--> asked --answer--> kept --rows come or go--> kept
 *         ^---------- view taken away ----------/ ^--- view changed, reapplied ---/
 *
 * While an answer is awaited the order before it stays; an answer for rows that have changed meanwhile is asked again.
 */
export class RowOrders {
  readonly #tables = new Map<SheetId, LookedAt>();
  readonly #onOrder: (sheetId: SheetId) => void;
  #document: WorkbookDocument;
  #ask: AskOrder | null = null;

  constructor(document: WorkbookDocument, onOrder: (sheetId: SheetId) => void) {
    this.#document = document;
    this.#onOrder = onOrder;
    this.#readViews(() => null);
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
    return this.#tables.get(sheetId)?.kept === null;
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
    const changed = this.#readViews((table) => ({ ids: null, order: storedOrder(table) }));
    // The transaction's other listeners, the engine among them, come after this one.
    if (changed.length > 0) queueMicrotask(() => changed.forEach((sheetId) => this.reapply(sheetId)));
  }

  /** Notes the views of the document, and returns the tables whose view is another than before. */
  #readViews(orderUntilAnswered: (table: TableSheet) => KeptOrder | null): SheetId[] {
    const changed: SheetId[] = [];
    const gone = new Set(this.#tables.keys());
    for (const sheet of this.#document.sheets) {
      if (sheet.kind !== 'table' || !sheet.view) continue;
      gone.delete(sheet.id);
      const looked = this.#tables.get(sheet.id);
      if (looked?.view === sheet.view) continue;
      const kept = looked ? looked.kept : orderUntilAnswered(sheet);
      this.#tables.set(sheet.id, { view: sheet.view, kept, asked: null });
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
    this.#tables.set(sheetId, { view: looked.view, kept: { ids: null, order }, asked: null });
    this.#onOrder(sheetId);
  }

  #table(sheetId: SheetId): TableSheet | null {
    const sheet = findSheet(this.#document, sheetId);
    return sheet?.kind === 'table' ? sheet : null;
  }
}

/** All rows, as they are stored. */
function storedOrder(table: TableSheet): RowOrder {
  const count = rowCount(table);
  const rows = new Uint32Array(count);
  for (let rowIndex = 0; rowIndex < count; rowIndex++) rows[rowIndex] = rowIndex;
  return new RowOrder(rows, count);
}
