import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import { axisLength, lineIdAt, sliceAxis, type Axis } from '../model/axis';
import { sheetProblem } from '../model/capacity';
import type { Sheet } from '../model/document';
import type { RowId } from '../model/ids';
import { filteredLines } from '../model/gridFilter';
import { subtractLines, uniteLines } from '../model/lineSet';
import { findSheet, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Command, CommandContext } from './command';
import { change, isSelectionEditable } from './outcome';
import { clampRegion, selectedRegions, storedRow, type Region } from './region';
import { selectedLines, type Stretch } from './selectedLines';
import { axisOfPositions, blockLengthsOf, nextLines } from './tableWrites';

/** The rows of a region; without one, those of the selection. */
export type RowsArgs = Region | void;

/** As many blank rows above the selection as it has rows; above each of several ranges as many as that one has. */
export const insertRowsAbove: Command<RowsArgs> = {
  id: 'rows.insertAbove',
  text: 'commands_rows_insertAbove',
  icon: 'arrow-up-from-line',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run: (context, args) => insertAt(context, args, 'above', insertRowsAbove.text),
};

/** As many blank rows below the selection as it has rows. */
export const insertRowsBelow: Command<RowsArgs> = {
  id: 'rows.insertBelow',
  text: 'commands_rows_insertBelow',
  keys: ['Mod+Shift+Enter'],
  icon: 'arrow-down-from-line',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run: (context, args) => insertAt(context, args, 'below', insertRowsBelow.text),
};

/** Removes the rows of the selection with all their cells. */
export const removeRows: Command<RowsArgs> = {
  id: 'rows.remove',
  text: 'commands_rows_remove',
  icon: 'trash-2',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run(context, args) {
    const regions = args ? [args] : selectedRegions(context.selection);
    const sheet = regions[0] && findSheet(context.workbook.document, regions[0].sheetId);
    if (!sheet) return failed(problem('notFound'));
    const onSheet = regions.flatMap(
      (region) => clampRegion({ ...region, fromColumn: 0, toColumn: 0 }, sheet, context.values) ?? [],
    );
    const rows = onSheet.map((region) => idsOfRows(context, sheet, region)).reduce(uniteLines, []);
    if (rows.length === 0) return failed(problem('notFound'));
    const operation: Operation =
      sheet.kind === 'table'
        ? { kind: 'removeRows', sheetId: sheet.id, rows }
        : { kind: 'removeLines', sheetId: sheet.id, dimension: 'rows', lines: rows };
    return change(context, [operation], { origin: 'rows.remove', label: removeRows.text });
  },
};

function insertAt(
  context: CommandContext,
  args: RowsArgs,
  side: 'above' | 'below',
  label: string,
): Result<void> {
  const regions = args ? [args] : selectedRegions(context.selection);
  const sheet = regions[0] && findSheet(context.workbook.document, regions[0].sheetId);
  if (!sheet) return failed(problem('notFound'));
  const stretches = selectedLines(regions, 'rows');
  const count = stretches.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const refusal = sheetProblem(context.workbook.document, sheet.id, {
    rows: rowCount(sheet) + count,
    columns: 0,
  });
  if (refusal) return failed(refusal);
  let nextRowId = sheet.nextRowId;
  const operations = stretches.map(([from, to]) => {
    const at = Math.min(insertionIndex(context, sheet, [from, to], side), rowCount(sheet));
    const lines = nextLines(nextRowId, to - from + 1);
    nextRowId += to - from + 1;
    return insertRowsOperation(sheet, at, lines);
  });
  return change(context, operations, { origin: 'rows.insert', label });
}

/** The rows of a region that are shown; sorted or filtered ones are neighbours on the screen only. */
function idsOfRows({ values }: CommandContext, sheet: Sheet, { fromRow, toRow }: Region): Axis {
  const order = values.rowOrder(sheet.id);
  if (!order) {
    const rows = sliceAxis(sheet.rows, fromRow, toRow + 1);
    return sheet.kind === 'grid' ? subtractLines(rows, filteredLines(sheet)) : rows;
  }
  return axisOfPositions(sheet.rows, order.rows.slice(fromRow, toRow + 1).sort());
}

/**
 * Where new rows are stored. In a sorted table the row above on the screen is stored anywhere, and a new row shows
 * behind the one it is stored behind: that is what puts it where it was asked for.
 */
function insertionIndex(
  { values }: CommandContext,
  sheet: Sheet,
  [fromRow, toRow]: Stretch,
  side: 'above' | 'below',
): number {
  if (side === 'below') return storedRow(values, sheet.id, toRow) + 1;
  const isSorted = sheet.kind === 'table' && (sheet.view?.sort.length ?? 0) > 0;
  if (!isSorted) return storedRow(values, sheet.id, fromRow);
  return fromRow === 0 ? 0 : storedRow(values, sheet.id, fromRow - 1) + 1;
}

function insertRowsOperation(sheet: Sheet, at: number, lines: Axis): Operation {
  const after: RowId | null = at === 0 ? null : lineIdAt(sheet.rows, at - 1);
  return sheet.kind === 'table'
    ? {
        kind: 'insertRows',
        sheetId: sheet.id,
        after,
        rows: lines,
        blockLengths: blockLengthsOf(axisLength(lines)),
        columns: {},
      }
    : { kind: 'insertLines', sheetId: sheet.id, dimension: 'rows', after, lines };
}
