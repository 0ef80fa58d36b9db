import { fromCol, parseA1Ref } from '@borgar/fx';
import { EngineClient, type EnginePatch, type EvaluatedValue } from '../../src/engine/engineClient';
import type { ComputedValues, EngineTransport } from '../../src/engine/protocol';
import { ValueMirror } from '../../src/engine/valueMirror';
import { lineIdAt, sliceAxis } from '../../src/model/axis';
import { blockFromValues, blockKindOf } from '../../src/model/columnBlocks';
import type {
  ColumnType,
  GridInput,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from '../../src/model/document';
import { toNamedReference } from '../../src/model/formula/namedReference';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import { newColumnId, newNamedRangeId, newParameterId, type RowId, type SheetId } from '../../src/model/ids';
import {
  findColumnByName,
  findNamedRangeByName,
  findSheetByName,
  gridCellKey,
  rowCount,
} from '../../src/model/lookup';
import type { NamedRange } from '../../src/model/namedRange';
import type { Operation } from '../../src/model/operation';
import type { TableView } from '../../src/model/tableView';
import type { Transaction } from '../../src/model/transaction';
import { Workbook } from '../../src/model/workbook';
import { assert } from '../../src/shared/assert';
import type { CellValue } from '../../src/shared/value';

/** A workbook with an engine and a mirror, spoken to in names and addresses as a person would. */
export class EngineWorld {
  readonly workbook: Workbook;
  readonly client: EngineClient;
  readonly mirror: ValueMirror;
  readonly patches: EnginePatch[] = [];
  /** What the clock says. */
  now = new Date(2026, 10, 25, 12);

  constructor(
    transport: () => EngineTransport,
    document: WorkbookDocument,
    computed: ComputedValues | null = null,
  ) {
    this.workbook = new Workbook(document);
    this.mirror = new ValueMirror(document);
    this.client = new EngineClient(transport, { now: () => this.now });
    this.client.onPatch((patch) => {
      this.patches.push(patch);
      this.mirror.applyPatch(patch);
    });
    this.client.onNotices((notices) => {
      this.mirror.takeNotices(notices);
      for (const resolve of this.#waitingForNotices.splice(0)) resolve();
    });
    this.workbook.subscribe((transaction) => {
      this.mirror.applyTransaction(transaction);
      this.client.apply(transaction);
    });
    if (computed) this.mirror.restore(computed);
    this.client.open(document, 0, computed);
    this.mirror.orders.connect((sheetId) => this.client.orderRows(sheetId));
  }

  async settled(): Promise<this> {
    await this.client.settled();
    return this;
  }

  readonly #waitingForNotices: (() => void)[] = [];

  /** Resolves when the engine next tells what looks wrong about formulas. */
  noticed(): Promise<void> {
    return new Promise((resolve) => this.#waitingForNotices.push(resolve));
  }

  /** The reasons of the notices about each row of a column. */
  noticesOf(name: string, table = this.table()): string[][] {
    const { id } = this.columnNamed(name, table);
    return Array.from({ length: rowCount(table) }, (_, row) =>
      this.mirror.tableNotices(table.id, id, row).map(({ reason }) => reason),
    );
  }

  dispose(): void {
    this.client.dispose();
  }

  /** What undoes the last change. */
  lastInverse: readonly Operation[] | null = null;

  dispatch(...operations: Operation[]): Transaction {
    const transaction = this.workbook.dispatch({ operations, origin: 'test' });
    this.lastInverse = transaction.inverse;
    return transaction;
  }

  /** Types into cells: `{ A1: 1, B1: '=A1+1' }`. */
  type(inputs: Readonly<Record<string, GridInput>>, sheetName = 'Sheet1'): void {
    const sheet = findSheetByName(this.workbook.document, sheetName);
    assert(sheet?.kind === 'grid', `no grid ${sheetName}`);
    const cells = Object.entries(inputs).map(([address, input]) => {
      const isFormula = typeof input === 'string' && input.startsWith('=');
      const { row, col } = place(address);
      const key = gridCellKey(lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, col));
      return [key, input === null ? null : { input: isFormula ? this.stored(input, sheet.id) : input }];
    });
    this.dispatch({ kind: 'setGridCells', sheetId: sheet.id, cells: Object.fromEntries(cells) });
  }

  cell(address: string, sheetName = 'Sheet1'): CellValue {
    const sheet = findSheetByName(this.workbook.document, sheetName);
    assert(sheet?.kind === 'grid', `no grid ${sheetName}`);
    const { row, col } = place(address);
    return this.mirror.gridValue(sheet.id, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, col));
  }

  cells(addresses: readonly string[]): CellValue[] {
    return addresses.map((address) => this.cell(address));
  }

  table(name = 'Customers'): TableSheet {
    const sheet = findSheetByName(this.workbook.document, name);
    assert(sheet?.kind === 'table', `no table ${name}`);
    return sheet;
  }

  columnNamed(name: string, table = this.table()): TableColumn {
    const column = findColumnByName(table, name);
    assert(column, `no column ${name}`);
    return column;
  }

  /** The values of a column in the rows that are shown, in their order. */
  shown(name: string, table = this.table()): CellValue[] {
    const values = this.column(name, table);
    const order = this.mirror.rowOrder(table.id);
    return order ? Array.from(order.rows, (rowIndex) => values[rowIndex] ?? null) : values;
  }

  look(view: TableView | null, table = this.table()): void {
    this.dispatch({ kind: 'setView', sheetId: table.id, view });
  }

  column(name: string, table = this.table()): CellValue[] {
    const { id } = this.columnNamed(name, table);
    return Array.from({ length: rowCount(table) }, (_, row) => this.mirror.tableValue(table.id, id, row));
  }

  addColumn(name: string, formula: string, type: ColumnType = 'number'): void {
    const table = this.table();
    const column: TableColumn = {
      id: newColumnId(),
      name,
      type,
      formula: this.stored(formula, table.id),
      blocks: [],
    };
    this.dispatch({ kind: 'addColumn', sheetId: table.id, column, after: table.columns.at(-1)?.id ?? null });
  }

  setFormula(name: string, formula: string): void {
    const table = this.table();
    const patch = { formula: this.stored(formula, table.id) };
    this.dispatch({ kind: 'updateColumn', sheetId: table.id, columnId: this.columnNamed(name).id, patch });
  }

  setValue(columnName: string, rowIndex: number, value: CellValue): void {
    const table = this.table();
    const column = this.columnNamed(columnName);
    this.dispatch({
      kind: 'setCells',
      sheetId: table.id,
      columnId: column.id,
      rows: [[lineIdAt(table.rows, rowIndex), 1]],
      values: blockFromValues(blockKindOf(column.type), [value]),
    });
  }

  /** Inserts one row before a position. */
  insertRow(rowIndex: number, values: Readonly<Record<string, CellValue>>): RowId {
    const table = this.table();
    const columns = Object.entries(values).map(([name, value]) => {
      const column = this.columnNamed(name);
      return [column.id, [blockFromValues(blockKindOf(column.type), [value])]];
    });
    this.dispatch({
      kind: 'insertRows',
      sheetId: table.id,
      after: rowIndex === 0 ? null : lineIdAt(table.rows, rowIndex - 1),
      rows: [[table.nextRowId, 1]],
      blockLengths: [1],
      columns: Object.fromEntries(columns),
    });
    return table.nextRowId as RowId;
  }

  removeRows(rowIndex: number, count: number): void {
    const table = this.table();
    this.dispatch({
      kind: 'removeRows',
      sheetId: table.id,
      rows: sliceAxis(table.rows, rowIndex, rowIndex + count),
    });
  }

  addParameter(name: string, value: number | string | boolean): void {
    const id = newParameterId();
    const label = { en: name, 'zh-CN': name };
    this.dispatch({
      kind: 'addParameter',
      parameter: { id, name, label, kind: 'number', value },
      after: null,
    });
  }

  setParameter(name: string, value: number | string | boolean): void {
    const parameter = this.workbook.document.parameters.find((candidate) => candidate.name === name);
    assert(parameter, `no parameter ${name}`);
    this.dispatch({ kind: 'updateParameter', parameterId: parameter.id, patch: { value } });
  }

  /** `refersTo` as a person reads it on `Sheet1`. */
  addName(name: string, refersTo: string): void {
    const range = { id: newNamedRangeId(), name, refersTo: this.#reference(refersTo) };
    this.dispatch({ kind: 'addNamedRange', range, after: null });
  }

  changeName(name: string, refersTo: string): void {
    const patch = { refersTo: this.#reference(refersTo) };
    this.dispatch({ kind: 'updateNamedRange', rangeId: this.named(name).id, patch });
  }

  named(name: string): NamedRange {
    const range = findNamedRangeByName(this.workbook.document, name);
    assert(range, `no name ${name}`);
    return range;
  }

  #reference(text: string): string {
    const { document } = this.workbook;
    const result = toNamedReference(text, document, findSheetByName(document, 'Sheet1')?.id ?? null);
    assert(result.ok, `${text} is no reference`);
    return result.value;
  }

  evaluate(formula: string, sheetName: string | null = null): Promise<EvaluatedValue> {
    const sheetId =
      sheetName === null ? null : (findSheetByName(this.workbook.document, sheetName)?.id ?? null);
    return this.client.evaluate(this.stored(formula, sheetId), sheetId);
  }

  stored(formula: string, sheetId: SheetId | null): string {
    const result = toStoredFormula(formula, this.workbook.document, { sheetId });
    assert(result.ok, `${formula} is no formula`);
    return result.value;
  }
}

function place(address: string): { row: number; col: number } {
  const parsed = parseA1Ref(address);
  assert(parsed && 'range' in parsed, `${address} is no address`);
  return { row: parsed.range.top ?? 0, col: parsed.range.left ?? fromCol('A') };
}
