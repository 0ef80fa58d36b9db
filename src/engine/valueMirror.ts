import { blankBlock, blockKindOf, readBlocks } from '../model/columnBlocks';
import type { ColumnBlock } from '../model/columnBlock';
import type {
  ColumnRef,
  GridCellKey,
  Sheet,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from '../model/document';
import { formulaOf, inputValue } from '../model/format/gridInput';
import type { ColumnId, GridColumnId, RowId, SheetId } from '../model/ids';
import { gridCell, gridCellKey } from '../model/lookup';
import type { RowOrder } from '../model/rowOrder';
import type { ChangeSet, Transaction } from '../model/transaction';
import type { ValueReader } from '../model/valueReader';
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import type { Notice } from '../shared/notice';
import type { CellValue } from '../shared/value';
import { ComputedCells } from './computedCells';
import { NoticeBook } from './noticeBook';
import type {
  CalculatedColumnPatch,
  ComputedCall,
  ComputedValues,
  EngineReply,
  WorkbookNotices,
} from './protocol';
import { reblock, rowMove, type RowMove } from './reblock';
import { RowOrders } from './rowOrders';

/** What to draw again. */
export interface MirrorChange {
  /** Sheets were added, removed, renamed or moved. */
  readonly sheetList: boolean;
  /** These have other lines or columns than before. */
  readonly reshaped: ReadonlySet<SheetId>;
  readonly columns: ReadonlyMap<SheetId, ReadonlySet<ColumnId>>;
  readonly cells: ReadonlyMap<SheetId, ReadonlySet<GridCellKey> | 'all'>;
  /** Which values are pending changed. */
  readonly pending: boolean;
  /** The engine sent it; else a transaction made it. */
  readonly isAnswer: boolean;
  /** These show other rows than before, or in another order. */
  readonly orders: ReadonlySet<SheetId>;
}

/** A calculated column: as the engine sent it for the rows it knew, and moved along with the rows since. */
interface ShownColumn {
  readonly sent: readonly ColumnBlock[];
  readonly blocks: readonly ColumnBlock[];
}
/** Rows were inserted or removed in a version that the engine has not answered. */
interface RowStep {
  readonly version: number;
  readonly move: RowMove;
  readonly lengthsBefore: readonly number[];
  readonly lengthsAfter: readonly number[];
}

/**
 * What the screen shows, column-wise and readable at any time: the document's own values at once, computed ones as
 * the engine sends them. Until then computed values stay what they were, moved along with their rows.
 */
export class ValueMirror implements ValueReader {
  readonly #changes = new Emitter<MirrorChange>('value mirror');
  #document: WorkbookDocument;
  #version: number;
  #sheets: ReadonlyMap<SheetId, Sheet>;
  readonly #columns = new Map<SheetId, Map<ColumnId, ShownColumn>>();
  readonly #cells = new ComputedCells();
  readonly #rowSteps = new Map<SheetId, RowStep[]>();
  /** Values calculated before these versions are of another formula. */
  readonly #formulaSince = new Map<string, number>();
  /** The engine is to answer this version, and has answered that one. */
  #awaited: number;
  #answered = -1;
  #pending: ReadonlySet<string> = new Set();
  readonly #notices = new NoticeBook();
  /** Kept for storing only. */
  #calls: readonly ComputedCall[] = [];
  /** Which rows are shown. */
  readonly orders: RowOrders;

  constructor(document: WorkbookDocument, version = 0) {
    this.#document = document;
    this.#version = version;
    this.#awaited = version;
    this.#sheets = byId(document);
    this.orders = new RowOrders(document, (sheetId) =>
      this.#changes.emit({ ...nothingChanged, orders: new Set([sheetId]) }),
    );
  }

  get version(): number {
    return this.#version;
  }

  get document(): WorkbookDocument {
    return this.#document;
  }

  tableValue(sheetId: SheetId, columnId: ColumnId, rowIndex: number): CellValue {
    const column = this.#tableColumn(sheetId, columnId);
    const blocks =
      column?.formula === null ? column.blocks : this.#columns.get(sheetId)?.get(columnId)?.blocks;
    return blocks ? readBlocks(blocks, rowIndex) : null;
  }

  columnBlocks(sheetId: SheetId, columnId: ColumnId): readonly ColumnBlock[] {
    const column = this.#tableColumn(sheetId, columnId);
    if (!column) return [];
    if (column.formula === null) return column.blocks;
    const table = this.#sheets.get(sheetId) as TableSheet;
    return this.#columns.get(sheetId)?.get(columnId)?.blocks ?? blankColumn(column, table.blockLengths);
  }

  gridValue(sheetId: SheetId, rowId: RowId, columnId: GridColumnId): CellValue {
    const sheet = this.#sheets.get(sheetId);
    if (sheet?.kind !== 'grid') return null;
    const input = gridCell(sheet, rowId, columnId)?.input ?? null;
    if (input !== null && formulaOf(input) === null) return inputValue(input);
    return this.#cells.get(sheetId, gridCellKey(rowId, columnId)) ?? null;
  }

  tableNotices(sheetId: SheetId, columnId: ColumnId, rowIndex: number): readonly Notice[] {
    return this.#notices.ofRow(sheetId, columnId, rowIndex);
  }

  gridNotices(sheetId: SheetId, rowId: RowId, columnId: GridColumnId): readonly Notice[] {
    return this.#notices.ofCell(sheetId, gridCellKey(rowId, columnId));
  }

  isSpilled(sheetId: SheetId, rowId: RowId, columnId: GridColumnId): boolean {
    const sheet = this.#sheets.get(sheetId);
    if (sheet?.kind !== 'grid' || this.#cells.get(sheetId, gridCellKey(rowId, columnId)) === undefined)
      return false;
    return (gridCell(sheet, rowId, columnId)?.input ?? null) === null;
  }

  isPending(sheetId: SheetId, columnId?: ColumnId): boolean {
    const sheet = this.#sheets.get(sheetId);
    const unanswered = this.#answered < this.#awaited;
    if (sheet?.kind !== 'table') return unanswered || this.#pending.size > 0;
    return sheet.columns.some(
      ({ id, formula }) =>
        formula !== null &&
        (columnId === undefined || id === columnId) &&
        (unanswered || this.#pending.has(columnKey(sheetId, id))),
    );
  }

  rowOrder(sheetId: SheetId): RowOrder | null {
    return this.orders.order(sheetId);
  }

  isOrderPending(sheetId: SheetId): boolean {
    return this.orders.isAwaited(sheetId);
  }

  subscribe(listener: (change: MirrorChange) => void): Dispose {
    return this.#changes.subscribe(listener);
  }

  /** Follows a change of the document. */
  applyTransaction(transaction: Transaction): void {
    const { before, after, version, changes } = transaction;
    this.#document = after;
    this.#version = version;
    this.#sheets = byId(after);
    if (isComputational(changes)) this.#awaited = version;
    for (const sheetId of new Set([...changes.reshaped, ...changes.columns.keys()])) {
      const [old, now] = [before, after].map((document) => document.sheets.find(({ id }) => id === sheetId));
      if (now?.kind === 'table' && old?.kind === 'table') this.#followTable(old, now);
      else if (!now) this.#forgetSheet(sheetId);
    }
    this.#notices.forgetRows(changes.reshaped);
    this.orders.applyTransaction(transaction);
    this.#changes.emit(changeOf(changes));
  }

  /** Takes over what the engine computed; values that no longer fit are left out. */
  applyPatch(patch: Extract<EngineReply, { kind: 'patch' }>): void {
    const columns = new Map<SheetId, Set<ColumnId>>();
    const cells = new Map<SheetId, ReadonlySet<GridCellKey> | 'all'>();
    for (const sheetId of this.#rowSteps.keys()) this.#catchUp(sheetId, patch.version);
    for (const part of patch.columns) {
      if (!this.#takeColumn(part, patch.version)) continue;
      const changed = columns.get(part.sheetId) ?? new Set();
      columns.set(part.sheetId, changed.add(part.columnId));
    }
    for (const part of patch.cells) {
      if (!this.#sheets.has(part.sheetId)) continue;
      const changed = this.#cells.take(part);
      if (changed.size > 0) cells.set(part.sheetId, changed);
    }
    if (patch.calls) this.#calls = patch.calls;
    if (!patch.hasMore) {
      for (const sheetId of this.#cells.arrive()) cells.set(sheetId, 'all');
      this.#answered = Math.max(this.#answered, patch.version);
    }
    this.#pending = new Set(
      patch.pending.map(({ sheetId, columnId }: ColumnRef) => columnKey(sheetId, columnId)),
    );
    this.#changes.emit({ ...nothingChanged, columns, cells, pending: true, isAnswer: true });
  }

  /** Takes over what the engine found about the arguments of formulas. */
  takeNotices(notices: WorkbookNotices): void {
    this.#changes.emit({ ...nothingChanged, ...this.#notices.replace(notices) });
  }

  get computedCellCount(): number {
    return this.#cells.count;
  }

  /** Every computed value, for storing beside the document; `null` while some are not of this version. */
  snapshot(): ComputedValues | null {
    if (this.#answered !== this.#version || this.#pending.size > 0) return null;
    const columns: CalculatedColumnPatch[] = [];
    for (const [sheetId, shown] of this.#columns) {
      for (const [columnId, { blocks }] of shown) {
        columns.push({ sheetId, columnId, firstBlock: 0, blocks, complete: true });
      }
    }
    return { version: this.#version, columns, cells: this.#cells.toPatches(), calls: this.#calls };
  }

  /** Shows stored values at once, when they are of this very version. Returns whether they are. */
  restore(computed: ComputedValues): boolean {
    if (computed.version !== this.#version) return false;
    this.applyPatch({ kind: 'patch', pending: [], ...computed });
    return true;
  }

  /** Works out what views show, as far as all that they read is here; for the moment after opening. */
  workOutOrders(today: number): void {
    const known = ({ id, columns }: TableSheet, columnId: ColumnId): readonly ColumnBlock[] | null => {
      const column = columns.find((each) => each.id === columnId);
      if (!column) return null;
      return column.formula === null ? column.blocks : (this.#columns.get(id)?.get(columnId)?.blocks ?? null);
    };
    this.orders.workOut(known, { locale: this.#document.locale, today });
  }

  #followTable(old: TableSheet, now: TableSheet): void {
    const shown = this.#columns.get(now.id);
    const move = old.rows === now.rows ? null : rowMove(old.rows, now.rows);
    if (move) {
      const step = {
        version: this.#version,
        move,
        lengthsBefore: old.blockLengths,
        lengthsAfter: now.blockLengths,
      };
      this.#rowSteps.set(now.id, [...(this.#rowSteps.get(now.id) ?? []), step]);
    }
    for (const column of now.columns) {
      const before = old.columns.find(({ id }) => id === column.id);
      if (before?.formula !== column.formula)
        this.#formulaSince.set(columnKey(now.id, column.id), this.#version);
      const values = shown?.get(column.id);
      if (!shown || !values) continue;
      if (column.formula === null) shown.delete(column.id);
      else if (move) {
        const blocks = reblock(values.blocks, move, now.blockLengths, blockKindOf(column.type));
        shown.set(column.id, { sent: values.sent, blocks });
      }
    }
    for (const id of [...(shown?.keys() ?? [])]) {
      if (!now.columns.some((column) => column.id === id)) shown?.delete(id);
    }
  }

  #forgetSheet(sheetId: SheetId): void {
    this.#columns.delete(sheetId);
    this.#cells.forget(sheetId);
    this.#rowSteps.delete(sheetId);
  }

  /** Moves what the engine sent to the rows it knows at a version. */
  #catchUp(sheetId: SheetId, version: number): void {
    const steps = this.#rowSteps.get(sheetId) ?? [];
    const due = steps.filter((step) => step.version <= version);
    const later = steps.slice(due.length);
    if (due.length === 0) return;
    if (later.length > 0) this.#rowSteps.set(sheetId, later);
    else this.#rowSteps.delete(sheetId);
    const shown = this.#columns.get(sheetId);
    for (const [columnId, { sent, blocks }] of shown ?? []) {
      shown?.set(columnId, {
        sent: later.length > 0 ? this.#moved(sheetId, columnId, sent, due) : blocks,
        blocks,
      });
    }
  }

  #moved(
    sheetId: SheetId,
    columnId: ColumnId,
    blocks: readonly ColumnBlock[],
    steps: readonly RowStep[],
  ): readonly ColumnBlock[] {
    const kind = blockKindOf(this.#tableColumn(sheetId, columnId)?.type ?? 'number');
    return steps.reduce((moved, step) => reblock(moved, step.move, step.lengthsAfter, kind), blocks);
  }

  #takeColumn(
    { sheetId, columnId, firstBlock, blocks, complete }: CalculatedColumnPatch,
    version: number,
  ): boolean {
    const table = this.#sheets.get(sheetId);
    const column = this.#tableColumn(sheetId, columnId);
    if (table?.kind !== 'table' || !column || column.formula === null) return false;
    if (version < (this.#formulaSince.get(columnKey(sheetId, columnId)) ?? 0)) return false;
    const later = this.#rowSteps.get(sheetId) ?? [];
    const lengths = later[0]?.lengthsBefore ?? table.blockLengths;
    const fits = blocks.every((block, index) => block.length === lengths[firstBlock + index]);
    if (!fits || (complete && blocks.length !== lengths.length)) return false;
    let shown = this.#columns.get(sheetId);
    if (!shown) this.#columns.set(sheetId, (shown = new Map()));
    let sent = blocks;
    if (!complete) {
      const whole = [...(shown.get(columnId)?.sent ?? blankColumn(column, lengths))];
      whole.splice(firstBlock, blocks.length, ...blocks);
      sent = whole;
    }
    shown.set(columnId, { sent, blocks: this.#moved(sheetId, columnId, sent, later) });
    return true;
  }

  #tableColumn(sheetId: SheetId, columnId: ColumnId): TableColumn | undefined {
    const sheet = this.#sheets.get(sheetId);
    return sheet?.kind === 'table' ? sheet.columns.find(({ id }) => id === columnId) : undefined;
  }
}

const nothingChanged: MirrorChange = {
  sheetList: false,
  reshaped: new Set(),
  columns: new Map(),
  cells: new Map(),
  pending: false,
  isAnswer: false,
  orders: new Set(),
};

const byId = (document: WorkbookDocument): ReadonlyMap<SheetId, Sheet> =>
  new Map(document.sheets.map((sheet) => [sheet.id, sheet]));
const columnKey = (sheetId: SheetId, columnId: ColumnId): string => `${sheetId} ${columnId}`;

function blankColumn(column: TableColumn, lengths: readonly number[]): ColumnBlock[] {
  return lengths.map((length) => blankBlock(blockKindOf(column.type), length));
}

/** Whether the engine may have something to compute. */
function isComputational(changes: ChangeSet): boolean {
  const touched = [changes.reshaped, changes.gridCells, changes.tableCells, changes.columns];
  return changes.sheetList || changes.parameters || changes.names || touched.some((part) => part.size > 0);
}

function changeOf(changes: ChangeSet): MirrorChange {
  const columns = new Map<SheetId, Set<ColumnId>>();
  for (const part of [changes.tableCells, changes.columns]) {
    for (const [sheetId, ofSheet] of part) {
      const known = columns.get(sheetId) ?? new Set();
      for (const columnId of ofSheet.keys()) known.add(columnId);
      columns.set(sheetId, known);
    }
  }
  const { sheetList, reshaped, gridCells } = changes;
  return {
    sheetList,
    reshaped,
    columns,
    cells: gridCells,
    pending: isComputational(changes),
    isAnswer: false,
    orders: new Set([...reshaped, ...changes.views]),
  };
}
