import type { GridCellKey, GridSheet, TableSheet } from '../model/document';
import type { CellValue } from '../shared/value';
import type { HostFunctions } from './hostFunctions/hostFunctions';
import type { ComputedValues } from './protocol';

/**
 * Complete stored values of a table's calculated columns, where they fit its rows. Not of those that call functions of the
 * host: they may have been stored where it had others, or none.
 */
export function storedColumns(
  table: TableSheet,
  computed: ComputedValues | null,
  host: HostFunctions | null,
) {
  const anew = new Set(
    table.columns.filter(({ formula }) => formula && host?.isCalledIn(formula)).map(({ id }) => id),
  );
  const patches = (computed?.columns ?? []).filter(
    ({ sheetId, columnId, complete, blocks }) =>
      sheetId === table.id &&
      complete &&
      !anew.has(columnId) &&
      blocks.length === table.blockLengths.length &&
      blocks.every((block, index) => block.length === table.blockLengths[index]),
  );
  return new Map(patches.map(({ columnId, blocks }) => [columnId, blocks]));
}

/** Stored values of a sheet's cells. */
export function storedCells(
  grid: GridSheet,
  computed: ComputedValues | null,
): ReadonlyMap<GridCellKey, CellValue> {
  const patches = (computed?.cells ?? []).filter(({ sheetId }) => sheetId === grid.id);
  return new Map(patches.flatMap(({ values }) => Object.entries(values)));
}
