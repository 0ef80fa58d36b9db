import { lineIdAt } from '../model/axis';
import type { CellStyle, GridChunk, Sheet } from '../model/document';
import type { RowId } from '../model/ids';
import { parseGridCellKey } from '../model/lookup';

/** Heights of rows that hold text above the normal size; 20 and 28 px type need air around them. */
const heightOfSize: Readonly<Partial<Record<NonNullable<CellStyle['size']>, number>>> = {
  title: 32,
  heading: 40,
  display: 52,
};

/** Chunks are never changed in place, so that an edit looks through the one it made anew. */
const known = new WeakMap<GridChunk, ReadonlyMap<RowId, number>>();

/** The rows of a sheet that are not of the normal height, by position: pixels at 100 %. */
export function tallRows(sheet: Sheet, rows: number): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  if (sheet.kind === 'table') return heights;
  const heightOfId = new Map<number, number>();
  for (const chunk of Object.values(sheet.chunks)) {
    for (const [rowId, height] of tallRowsOfChunk(chunk)) heightOfId.set(rowId, height);
  }
  for (const [rowId, height] of Object.entries(sheet.rowHeightsPx ?? {}))
    heightOfId.set(Number(rowId), height);
  if (heightOfId.size === 0) return heights;
  for (let rowIndex = 0; rowIndex < rows; rowIndex++) {
    const height = heightOfId.get(lineIdAt(sheet.rows, rowIndex));
    if (height !== undefined) heights.set(rowIndex, height);
  }
  return heights;
}

/** A row lies within one chunk. */
function tallRowsOfChunk(chunk: GridChunk): ReadonlyMap<RowId, number> {
  let tall = known.get(chunk);
  if (!tall) known.set(chunk, (tall = findTallRows(chunk)));
  return tall;
}

function findTallRows(chunk: GridChunk): ReadonlyMap<RowId, number> {
  const heights = new Map<RowId, number>();
  for (const key in chunk) {
    const size = chunk[key]?.style?.size;
    const height = size && heightOfSize[size];
    if (!height) continue;
    const { rowId } = parseGridCellKey(key);
    heights.set(rowId, Math.max(height, heights.get(rowId) ?? 0));
  }
  return heights;
}
