import { axisLength, lineIdAt } from '../model/axis';
import type { GridCell, GridCellKey, GridChunk, GridSheet } from '../model/document';
import { lineId, type LineId } from '../model/ids';
import { chunkSize } from '../model/capacity';
import { chunkKeyOf, gridCell, gridCellKey } from '../model/lookup';
import type { Operation } from '../model/operation';
import { atOnce } from './longSteps';
import { nextLines } from './tableWrites';

/** Cells to be entered into a grid sheet, collected by position; the sheet grows when they lie past its end. */
export class GridWrites {
  readonly #sheet: GridSheet;
  /** What is entered, by chunk: one object with a million keys would be slow to fill. */
  readonly #chunks = new Map<string, EnteredChunk>();
  #count = 0;
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
    const rowId = this.#rows.idAt(rowIndex);
    const chunkKey = chunkKeyOf(rowId);
    let chunk = this.#chunks.get(chunkKey);
    if (!chunk) this.#chunks.set(chunkKey, (chunk = { cells: {}, takesAway: false }));
    chunk.cells[gridCellKey(rowId, this.#columns.idAt(columnIndex))] = cell;
    if (isBlank(cell)) chunk.takesAway = true;
    this.#count++;
  }

  /** To be asked for once: what was collected goes into the operations as it is. */
  operations(): Operation[] {
    return atOnce(this.operationsInSteps());
  }

  /** The same for many cells: says after each step how many are done. */
  *operationsInSteps(): Generator<number, Operation[]> {
    const operations: Operation[] = [];
    const sheetId = this.#sheet.id;
    for (const [dimension, lines] of [
      ['rows', this.#rows],
      ['columns', this.#columns],
    ] as const) {
      if (lines.added > 0) operations.push({ kind: 'insertLines', sheetId, dimension, ...lines.insertion() });
    }
    if (this.#count > manyCells) {
      operations.push({ kind: 'setGridChunks', sheetId, chunks: yield* this.#wholeChunks() });
    } else if (this.#count > 0) {
      const cells: Record<GridCellKey, GridCell | null> = {};
      for (const chunk of this.#chunks.values()) Object.assign(cells, chunk.cells);
      operations.push({ kind: 'setGridCells', sheetId, cells });
    }
    return operations;
  }

  /** The chunks as they will be, with the cells that stay. */
  *#wholeChunks(): Generator<number, Record<string, GridChunk | null>> {
    const chunks: Record<string, GridChunk | null> = {};
    let done = 0;
    for (const [key, entered] of this.#chunks) {
      const chunk = wholeChunk(this.#sheet.chunks[key], entered);
      chunks[key] = chunk;
      done += chunkSize(chunk);
      yield Math.min(done, this.#count);
    }
    return chunks;
  }
}

interface EnteredChunk {
  readonly cells: Record<GridCellKey, GridCell | null>;
  /** Some of the cells are blank now. */
  takesAway: boolean;
}

const isBlank = (cell: GridCell | null): boolean =>
  cell === null || (cell.input === null && cell.style === undefined);

function wholeChunk(old: GridChunk | undefined, { cells, takesAway }: EnteredChunk): GridChunk | null {
  if (!old && !takesAway) return cells as GridChunk;
  // Only what stays is put in: taking a thousand cells out of a copy takes far longer.
  const chunk: Record<GridCellKey, GridCell> = {};
  let isEmpty = true;
  const keep = (cellKey: string, cell: GridCell): void => {
    chunk[cellKey] = cell;
    isEmpty = false;
  };
  for (const cellKey in old) {
    if (!(cellKey in cells)) keep(cellKey, old[cellKey] as GridCell);
  }
  for (const cellKey in cells) {
    const cell = cells[cellKey] ?? null;
    if (!isBlank(cell)) keep(cellKey, cell as GridCell);
  }
  return isEmpty ? null : chunk;
}

/** More cells than this are entered by whole chunks. */
const manyCells = 5_000;

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
