import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { lineIdAt, lineIndexOf } from '../model/axis';
import { areaOf } from '../model/cellArea';
import type { GridSheet } from '../model/document';
import { filteredColumns, filterPlace, type FilterPlace, type GridFilter } from '../model/gridFilter';
import type { GridColumnId, SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { ColumnFilter } from '../model/tableView';
import type { Command, CommandContext, CommandOutcome, Selection } from './command';
import { currentRegion, dataBlock, isOnGrid } from './dataBlock';
import { conditionsOf, filtering, type ColumnFilters } from './gridFilterWork';
import { inSteps } from './longSteps';
import { change, isEditable } from './outcome';
import { selectedSheet } from './region';

type Doer = Pick<Command, 'id' | 'text'>;

/** The sheet of cells that is selected. */
export function selectedGrid(context: CommandContext): GridSheet | null {
  const sheet = selectedSheet(context)?.sheet;
  return sheet?.kind === 'grid' ? sheet : null;
}

/** There is a filter over cells of the selected sheet. */
export const hasGridFilter = (context: CommandContext): boolean => {
  const sheet = isOnGrid(context) ? selectedGrid(context) : null;
  return sheet !== null && filterPlace(sheet) !== null;
};

/** It hides something, or would. */
export const isGridFiltered = (context: CommandContext): boolean => {
  const sheet = isOnGrid(context) ? selectedGrid(context) : null;
  return sheet !== null && filteredColumns(sheet).length > 0;
};

/** The place of a sheet's filter when a selection's active cell lies in it, among its headings or below them. */
export function filterPlaceAround(
  sheet: GridSheet,
  { activeRow, activeColumn }: Selection,
): FilterPlace | null {
  const place = filterPlace(sheet);
  if (!place || activeRow < place.fromRow || activeRow > place.toRow) return null;
  return activeColumn >= place.fromColumn && activeColumn <= place.toColumn ? place : null;
}

/** The column of the active cell where the cell is one of the filter's, headings among them. */
export function activeFilterColumn(context: CommandContext): FilterColumn | null {
  const sheet = isOnGrid(context) ? selectedGrid(context) : null;
  if (!sheet || !context.selection || !filterPlaceAround(sheet, context.selection)) return null;
  return { sheet, columnId: lineIdAt(sheet.columns, context.selection.activeColumn) };
}
export interface FilterColumn {
  readonly sheet: GridSheet;
  readonly columnId: GridColumnId;
}

/** Excel's switch: a filter over the list around the active cell, or none where there is one. */
export function toggleGridFilter(context: CommandContext, doer: Doer): CommandOutcome {
  const sheet = selectedGrid(context);
  if (!sheet) return failed(problem('notFound'));
  if (filterPlace(sheet)) return setFilter(context, sheet, null, doer);
  if (context.selection?.others) return failed(problem('severalRanges'));
  const filter = newFilter(context, sheet);
  return filter ? setFilter(context, sheet, filter, doer) : failed(problem('nothingToFilter'));
}

/** Over what is selected; over the list below a single row of it. */
function newFilter({ values, selection }: CommandContext, sheet: GridSheet): GridFilter | null {
  const block = selection && dataBlock(sheet, values, selection);
  if (!selection || !block) return null;
  const toRow =
    block.fromRow === block.toRow
      ? Math.max(currentRegion(sheet, values, selection)?.toRow ?? 0, block.toRow)
      : block.toRow;
  return {
    area: areaOf(sheet, { ...block, toRow }),
    headingRow: lineIdAt(sheet.rows, block.fromRow),
    columns: {},
  };
}

/** All rows again; the drop-downs stay. */
export function clearGridFilters(context: CommandContext, doer: Doer): CommandOutcome {
  const sheet = selectedGrid(context);
  if (!sheet?.filter) return failed(problem('notFound'));
  return setFilter(context, sheet, { ...sheet.filter, columns: {} }, doer);
}

/** What passes by the values of now, and what was entered below the list since. */
export function reapplyGridFilter(context: CommandContext, doer: Doer): CommandOutcome {
  const sheet = selectedGrid(context);
  if (!sheet?.filter) return failed(problem('notFound'));
  return applyFilter(context, sheet, sheet.filter, conditionsOf(sheet.filter), doer);
}

/** The filter of one column, together with those of the others; `null` takes it away. Makes a filter where there is none. */
export function filterGridColumn(
  context: CommandContext,
  sheet: GridSheet,
  columnId: GridColumnId,
  condition: ColumnFilter | null,
  doer: Doer,
): CommandOutcome {
  const filter = filterPlace(sheet) ? sheet.filter : newFilter(context, sheet);
  if (!filter) return failed(problem('nothingToFilter'));
  const { [String(columnId)]: _before, ...others } = conditionsOf(filter);
  const conditions = condition === null ? others : { ...others, [String(columnId)]: condition };
  return applyFilter(context, sheet, filter, conditions, doer);
}

function applyFilter(
  context: CommandContext,
  sheet: GridSheet,
  filter: GridFilter,
  conditions: ColumnFilters,
  doer: Doer,
): CommandOutcome {
  const place = filterPlace({ ...sheet, filter });
  const work = { label: doer.text, cells: place ? rowsOf(place) * Object.keys(conditions).length : 0 };
  return inSteps(context, work, filtering(sheet, context.values, filter, conditions), (applied) =>
    setFilter(context, sheet, applied, doer),
  );
}

const rowsOf = ({ fromRow, toRow }: FilterPlace): number => toRow - fromRow + 1;

function setFilter(context: CommandContext, sheet: GridSheet, filter: GridFilter | null, doer: Doer) {
  if (filter && JSON.stringify(filter) === JSON.stringify(sheet.filter)) filter = sheet.filter ?? null;
  const operations =
    filter === (sheet.filter ?? null)
      ? []
      : [{ kind: 'updateSheet', sheetId: sheet.id, patch: { filter } } as const];
  return change(context, operations, { origin: doer.id, label: doer.text });
}

export interface FilterCellsArgs {
  readonly sheetId: SheetId;
  readonly columnId: GridColumnId;
  /** `null` takes the column's filter away. */
  readonly filter: ColumnFilter | null;
}

/** Shows only the rows of a list of cells whose value in a column passes. */
export const filterCells: Command<FilterCellsArgs> = {
  id: 'cells.filterBy',
  text: 'commands_view_filterBy',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, columnId, filter }) {
    const sheet = findSheet(context.workbook.document, sheetId);
    if (sheet?.kind !== 'grid' || lineIndexOf(sheet.columns, columnId) < 0)
      return failed(problem('notFound'));
    return filterGridColumn(context, sheet, columnId, filter, filterCells);
  },
};
