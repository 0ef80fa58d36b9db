import type { CellArea } from '../src/model/cellArea';
import { lineId, type GridColumnId, type RowId } from '../src/model/ids';

// The lines of a sheet that was just laid are numbered from 1, so an address of the template is a pair of ids; it
// stays the same cell when the user inserts lines before it.
export const columnIdOf = (letter: string): GridColumnId => lineId(letter.charCodeAt(0) - 64);
export function placeOf(address: string): { rowId: RowId; columnId: GridColumnId } {
  return { rowId: lineId(Number(address.slice(1))), columnId: columnIdOf(address) };
}

interface FilledPlace {
  readonly rowId: RowId;
  readonly columnId: GridColumnId;
  /** Lines from the first cell of the block. */
  readonly rowsDown: number;
  readonly columnsRight: number;
}

/** The cells of an address or of a block, row by row. */
export function placesOf(at: string): FilledPlace[] {
  const [first = at, last = first] = at.split(':');
  const [from, to] = [placeOf(first), placeOf(last)];
  const places: FilledPlace[] = [];
  for (let row = Number(from.rowId); row <= to.rowId; row++) {
    for (let column = Number(from.columnId); column <= to.columnId; column++) {
      const [rowsDown, columnsRight] = [row - from.rowId, column - from.columnId];
      places.push({ rowId: lineId(row), columnId: lineId(column), rowsDown, columnsRight });
    }
  }
  return places;
}

/** An address or a block as an area of the sheet. */
export function laidArea(at: string): CellArea {
  const [first = at, last = first] = at.split(':');
  const [from, to] = [placeOf(first), placeOf(last)];
  return {
    rows: [[from.rowId, to.rowId - from.rowId + 1]],
    columns: [[from.columnId, to.columnId - from.columnId + 1]],
  };
}
