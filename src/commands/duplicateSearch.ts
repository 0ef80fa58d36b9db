import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { ColumnBlock } from '../model/columnBlock';
import type { GridSheet, TableSheet, WorkbookDocument } from '../model/document';
import type { ColumnId, SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import { repeatedRows } from '../model/repeatedRows';
import type { ValueReader } from '../model/valueReader';
import { cellColumn } from './cellColumn';
import { unshownRows } from './hideLines';
import type { CellSteps } from './longSteps';
import { hasArray } from './rangeRows';
import { clampRegion, type Region } from './region';

/** Rows among which duplicates are looked for, and the columns in all of which they have to be the same. */
export type DuplicatePlace =
  | { readonly kind: 'table'; readonly sheetId: SheetId; readonly columnIds: readonly ColumnId[] }
  | {
      readonly kind: 'range';
      /** Of a grid sheet. */
      readonly region: Region;
      /** The first row names the columns and is no row of the list. */
      readonly hasHeader: boolean;
      /** On the sheet. */
      readonly columnIndexes: readonly number[];
    };

export type DuplicateSearch = {
  readonly rowCount: number;
  /** What the steps count up to. */
  readonly cells: number;
  /** Come to the stored positions of the rows that are the same as an earlier one. */
  readonly steps: CellSteps<readonly number[]>;
} & (
  | { readonly kind: 'table'; readonly table: TableSheet }
  | { readonly kind: 'range'; readonly sheet: GridSheet; readonly rows: Region }
);

/**
 * All rows of a table count, those that a filter hides too, as in Excel. In a range the cells below move up: where rows are
 * hidden they would move out of sight, so that is refused.
 */
export function duplicateSearch(
  document: WorkbookDocument,
  values: ValueReader,
  place: DuplicatePlace,
): Result<DuplicateSearch> {
  return place.kind === 'table' ? inTable(document, values, place) : inRange(document, values, place);
}

function inTable(
  document: WorkbookDocument,
  values: ValueReader,
  { sheetId, columnIds }: DuplicatePlace & { readonly kind: 'table' },
): Result<DuplicateSearch> {
  const table = findSheet(document, sheetId);
  if (table?.kind !== 'table' || columnIds.length === 0) return failed(problem('notFound'));
  if (!columnIds.every((columnId) => table.columns.some(({ id }) => id === columnId)))
    return failed(problem('notFound'));
  if (columnIds.some((columnId) => values.isPending(sheetId, columnId)))
    return failed(problem('valuesPending'));
  const rows = rowCount(table);
  return ok({
    kind: 'table',
    table,
    rowCount: rows,
    cells: rows * columnIds.length,
    steps: found(
      repeatedRows(
        columnIds.map((columnId) => values.columnBlocks(sheetId, columnId)),
        rows,
      ),
    ),
  });
}

function inRange(
  document: WorkbookDocument,
  values: ValueReader,
  { region, hasHeader, columnIndexes }: DuplicatePlace & { readonly kind: 'range' },
): Result<DuplicateSearch> {
  const sheet = findSheet(document, region.sheetId);
  if (sheet?.kind !== 'grid' || columnIndexes.length === 0) return failed(problem('notFound'));
  const below = { ...region, fromRow: region.fromRow + (hasHeader ? 1 : 0) };
  const rows = clampRegion(below, sheet, values);
  if (!rows) return failed(problem('nothingToCompare'));
  if (!columnIndexes.every((column) => column >= rows.fromColumn && column <= rows.toColumn))
    return failed(problem('notFound'));
  const isHidden = unshownRows(sheet).some((places) =>
    places.some(([from, to]) => from <= rows.toRow && to > rows.fromRow),
  );
  if (isHidden) return failed(problem('rowsHiddenInRange'));
  if (values.isPending(sheet.id)) return failed(problem('valuesPending'));
  const count = rows.toRow - rows.fromRow + 1;
  return ok({
    kind: 'range',
    sheet,
    rows,
    rowCount: count,
    cells: count * columnIndexes.length,
    steps: foundInRange(values, sheet, rows, columnIndexes),
  });
}

function* foundInRange(
  values: ValueReader,
  sheet: GridSheet,
  rows: Region,
  columnIndexes: readonly number[],
): CellSteps<readonly number[]> {
  if (yield* hasArray(values, sheet, rows)) return failed(problem('rangeHasArray'));
  const columns = columnIndexes.map((column) => blocksOfCells(values, sheet, rows, column));
  const offsets = yield* repeatedRows(columns, rows.toRow - rows.fromRow + 1);
  return ok(offsets.map((offset) => rows.fromRow + offset));
}

function* found(steps: Generator<number, number[]>): CellSteps<readonly number[]> {
  return ok(yield* steps);
}

/** Short enough for a look at the clock between two of them. */
const rowsPerBlock = 512;

/** A column of cells, packed when it is asked for. */
function* blocksOfCells(
  values: ValueReader,
  sheet: GridSheet,
  { fromRow, toRow }: Region,
  column: number,
): Generator<ColumnBlock, void> {
  for (let from = fromRow; from <= toRow; from += rowsPerBlock) {
    const length = Math.min(rowsPerBlock, toRow - from + 1);
    const rows = Array.from({ length }, (_, offset) => from + offset);
    yield* cellColumn(sheet, values, rows, column).blocks;
  }
}
