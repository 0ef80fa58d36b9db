import type { EngineReply, GridCellPatch } from './protocol';

type Patch = Omit<Extract<EngineReply, { kind: 'patch' }>, 'kind' | 'version'>;

/** Cells told at a time: to take these over holds the page up for some milliseconds, and a million of them for seconds. */
const cellsPerPiece = 4_000;

/** A patch in pieces, between which the page hears input: an array may fill a sheet. The last one says all but the cells. */
export function* patchPieces(patch: Patch): Generator<Patch> {
  const pieces = patch.cells.flatMap(cellPieces);
  const last = pieces.length > patch.cells.length ? pieces.splice(-1) : pieces.splice(0);
  for (const piece of pieces) {
    yield { columns: [], cells: [piece], pending: patch.pending, hasMore: true };
  }
  yield { ...patch, cells: last };
}

function cellPieces(patch: GridCellPatch): GridCellPatch[] {
  const entries = Object.entries(patch.values);
  if (entries.length <= cellsPerPiece) return [patch];
  const pieces: GridCellPatch[] = [];
  for (let from = 0; from < entries.length; from += cellsPerPiece) {
    const values = Object.fromEntries(entries.slice(from, from + cellsPerPiece)) as GridCellPatch['values'];
    pieces.push({ ...patch, values, complete: patch.complete && from === 0 });
  }
  return pieces;
}
