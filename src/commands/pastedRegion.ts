import { findSheet } from '../model/lookup';
import type { CommandContext } from './command';
import type { Region } from './region';
import { rowsActedUpon } from './shownRows';

interface Pasted {
  readonly rows: number;
  readonly columns: number;
  /** Once, however much is selected. */
  readonly isCut: boolean;
}

/**
 * Where something of that size goes: all that is selected where it fits into it without remainder, else once. Rows that a filter
 * hides take nothing (Excel writes into them unseen), so what has several rows reaches further down by as many as are hidden.
 */
export function pastedRegion({ workbook }: CommandContext, target: Region, pasted: Pasted): Region {
  const isShown = rowsActedUpon(findSheet(workbook.document, target.sheetId));
  let selected = 0;
  for (let row = target.fromRow; row <= target.toRow; row++) if (isShown(row)) selected++;
  const tile = (room: number, size: number): number =>
    !pasted.isCut && room > 0 && room % size === 0 ? room : size;
  const rows = tile(selected, pasted.rows);
  let toRow = target.fromRow - 1;
  for (let taken = 0; taken < rows;) if (isShown(++toRow)) taken++;
  const columns = tile(target.toColumn - target.fromColumn + 1, pasted.columns);
  return { ...target, toRow, toColumn: target.fromColumn + columns - 1 };
}
