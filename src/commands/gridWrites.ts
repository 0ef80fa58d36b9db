import { axisLength, lineIdAt } from '../model/axis';
import type { GridCell, GridSheet } from '../model/document';
import { lineId, type LineId } from '../model/ids';
import { gridCell, gridCellKey } from '../model/lookup';
import type { Operation } from '../model/operation';
import { nextLines } from './tableWrites';

/** Cells to be entered into a grid sheet, collected by position; the sheet grows when they lie past its end. */
export class GridWrites {
  readonly #sheet: GridSheet;
  readonly #cells: Record<string, GridCell | null> = {};
  readonly #rows: LineResolver;
  readonly #columns: LineResolver;

  constructor(sheet: GridSheet) {
    this.#sheet = sheet;
    this.#rows = new LineResolver(sheet.rows, sheet.nextRowId);
    this.#columns = new LineResolver(sheet.columns, sheet.nextColumnId);
  }

  /** The cell that stands there now. */
  cell(rowIndex: number, columnIndex: number): GridCell | undefined {
    return this.#rows.isPastEnd(rowIndex) || this.#columns.isPastEnd(columnIndex)
      ? undefined
      : gridCell(
          this.#sheet,
          lineIdAt(this.#sheet.rows, rowIndex),
          lineIdAt(this.#sheet.columns, columnIndex),
        );
  }

  /** `null` removes the cell. */
  set(rowIndex: number, columnIndex: number, cell: GridCell | null): void {
    const pastEnd = this.#rows.isPastEnd(rowIndex) || this.#columns.isPastEnd(columnIndex);
    if (cell === null && pastEnd) return;
    this.#cells[gridCellKey(this.#rows.idAt(rowIndex), this.#columns.idAt(columnIndex))] = cell;
  }

  operations(): Operation[] {
    const operations: Operation[] = [];
    const sheetId = this.#sheet.id;
    for (const [dimension, lines] of [
      ['rows', this.#rows],
      ['columns', this.#columns],
    ] as const) {
      if (lines.added > 0) operations.push({ kind: 'insertLines', sheetId, dimension, ...lines.insertion() });
    }
    if (Object.keys(this.#cells).length > 0) {
      operations.push({ kind: 'setGridCells', sheetId, cells: this.#cells });
    }
    return operations;
  }
}

/** Positions to ids, handing out new ids past the end. */
class LineResolver {
  readonly #axis: GridSheet['rows'];
  readonly #nextId: number;
  readonly #length: number;
  added = 0;

  constructor(axis: GridSheet['rows'], nextId: number) {
    this.#axis = axis;
    this.#nextId = nextId;
    this.#length = axisLength(axis);
  }

  isPastEnd(index: number): boolean {
    return index >= this.#length;
  }

  idAt(index: number): LineId {
    if (!this.isPastEnd(index)) return lineIdAt(this.#axis, index);
    this.added = Math.max(this.added, index + 1 - this.#length);
    return lineId(this.#nextId + index - this.#length);
  }

  insertion(): { after: LineId | null; lines: GridSheet['rows'] } {
    return {
      after: this.#length === 0 ? null : lineIdAt(this.#axis, this.#length - 1),
      lines: nextLines(this.#nextId, this.added),
    };
  }
}
