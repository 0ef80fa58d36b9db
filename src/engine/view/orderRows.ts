import type { ColumnBlock } from '../../model/columnBlock';
import type { ColumnId } from '../../model/ids';
import type { TableView } from '../../model/tableView';
import { cellTest } from './cellTest';
import { sortByKeys } from './radixSort';
import { keepPassing } from './rowFilter';
import { sortKeys } from './sortKeys';

/** The values of a table by column, stored and calculated ones alike. */
export interface ColumnSource {
  readonly rowCount: number;
  /** Blocks in stored row order; `null` for a column that is not there. */
  blocks(columnId: ColumnId): readonly ColumnBlock[] | null;
}

/**
 * The stored positions of the rows that a view shows, in its order. Rows that sort alike stay as they are stored.
 * Columns that are gone play no part. `locale` is the language in which texts are ordered. O(rows x columns named).
 */
export function orderRows(view: TableView, source: ColumnSource, locale: string): Uint32Array {
  let rows = filteredRows(view, source);
  for (const { columnId, direction } of view.sort.toReversed()) {
    const blocks = source.blocks(columnId);
    if (blocks) rows = sortByKeys(rows, sortKeys(blocks, source.rowCount, direction, locale));
  }
  return rows;
}

/** A row for each that all filters but one column's let through, 1 for shown. */
export function shownRows(view: TableView, source: ColumnSource, except?: ColumnId): Uint8Array {
  const shown = new Uint8Array(source.rowCount).fill(1);
  for (const [id, filter] of Object.entries(view.filters)) {
    const columnId = id as ColumnId;
    const blocks = columnId === except ? null : source.blocks(columnId);
    if (blocks) keepPassing(shown, blocks, cellTest(filter, blocks));
  }
  return shown;
}

function filteredRows(view: TableView, source: ColumnSource): Uint32Array {
  const shown = shownRows(view, source);
  const rows = new Uint32Array(source.rowCount);
  let count = 0;
  for (let row = 0; row < shown.length; row++) if (shown[row] === 1) rows[count++] = row;
  return rows.slice(0, count);
}
