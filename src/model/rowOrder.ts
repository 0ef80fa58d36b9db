/**
 * Which rows of a table are shown, and in what order. Two coordinates, never mixed:
 *
 *     visualRow   0 1 2 3 ..   as they stand on the screen
 *     rowIndex    7 2 9 4 ..   where they are stored: rows[visualRow]
 *
 * Rows past the last shown one are rows past the last stored one: that is where new rows are typed. Never changed in
 * place.
 */
export class RowOrder {
  /** Stored positions of the shown rows. */
  readonly rows: Uint32Array;
  readonly #storedCount: number;
  #visualRows: Int32Array | null = null;

  constructor(rows: Uint32Array, storedCount: number) {
    this.rows = rows;
    this.#storedCount = storedCount;
  }

  /** How many rows are shown. */
  get count(): number {
    return this.rows.length;
  }

  rowIndex(visualRow: number): number {
    const { rows } = this;
    return visualRow < rows.length
      ? (rows[visualRow] as number)
      : this.#storedCount + (visualRow - rows.length);
  }

  /** Where a stored row is shown; -1 when a filter hides it. O(1), after one pass for the first question. */
  visualRow(rowIndex: number): number {
    if (rowIndex >= this.#storedCount) return this.rows.length + (rowIndex - this.#storedCount);
    if (this.#visualRows === null) {
      const visualRows = new Int32Array(this.#storedCount).fill(-1);
      this.rows.forEach((row, visualRow) => (visualRows[row] = visualRow));
      this.#visualRows = visualRows;
    }
    return this.#visualRows[rowIndex] as number;
  }
}

/** `null` is the order in which rows are stored, all of them shown. */
export function rowIndexAt(order: RowOrder | null, visualRow: number): number {
  return order ? order.rowIndex(visualRow) : visualRow;
}

/** Where the first of some stored rows stands on the screen; `null` when a filter hides them all. */
export function firstShown(order: RowOrder | null, rowIndices: readonly number[]): number | null {
  let first = Infinity;
  for (const rowIndex of rowIndices) {
    const visualRow = visualRowOf(order, rowIndex);
    if (visualRow >= 0 && visualRow < first) first = visualRow;
  }
  return Number.isFinite(first) ? first : null;
}

/** -1 when a filter hides the row. */
export function visualRowOf(order: RowOrder | null, rowIndex: number): number {
  return order ? order.visualRow(rowIndex) : rowIndex;
}
