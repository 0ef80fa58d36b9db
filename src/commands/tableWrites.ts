import { assert } from '../shared/assert';
import type { CellValue } from '../shared/value';
import { lineIdAt, sliceRanges, type Axis, type LineRange } from '../model/axis';
import { blockLength, type ColumnBlock } from '../model/columnBlock';
import { blockFromValues, blockKindOf, cutIntoBlocks } from '../model/columnBlocks';
import type { TableColumn, TableSheet } from '../model/document';
import { lineId, type ColumnId } from '../model/ids';
import { rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import { atOnce } from './longSteps';

/**
 * Values to be entered into a table, collected by position and turned into one operation per column, and one that
 * adds the rows that lie past the end.
 */
export class TableWrites {
  readonly #table: TableSheet;
  readonly #rowCount: number;
  readonly #columns = new Map<number, Map<number, CellValue>>();
  #lastRow = -1;

  constructor(table: TableSheet) {
    this.#table = table;
    this.#rowCount = rowCount(table);
  }

  set(rowIndex: number, columnIndex: number, value: CellValue): void {
    let column = this.#columns.get(columnIndex);
    if (!column) this.#columns.set(columnIndex, (column = new Map()));
    column.set(rowIndex, value);
    // A blank past the end is no reason to make a row.
    if (value !== null && rowIndex > this.#lastRow) this.#lastRow = rowIndex;
  }

  /** Something other than blanks is to be entered into the column. */
  hasValues(columnIndex: number): boolean {
    for (const value of this.#columns.get(columnIndex)?.values() ?? []) if (value !== null) return true;
    return false;
  }

  /** Forgets what was to be entered into a column. */
  drop(columnIndex: number): void {
    this.#columns.delete(columnIndex);
  }

  operations(): Operation[] {
    return atOnce(this.operationsInSteps());
  }

  /** Column after column; says after each how many cells are done. */
  *operationsInSteps(): Generator<number, Operation[]> {
    const operations: Operation[] = [];
    let done = 0;
    const added = Math.max(this.#lastRow + 1 - this.#rowCount, 0);
    const addedBlocks: Record<ColumnId, readonly ColumnBlock[]> = {};
    for (const [columnIndex, cells] of this.#columns) {
      const column = this.#table.columns[columnIndex];
      assert(column?.formula === null, 'only columns of values are written to');
      const operation = this.#setCells(column, cells);
      if (operation) operations.push(operation);
      if (added > 0) addedBlocks[column.id] = this.#newBlocks(column, cells, added);
      yield (done += cells.size);
    }
    if (added > 0) operations.push(addRows(this.#table, added, addedBlocks));
    return operations;
  }

  #setCells(column: TableColumn, cells: ReadonlyMap<number, CellValue>): Operation | null {
    const rows = [...cells.keys()].filter((row) => row < this.#rowCount).sort((a, b) => a - b);
    if (rows.length === 0) return null;
    const values = rows.map((row) => cells.get(row) as CellValue);
    return {
      kind: 'setCells',
      sheetId: this.#table.id,
      columnId: column.id,
      rows: axisOfPositions(this.#table.rows, rows),
      values: blockFromValues(blockKindOf(column.type), values),
    };
  }

  #newBlocks(column: TableColumn, cells: ReadonlyMap<number, CellValue>, added: number): ColumnBlock[] {
    const values = Array.from({ length: added }, (_, i) => cells.get(this.#rowCount + i) ?? null);
    return cutIntoBlocks(blockKindOf(column.type), values);
  }
}

/** Adds rows after the last one; columns that are not named get blanks. */
export function addRows(
  table: TableSheet,
  count: number,
  columns: Readonly<Record<ColumnId, readonly ColumnBlock[]>>,
): Operation {
  const last = rowCount(table) - 1;
  return {
    kind: 'insertRows',
    sheetId: table.id,
    after: last < 0 ? null : lineIdAt(table.rows, last),
    rows: [[table.nextRowId, count]],
    blockLengths: blockLengthsOf(count),
    columns,
  };
}

export function blockLengthsOf(count: number): number[] {
  const full = Array.from({ length: Math.floor(count / blockLength) }, () => blockLength);
  return count % blockLength === 0 ? full : [...full, count % blockLength];
}

/** The ids at ascending positions. O(stretches + runs). */
export function axisOfPositions(axis: Axis, positions: ArrayLike<number>): Axis {
  const stretches: LineRange[] = [];
  for (let i = 0; i < positions.length;) {
    const from = positions[i] as number;
    let to = from + 1;
    for (i++; positions[i] === to; i++) to++;
    stretches.push([from, to]);
  }
  return sliceRanges(axis, stretches);
}

/** The ids that the next lines of a sheet get. */
export function nextLines(nextId: number, count: number): Axis {
  return [[lineId(nextId), count]];
}
