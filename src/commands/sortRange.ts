import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { GridSheet } from '../model/document';
import { isWithin } from '../model/gridFilter';
import { findSheet } from '../model/lookup';
import { sortByKeys } from '../model/ordering/radixSort';
import { sortKeys } from '../model/ordering/sortKeys';
import type { Operation } from '../model/operation';
import type { SortDirection } from '../model/tableView';
import { cellColumn } from './cellColumn';
import type { Command, CommandContext, CommandOutcome } from './command';
import { isOnGrid } from './dataBlock';
import { unshownRows } from './hideLines';
import { listAtSelection } from './listAtSelection';
import { inSteps, type CellSteps } from './longSteps';
import { change, isEditable } from './outcome';
import { hasArray, movedRows } from './rangeRows';
import { cellCount, clampRegion, selectedSheet, type Region } from './region';

export interface SortRangeArgs {
  /** Of a grid sheet. */
  readonly region: Region;
  /** The first row names the columns and stays. */
  readonly hasHeader: boolean;
  /** The first one decides. */
  readonly levels: readonly RangeSortLevel[];
}
export interface RangeSortLevel {
  /** On the sheet. */
  readonly columnIndex: number;
  readonly direction: SortDirection;
}

/**
 * Puts the rows of a range into another order: cells move with their looks and comments, a formula goes on reading its own
 * row, and what reads the range from elsewhere reads the same places, as in Excel. Hidden rows stay where they are.
 */
export const sortRange: Command<SortRangeArgs> = {
  id: 'cells.sort',
  text: 'view_sortRange',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const sheet = findSheet(context.workbook.document, args.region.sheetId);
    if (sheet?.kind !== 'grid') return failed(problem('notFound'));
    const region = clampRegion(args.region, sheet, context.values);
    const { levels } = args;
    const isWithin = ({ columnIndex }: RangeSortLevel): boolean =>
      region !== null && columnIndex >= region.fromColumn && columnIndex <= region.toColumn;
    if (!region || levels.length === 0 || !levels.every(isWithin)) return failed(problem('notFound'));
    const from = { ...region, fromRow: region.fromRow + (args.hasHeader ? 1 : 0) };
    return sort(context, sheet, from, levels);
  },
};

/** By the column of the active cell alone; the list is what is selected, or what stands around the cell. */
export const sortRangeAscending = sortByActive('cells.sortAscending', 'ascending', 'arrow-up-narrow-wide');
export const sortRangeDescending = sortByActive(
  'cells.sortDescending',
  'descending',
  'arrow-down-wide-narrow',
);

function sortByActive(id: string, direction: SortDirection, icon: string): Command {
  return {
    id,
    text: direction === 'ascending' ? 'view_sortRangeAscending' : 'view_sortRangeDescending',
    icon,
    isEnabled: isOnGrid,
    run(context) {
      const selected = selectedSheet(context);
      if (selected?.sheet.kind !== 'grid') return failed(problem('notFound'));
      const { sheet, selection } = selected;
      if (selection.others) return failed(problem('severalRanges'));
      const list = listAtSelection(sheet, context.values, selection);
      if (!list) return failed(problem('nothingToSort'));
      const levels = [{ columnIndex: selection.activeColumn, direction }];
      return sortRange.run(context, { ...list, levels });
    },
  };
}

function sort(
  context: CommandContext,
  sheet: GridSheet,
  region: Region,
  levels: readonly RangeSortLevel[],
): CommandOutcome {
  const work = { label: sortRange.text, cells: Math.max(cellCount(region), 0) };
  return inSteps(context, work, sorting(context, sheet, region, levels), (operations) => {
    // View and selection stay where they are, as in Excel: the person goes on in the place they sorted from.
    return change(context, operations, { origin: 'cells.sort', label: sortRange.text });
  });
}

function* sorting(
  context: CommandContext,
  sheet: GridSheet,
  region: Region,
  levels: readonly RangeSortLevel[],
): CellSteps<Operation[]> {
  if (yield* hasArray(context.values, sheet, region)) return failed(problem('rangeHasArray'));
  const rows = shownRows(sheet, region);
  const order = orderOf(context, sheet, rows, levels);
  yield 0;
  return ok(
    yield* movedRows(
      sheet,
      region,
      rows.map((toRow, place) => ({ fromRow: rows[order[place] as number] as number, toRow })),
    ),
  );
}

function shownRows(sheet: GridSheet, { fromRow, toRow }: Region): number[] {
  const hidden = unshownRows(sheet);
  const rows: number[] = [];
  for (let row = fromRow; row <= toRow; row++)
    if (!hidden.some((places) => isWithin(places, row))) rows.push(row);
  return rows;
}

/** Which of the rows comes to each place; those that sort alike stay in their order. */
function orderOf(
  { values, workbook }: CommandContext,
  sheet: GridSheet,
  rows: readonly number[],
  levels: readonly RangeSortLevel[],
): Uint32Array {
  let order = Uint32Array.from(rows.keys());
  for (const { columnIndex, direction } of levels.toReversed()) {
    const { blocks } = cellColumn(sheet, values, rows, columnIndex);
    const keys = sortKeys(blocks, rows.length, direction, workbook.document.locale);
    order = Uint32Array.from(sortByKeys(order, keys));
  }
  return order;
}
