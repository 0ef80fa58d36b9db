import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import { lineIdAt } from '../model/axis';
import { commentKey, type CellComment, type CommentKey } from '../model/cellComment';
import type { GridCell, GridSheet } from '../model/document';
import { formulaOf } from '../model/format/gridInput';
import { isWithin } from '../model/gridFilter';
import { moveFormula } from '../model/formula/moveFormula';
import { findSheet } from '../model/lookup';
import { sortByKeys } from '../model/ordering/radixSort';
import { sortKeys } from '../model/ordering/sortKeys';
import type { Operation } from '../model/operation';
import type { SortDirection } from '../model/tableView';
import { cellColumn } from './cellColumn';
import type { Command, CommandContext, CommandOutcome } from './command';
import { dataBlock, hasHeaderRow, isOnGrid } from './dataBlock';
import { filterPlaceAround } from './gridFilters';
import { GridWrites } from './gridWrites';
import { unshownRows } from './hideLines';
import { inSteps, type CellSteps } from './longSteps';
import { change, isEditable } from './outcome';
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
      // Within a filter the list and its headings are known.
      const filter = filterPlaceAround(sheet, selection);
      const region = filter ? { sheetId: sheet.id, ...filter } : dataBlock(sheet, context.values, selection);
      if (!region) return failed(problem('nothingToSort'));
      const hasHeader = filter !== null || hasHeaderRow(sheet, context.values, region);
      const levels = [{ columnIndex: selection.activeColumn, direction }];
      return sortRange.run(context, { region, hasHeader, levels });
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
  if (yield* hasArray(context, sheet, region)) return failed(problem('rangeHasArray'));
  const rows = shownRows(sheet, region);
  const order = orderOf(context, sheet, rows, levels);
  yield 0;
  const writes = new GridWrites(sheet);
  const comments: Record<CommentKey, CellComment | null> = {};
  let done = 0;
  for (const [place, toRow] of rows.entries()) {
    const fromRow = rows[order[place] as number] as number;
    if (fromRow !== toRow) {
      for (let column = region.fromColumn; column <= region.toColumn; column++) {
        writes.set(toRow, column, movedCell(writes.cell(fromRow, column), toRow - fromRow));
        moveComment(sheet, comments, { fromRow, toRow, column });
      }
    }
    done += region.toColumn - region.fromColumn + 1;
    if (place % rowsPerStep === rowsPerStep - 1) yield done;
  }
  const operations = yield* writes.operationsInSteps();
  if (Object.keys(comments).length > 0) operations.push({ kind: 'setComments', sheetId: sheet.id, comments });
  return ok(operations);
}

/** Rows between two looks at the clock. */
const rowsPerStep = 64;

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

function movedCell(cell: GridCell | undefined, rowDelta: number): GridCell | null {
  if (!cell) return null;
  const formula = formulaOf(cell.input);
  return formula === null ? cell : { ...cell, input: moveFormula(formula, rowDelta, 0) };
}

function moveComment(
  sheet: GridSheet,
  comments: Record<CommentKey, CellComment | null>,
  { fromRow, toRow, column }: { readonly fromRow: number; readonly toRow: number; readonly column: number },
): void {
  if (!sheet.comments) return;
  const columnId = lineIdAt(sheet.columns, column);
  const to = commentKey(lineIdAt(sheet.rows, toRow), columnId);
  const comment = sheet.comments[commentKey(lineIdAt(sheet.rows, fromRow), columnId)];
  if (comment ?? sheet.comments[to]) comments[to] = comment ?? null;
}

function* hasArray({ values }: CommandContext, sheet: GridSheet, region: Region): Generator<number, boolean> {
  for (let row = region.fromRow; row <= region.toRow; row++) {
    const rowId = lineIdAt(sheet.rows, row);
    for (let column = region.fromColumn; column <= region.toColumn; column++)
      if (values.isSpilled(sheet.id, rowId, lineIdAt(sheet.columns, column))) return true;
    if (row % rowsPerStep === rowsPerStep - 1) yield 0;
  }
  return false;
}
