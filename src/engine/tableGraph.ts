import type { HyperFormula, RawCellContent } from 'hyperformula';
import { blockKindOf } from '../model/columnBlocks';
import type { BlockKind, ColumnBlock } from '../model/columnBlock';
import type { ColumnRef, TableColumn, TableSheet } from '../model/document';
import { mayNameRange } from '../model/formula/expandNames';
import type { ColumnId, SheetId } from '../model/ids';
import type { ChangeSet } from '../model/transaction';
import type { CalculatedColumns } from './calculatedColumns';
import type { ColumnEvaluator } from './columnEvaluator';
import { reblock, rowMove, type RowMove } from './reblock';
import { registerText, type Register, type Registers, type RegisterSheet } from './registers';
import type { RowProgram } from './rowProgram';
import { normalizeRanges } from './rowRanges';
import type { TableStore } from './tableStore';

/** Takes a column's stored formula apart; never fails, errors become programs that yield them. */
export type ProgramWriter = (stored: string, sheetId: SheetId) => RowProgram;

interface Parts {
  readonly hf: HyperFormula;
  readonly store: TableStore;
  readonly registers: Registers;
  readonly calculated: CalculatedColumns;
  readonly evaluator: (program: RowProgram, sheetId: SheetId, kind: BlockKind) => ColumnEvaluator;
  readonly write: ProgramWriter;
}

/**
 * Tables in the graph: one version cell a column (architecture, "Version cells"). A column of values has a number
 * there, a calculated column the formula that orders its calculation.
 */
export class TableGraph {
  readonly #parts: Parts;
  readonly #registerSheets: Record<RegisterSheet, number>;
  readonly #tables = new Map<SheetId, TableSheet>();
  /** What each calculated column was defined with, to see whether it means something else now. */
  readonly #signatures = new Map<string, string>();
  readonly #doneCounts = new Map<string, number>();
  #namesVersion = 0;

  constructor(parts: Parts, registerSheets: Record<RegisterSheet, number>) {
    this.#parts = parts;
    this.#registerSheets = registerSheets;
  }

  /** Values first: formulas of any table may read any other. */
  addValues(table: TableSheet): void {
    const { store } = this.#parts;
    this.#tables.set(table.id, table);
    this.#setShape(table);
    for (const column of table.columns) {
      if (column.formula !== null) continue;
      store.setColumn(table.id, column.id, column.blocks, 'all');
      this.#writeVersion(table.id, column.id);
    }
  }

  /** `restored`: values of calculated columns that need not be computed again. Within a batch. */
  addFormulas(table: TableSheet, restored: ReadonlyMap<ColumnId, readonly ColumnBlock[]>): void {
    for (const column of table.columns) {
      if (column.formula === null) continue;
      this.#define(table.id, column);
      const blocks = restored.get(column.id);
      if (blocks) this.#parts.calculated.restore(table.id, column.id, blocks);
    }
  }

  remove(sheetId: SheetId): void {
    const table = this.#tables.get(sheetId);
    if (!table) return;
    for (const column of table.columns) this.#removeColumn(sheetId, column.id);
    this.#tables.delete(sheetId);
    this.#parts.store.removeTable(sheetId);
  }

  /** Carries a change of a table that was there before into the store and the graph. Within a batch. */
  update(table: TableSheet, changes: ChangeSet): void {
    if (changes.added.has(table.id)) this.remove(table.id);
    const before = this.#tables.get(table.id);
    if (!before) {
      this.addValues(table);
      this.addFormulas(table, new Map());
      return;
    }
    this.#tables.set(table.id, table);
    const columnsBefore = new Map(before.columns.map((column) => [column.id, column]));
    for (const { id } of before.columns) {
      if (!table.columns.some((column) => column.id === id)) this.#removeColumn(table.id, id);
    }
    if (before.columns !== table.columns || before.blockLengths !== table.blockLengths) {
      const move = before.rows === table.rows ? null : rowMove(before.rows, table.rows);
      const old = move ? this.#calculatedBlocks(before) : new Map<ColumnId, readonly ColumnBlock[]>();
      this.#setShape(table, before);
      for (const column of table.columns) {
        this.#updateColumn(table, column, columnsBefore.get(column.id), move, changes);
        const blocks = old.get(column.id);
        if (move && blocks && column.formula !== null) this.#moveRows(table, column, blocks, move);
      }
    }
  }

  /** Sheets, tables or parameters came or went. Within a batch. */
  rewriteFormulas(): void {
    this.#rewrite(() => true);
  }

  /** Names refer to other cells. Within a batch. */
  rewriteNaming(): void {
    this.#rewrite(mayNameRange);
  }

  #rewrite(concerns: (formula: string) => boolean): void {
    for (const table of this.#tables.values()) {
      for (const column of table.columns) {
        if (column.formula === null || !concerns(column.formula)) continue;
        const program = this.#parts.write(column.formula, table.id);
        if (signatureOf(program) !== this.#signatures.get(keyOf(table.id, column.id))) {
          this.#define(table.id, column, program);
        }
      }
    }
  }

  /** A calculation was done: what depends on the column may go on. */
  markDone({ sheetId, columnId }: ColumnRef): void {
    const key = keyOf(sheetId, columnId);
    const count = (this.#doneCounts.get(key) ?? 0) + 1;
    this.#doneCounts.set(key, count);
    this.#set(this.#parts.registers.done(sheetId, columnId), count);
  }

  #updateColumn(
    table: TableSheet,
    column: TableColumn,
    before: TableColumn | undefined,
    move: RowMove | null,
    changes: ChangeSet,
  ): void {
    const { store } = this.#parts;
    if (column.formula !== null) {
      if (before?.formula !== column.formula) this.#define(table.id, column);
      return;
    }
    if (before && before.formula !== null) this.#removeColumn(table.id, column.id);
    if (before?.blocks === column.blocks) return;
    const cells = changes.tableCells.get(table.id)?.get(column.id);
    // Positions of single changes may be from before rows were moved in the same transaction.
    if (move && cells === undefined)
      store.setReshapedColumn(table.id, column.id, column.blocks, move.inserted);
    else if (move || cells === undefined || cells === 'all') {
      store.setColumn(table.id, column.id, column.blocks, 'all');
    } else store.setColumn(table.id, column.id, column.blocks, normalizeRanges(cells));
    this.#writeVersion(table.id, column.id);
  }

  #moveRows(table: TableSheet, column: TableColumn, blocks: readonly ColumnBlock[], move: RowMove): void {
    const moved = reblock(blocks, move, table.blockLengths, blockKindOf(column.type));
    this.#parts.calculated.reshape(table.id, column.id, moved, move.inserted);
  }

  #calculatedBlocks(table: TableSheet): Map<ColumnId, readonly ColumnBlock[]> {
    const { store } = this.#parts;
    const columns = table.columns.filter((column) => column.formula !== null);
    return new Map(columns.map((column) => [column.id, store.blocks(table.id, column.id)]));
  }

  #setShape(table: TableSheet, before?: TableSheet): void {
    const { store, registers } = this.#parts;
    store.setTable(table.id, table.blockLengths, new Map(table.columns.map(({ id, name }) => [id, name])));
    const names = (sheet: TableSheet): string =>
      JSON.stringify(sheet.columns.map(({ id, name }) => [id, name]));
    if (before && names(before) === names(table)) return;
    this.#set(registers.names(table.id), ++this.#namesVersion);
  }

  #define(sheetId: SheetId, column: TableColumn, written?: RowProgram): void {
    const { write, calculated, registers } = this.#parts;
    const program = written ?? write(column.formula ?? '', sheetId);
    const kind = blockKindOf(column.type);
    const evaluator = this.#parts.evaluator(program, sheetId, kind);
    calculated.define(sheetId, column.id, kind, program, evaluator);
    this.#signatures.set(keyOf(sheetId, column.id), signatureOf(program));
    const done = registerText(registers.done(sheetId, column.id));
    const args = [`"${sheetId}"`, `"${column.id}"`, done, ...program.dependencyTexts];
    this.#set(registers.version(sheetId, column.id), `=TABLE.CALCULATE(${args.join(',')})`);
  }

  #removeColumn(sheetId: SheetId, columnId: ColumnId): void {
    this.#parts.calculated.remove(sheetId, columnId);
    this.#signatures.delete(keyOf(sheetId, columnId));
    this.#set(this.#parts.registers.version(sheetId, columnId), null);
  }

  #writeVersion(sheetId: SheetId, columnId: ColumnId): void {
    const { registers, store } = this.#parts;
    this.#set(registers.version(sheetId, columnId), store.version(sheetId, columnId));
  }

  #set({ sheet, row, column }: Register, content: RawCellContent): void {
    this.#parts.hf.setCellContents({ sheet: this.#registerSheets[sheet], row, col: column }, [[content]]);
  }
}

const keyOf = (sheetId: SheetId, columnId: ColumnId): string => `${sheetId} ${columnId}`;
const signatureOf = (program: RowProgram): string => JSON.stringify(program);
