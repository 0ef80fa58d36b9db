import type { Step } from '../applyOperations';
import type { ChangeCollector } from '../changes';
import type { GridCell, GridCellKey, GridChunk, GridSheet, WorkbookDocument } from '../document';
import { chunkKeyOf, gridSheet, parseGridCellKey } from '../lookup';
import type { OperationOf } from '../operation';
import { replaceSheet } from './sheets';

export function setGridCells(
  document: WorkbookDocument,
  { sheetId, cells }: OperationOf<'setGridCells'>,
  changes: ChangeCollector,
): Step {
  const sheet = gridSheet(document, sheetId);
  const old: Record<GridCellKey, GridCell | null> = {};
  for (const key of Object.keys(cells)) {
    old[key] = sheet.chunks[chunkKeyOf(parseGridCellKey(key).rowId)]?.[key] ?? null;
    changes.addGridCell(sheetId, key);
  }
  return {
    document: replaceSheet(document, withCells(sheet, cells)),
    inverse: [{ kind: 'setGridCells', sheetId, cells: old }],
  };
}

/** Constant work per chunk; the inverse keeps the old chunks, not their cells. */
export function setGridChunks(
  document: WorkbookDocument,
  { sheetId, chunks }: OperationOf<'setGridChunks'>,
  changes: ChangeCollector,
): Step {
  const sheet = gridSheet(document, sheetId);
  const next: Record<string, GridChunk> = { ...sheet.chunks };
  const old: Record<string, GridChunk | null> = {};
  for (const key of Object.keys(chunks)) {
    const chunk = chunks[key] ?? null;
    old[key] = next[key] ?? null;
    if (chunk === null) delete next[key];
    else next[key] = chunk;
  }
  // So many cells are read anew, not told one by one.
  changes.reshaped.add(sheetId);
  return {
    document: replaceSheet(document, { ...sheet, chunks: next }),
    inverse: [{ kind: 'setGridChunks', sheetId, chunks: old }],
  };
}

/** A sheet with cells set and removed; only the chunks they are in are copied. */
export function withCells(
  sheet: GridSheet,
  cells: Readonly<Record<GridCellKey, GridCell | null>>,
): GridSheet {
  const copies: Record<string, Record<GridCellKey, GridCell>> = {};
  for (const key of Object.keys(cells)) {
    const cell = cells[key] as GridCell | null;
    const chunkKey = chunkKeyOf(parseGridCellKey(key).rowId);
    const chunk = (copies[chunkKey] ??= { ...sheet.chunks[chunkKey] });
    if (cell === null || isEmpty(cell)) delete chunk[key];
    else chunk[key] = cell;
  }
  const chunks: Record<string, GridChunk> = { ...sheet.chunks, ...copies };
  for (const [chunkKey, chunk] of Object.entries(copies)) {
    if (Object.keys(chunk).length === 0) delete chunks[chunkKey];
  }
  return { ...sheet, chunks };
}

const isEmpty = (cell: GridCell): boolean => cell.input === null && cell.style === undefined;
