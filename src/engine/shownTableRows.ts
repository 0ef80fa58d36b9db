import { BlockBuilder } from '../model/columnBlocks';
import type { ColumnBlock } from '../model/columnBlock';
import type { Axis } from '../model/axis';
import type { WorkbookDocument } from '../model/document';
import type { SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import { RowOrder } from '../model/rowOrder';
import { keepOrder, type KeptOrder } from './keptOrder';
import { TableBlock } from './tableBlock';

interface Filtered {
  readonly rows: Axis;
  readonly kept: KeptOrder;
}

/**
 * The rows that filtered tables show, on the engine's side: `SUBTOTAL` reads no others. They are what the page was last told
 * and follow rows that come and go by the rule of the page (`RowOrders`), so both always speak of the same rows.
 */
export class ShownTableRows {
  #document: WorkbookDocument;
  /** Only tables of which some row is hidden. */
  readonly #filtered = new Map<SheetId, Filtered>();
  /** Tables whose filter reads columns that are not computed yet, just after opening. */
  readonly #awaited = new Set<SheetId>();
  readonly #shown = new WeakMap<TableBlock, { readonly order: RowOrder; readonly block: TableBlock }>();

  constructor(document: WorkbookDocument) {
    this.#document = document;
  }

  get awaited(): readonly SheetId[] {
    return [...this.#awaited];
  }

  /** What a view shows was worked out, or has to be first; whether that are other rows than before. */
  take(sheetId: SheetId, rows: Uint32Array | 'later' | null): boolean {
    if (rows === 'later') {
      this.#awaited.add(sheetId);
      return true;
    }
    const wasAwaited = this.#awaited.delete(sheetId);
    const table = findSheet(this.#document, sheetId);
    const before = this.#filtered.get(sheetId);
    if (table?.kind !== 'table' || !rows || rows.length === rowCount(table)) {
      return this.#filtered.delete(sheetId) || wasAwaited;
    }
    const order = new RowOrder(rows.slice(), rowCount(table));
    this.#filtered.set(sheetId, { rows: table.rows, kept: { ids: null, order } });
    return wasAwaited || !before || !showsSame(before.kept.order, order);
  }

  /** Follows the document, and says whether other rows are shown than before. */
  follow(document: WorkbookDocument): boolean {
    this.#document = document;
    let showsOthers = false;
    for (const sheetId of this.#awaited) {
      const table = findSheet(document, sheetId);
      if (table?.kind !== 'table' || !table.view) showsOthers = this.#awaited.delete(sheetId);
    }
    for (const [sheetId, { rows, kept }] of this.#filtered) {
      const table = findSheet(document, sheetId);
      if (table?.kind !== 'table' || !table.view) showsOthers = this.#filtered.delete(sheetId);
      else if (table.rows !== rows) {
        this.#filtered.set(sheetId, { rows: table.rows, kept: keepOrder(kept, rows, table.rows) });
      }
    }
    return showsOthers;
  }

  /**
   * A block without the rows that its table's filter hides; the same object as long as neither changes. `null` while it is
   * not known which these are. O(rows) once.
   */
  of(block: TableBlock): TableBlock | null {
    const { sheetId, from } = block.reference;
    if (this.#awaited.has(sheetId)) return null;
    const order = this.#filtered.get(sheetId)?.kept.order;
    if (!order) return block;
    const known = this.#shown.get(block);
    if (known?.order === order) return known.block;
    const columns = block.columns.map((run) => {
      let start = from;
      return run.map((stored) => {
        const first = start;
        start += stored.length;
        return onlyRows(stored, (offset) => order.visualRow(first + offset) >= 0);
      });
    });
    const rows = (columns[0] ?? []).reduce((sum, { length }) => sum + length, 0);
    const shown = new TableBlock(block.reference, `${block.key} shown`, columns, rows, block.folds);
    this.#shown.set(block, { order, block: shown });
    return shown;
  }
}

function showsSame(a: RowOrder, b: RowOrder): boolean {
  return a.count === b.count && a.rows.every((rowIndex) => b.visualRow(rowIndex) >= 0);
}

/** The block itself when that is all of it: what is known of it stays known. */
function onlyRows(block: ColumnBlock, isShown: (offset: number) => boolean): ColumnBlock {
  const stretches: [from: number, to: number][] = [];
  let count = 0;
  for (let offset = 0; offset < block.length; offset++) {
    if (!isShown(offset)) continue;
    count++;
    const last = stretches.at(-1);
    if (last?.[1] === offset) last[1]++;
    else stretches.push([offset, offset + 1]);
  }
  if (count === block.length) return block;
  const builder = new BlockBuilder(block.kind, count);
  let next = 0;
  for (const [from, to] of stretches) {
    builder.setRows(next, block, from, to);
    next += to - from;
  }
  return builder.finish();
}
