import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import { lineIdAt, sliceAxis } from '../model/axis';
import type { GridSheet, TableSheet } from '../model/document';
import { newColumnId } from '../model/ids';
import { uniteLines } from '../model/lineSet';
import { findSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import { applyOperations } from '../model/applyOperations';
import { tellOfBroken } from './brokenFormulas';
import type { Command, CommandContext } from './command';
import { findTable, newColumnName } from './columns';
import { change, isSelectionEditable } from './outcome';
import { columnCount, selectedRegions, type Region } from './region';
import { selectedLines, type Stretch } from './selectedLines';
import { nextLines } from './tableWrites';

/** The columns of a region; without one, those of the selection. */
export type ColumnLinesArgs = Region | void;

/**
 * As many blank columns as the selection has, left of it, and of each of several ranges; in a table they hold text until the
 * type is set.
 */
export const insertColumnsLeft: Command<ColumnLinesArgs> = {
  id: 'columns.insertLeft',
  text: 'commands_columns_insertLeft',
  icon: 'arrow-left-from-line',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run: (context, args) => insertAt(context, args, ([from]) => from, insertColumnsLeft.text),
};

export const insertColumnsRight: Command<ColumnLinesArgs> = {
  id: 'columns.insertRight',
  text: 'commands_columns_insertRight',
  icon: 'arrow-right-from-line',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run: (context, args) => insertAt(context, args, ([, to]) => to + 1, insertColumnsRight.text),
};

/** Removes the columns of the selection, in a table and on a grid sheet alike. */
export const removeColumns: Command<ColumnLinesArgs> = {
  id: 'columns.remove',
  text: 'commands_columns_removeSelected',
  icon: 'trash-2',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run(context, args) {
    const regions = args ? [args] : selectedRegions(context.selection);
    const sheet = regions[0] && findSheet(context.workbook.document, regions[0].sheetId);
    if (!sheet || !regions.some(({ fromColumn }) => fromColumn < columnCount(sheet)))
      return failed(problem('notFound'));
    const operations: Operation[] =
      sheet.kind === 'table'
        ? sheet.columns
            .filter((_, index) =>
              regions.some((region) => index >= region.fromColumn && index <= region.toColumn),
            )
            .map((column) => ({ kind: 'removeColumn', sheetId: sheet.id, columnId: column.id }))
        : [
            {
              kind: 'removeLines',
              sheetId: sheet.id,
              dimension: 'columns',
              lines: regions
                .map(({ fromColumn, toColumn }) => sliceAxis(sheet.columns, fromColumn, toColumn + 1))
                .reduce(uniteLines, []),
            },
          ];
    const { document } = context.workbook;
    const outcome = change(context, operations, { origin: 'columns.remove', label: removeColumns.text });
    const removed = operations.flatMap((operation) =>
      operation.kind === 'removeColumn' ? [operation.columnId] : [],
    );
    if (outcome.ok) tellOfBroken(context, document, removed);
    return outcome;
  },
};

function insertAt(
  context: CommandContext,
  args: ColumnLinesArgs,
  position: (stretch: Stretch) => number,
  label: string,
): Result<void> {
  const regions = args ? [args] : selectedRegions(context.selection);
  const sheet = regions[0] && findSheet(context.workbook.document, regions[0].sheetId);
  if (!sheet) return failed(problem('notFound'));
  const places = selectedLines(regions, 'columns').map((stretch) => ({
    at: Math.min(position(stretch), columnCount(sheet)),
    count: stretch[1] - stretch[0] + 1,
  }));
  const operations =
    sheet.kind === 'table' ? insertTableColumns(context, sheet, places) : insertGridColumns(sheet, places);
  return change(context, operations, { origin: 'columns.insert', label });
}

interface InsertPlace {
  readonly at: number;
  readonly count: number;
}

function insertGridColumns(sheet: GridSheet, places: readonly InsertPlace[]): Operation[] {
  let { nextColumnId } = sheet;
  return places.map(({ at, count }) => {
    const lines = nextLines(nextColumnId, count);
    nextColumnId += count;
    const after = at === 0 ? null : lineIdAt(sheet.columns, at - 1);
    return { kind: 'insertLines', sheetId: sheet.id, dimension: 'columns', after, lines };
  });
}

function insertTableColumns(
  context: CommandContext,
  table: TableSheet,
  places: readonly InsertPlace[],
): Operation[] {
  const operations: Operation[] = [];
  let { document } = context.workbook;
  for (const { at, count } of places) {
    let after = table.columns[at - 1]?.id ?? null;
    for (let i = 0; i < count; i++) {
      const current = findTable(document, table.id) ?? table;
      const id = newColumnId();
      const name = newColumnName(context, current);
      const column = { id, name, type: 'text', formula: null, blocks: [] } as const;
      const operation: Operation = { kind: 'addColumn', sheetId: table.id, column, after };
      operations.push(operation);
      ({ document } = applyOperations(document, [operation]));
      after = id;
    }
  }
  return operations;
}
