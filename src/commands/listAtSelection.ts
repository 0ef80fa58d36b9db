import type { GridSheet } from '../model/document';
import type { ValueReader } from '../model/valueReader';
import type { Selection } from './command';
import { dataBlock, hasHeaderRow } from './dataBlock';
import { filterPlaceAround } from './gridFilters';
import type { Region } from './region';

/** A list of cells, and whether its first row seems to name its columns. */
export interface CellList {
  readonly region: Region;
  readonly hasHeader: boolean;
}

/** What is selected or stands around the active cell; within a filter the list and its headings are known. */
export function listAtSelection(
  sheet: GridSheet,
  values: ValueReader,
  selection: Selection,
): CellList | null {
  const filter = filterPlaceAround(sheet, selection);
  if (filter) return { region: { sheetId: sheet.id, ...filter }, hasHeader: true };
  const region = dataBlock(sheet, values, selection);
  return region && { region, hasHeader: hasHeaderRow(sheet, values, region) };
}
