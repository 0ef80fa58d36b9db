import type { Sheet } from '../model/document';
import { filteredPlaces, isWithin } from '../model/gridFilter';

/**
 * Tells which rows of a region are acted upon: what a filter over cells hides is left alone, as in Excel. Rows that were
 * hidden one by one are not. A table's regions have no row that its filters hide.
 */
export function rowsActedUpon(sheet: Sheet | undefined): (visualRow: number) => boolean {
  const hidden = sheet?.kind === 'grid' ? filteredPlaces(sheet) : [];
  return hidden.length === 0 ? () => true : (row) => !isWithin(hidden, row);
}

/** Whether a filter over cells hides rows: any of the sheet, or any of a stretch. */
export function hasUnshownRows(
  sheet: Sheet | undefined,
  stretch?: { readonly fromRow: number; readonly toRow: number },
): boolean {
  const hidden = sheet?.kind === 'grid' ? filteredPlaces(sheet) : [];
  return hidden.some(([from, to]) => !stretch || (from <= stretch.toRow && to > stretch.fromRow));
}
