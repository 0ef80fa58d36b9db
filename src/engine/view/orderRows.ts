import type { ColumnBlock } from '../../model/columnBlock';
import type { ColumnId } from '../../model/ids';
import type { TableView } from '../../model/tableView';
import { cellTest } from '../../model/filtering/cellTest';
import { sortByKeys } from '../../model/ordering/radixSort';
import { keepPassing } from './rowFilter';
import { sortKeys } from '../../model/ordering/sortKeys';

/** The values of a table by column, stored and calculated ones alike. */
export interface ColumnSource {
  readonly rowCount: number;
  /** Blocks in stored row order; `null` for a column that is not there. */
  blocks(columnId: ColumnId): readonly ColumnBlock[] | null;
}

export interface OrderOptions {
  /** The language in which texts are ordered. */
  readonly locale: string;
  /** The serial number of the day that relative dates are seen from. */
  readonly today: number;
}

/**
 * The stored positions of the rows that a view shows, in its order. Rows that sort alike stay as they are stored.
 * Columns that are gone play no part. O(rows x columns named).
 */
export function orderRows(
  view: TableView,
  source: ColumnSource,
  { locale, today }: OrderOptions,
): Uint32Array {
  let rows = filteredRows(view, source, today);
  for (const { columnId, direction } of view.sort.toReversed()) {
    const blocks = source.blocks(columnId);
    if (blocks) rows = sortByKeys(rows, sortKeys(blocks, source.rowCount, direction, locale));
  }
  return rows;
}

/** The columns that a view reads, gone ones too. */
export function columnsOfView({ sort, filters }: TableView): ColumnId[] {
  return [...sort.map(({ columnId }) => columnId), ...(Object.keys(filters) as ColumnId[])];
}

/** A row for each that all filters but one column's let through, 1 for shown. */
export function shownRows(
  view: TableView,
  source: ColumnSource,
  today: number,
  except?: ColumnId,
): Uint8Array {
  const shown = new Uint8Array(source.rowCount).fill(1);
  for (const [id, filter] of Object.entries(view.filters)) {
    const columnId = id as ColumnId;
    const blocks = columnId === except ? null : source.blocks(columnId);
    if (blocks) keepPassing(shown, blocks, cellTest(filter, blocks, today));
  }
  return shown;
}

/** The stored positions of the rows that all filters let through, as they are stored. */
export function filteredRows(view: TableView, source: ColumnSource, today: number): Uint32Array {
  const shown = shownRows(view, source, today);
  const rows = new Uint32Array(source.rowCount);
  let count = 0;
  for (let row = 0; row < shown.length; row++) if (shown[row] === 1) rows[count++] = row;
  return rows.slice(0, count);
}
