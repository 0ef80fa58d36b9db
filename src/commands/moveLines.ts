import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { axisLength, lineIdAt, sliceAxis } from '../model/axis';
import type { GridSheet, TableSheet } from '../model/document';
import { findSheet } from '../model/lookup';
import type { SheetId } from '../model/ids';
import type { Operation } from '../model/operation';
import type { Command, CommandContext } from './command';
import { change, isEditable, isSelectionEditable } from './outcome';
import {
  columnCount,
  selectedRegions,
  selectedSheet,
  selectionOf,
  shownRowCount,
  type Region,
} from './region';

/** Neighbouring lines, ends included, that go before the line at `before` (or behind the last one). */
export interface MoveLinesArgs {
  readonly sheetId: SheetId;
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

/** Rows of a grid sheet with all their cells; references follow. */
export const moveRows: Command<MoveLinesArgs> = {
  id: 'rows.move',
  text: 'structure_rowsMove',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const sheet = findSheet(context.workbook.document, args.sheetId);
    if (!sheet) return failed(problem('notFound'));
    if (sheet.kind === 'table') return failed(problem('tableRowsHaveNoPlace'));
    return move(context, sheet, args, 'rows');
  },
};

/** Columns of a table or of a grid sheet; references follow. */
export const moveColumns: Command<MoveLinesArgs> = {
  id: 'columns.move',
  text: 'structure_columnsMove',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const sheet = findSheet(context.workbook.document, args.sheetId);
    if (!sheet) return failed(problem('notFound'));
    return move(context, sheet, args, 'columns');
  },
};

type Dimension = 'rows' | 'columns';

function move(
  context: CommandContext,
  sheet: GridSheet | TableSheet,
  { from, to, before }: MoveLinesArgs,
  dimension: Dimension,
): Result<void> {
  const length = dimension === 'columns' ? columnCount(sheet) : axisLength(sheet.rows);
  if (from < 0 || to < from || to >= length || before < 0 || before > length)
    return failed(problem('notFound'));
  // Where it stands already.
  if (before >= from && before <= to + 1) return ok();
  const operations =
    sheet.kind === 'grid'
      ? [moveGridLines(sheet, from, to, before, dimension)]
      : moveTableColumns(sheet, from, to, before);
  const command = dimension === 'rows' ? moveRows : moveColumns;
  const outcome = change(context, operations, { origin: command.id, label: command.text });
  if (!outcome.ok) return outcome;
  const first = before > to ? before - (to - from + 1) : before;
  const last = first + to - from;
  context.services.select(
    selectionOf(
      dimension === 'rows'
        ? { sheetId: sheet.id, fromRow: first, toRow: last, fromColumn: 0, toColumn: columnCount(sheet) - 1 }
        : {
            sheetId: sheet.id,
            fromRow: 0,
            toRow: Math.max(shownRowCount(sheet, context.values) - 1, 0),
            fromColumn: first,
            toColumn: last,
          },
    ),
  );
  return outcome;
}

function moveGridLines(
  sheet: GridSheet,
  from: number,
  to: number,
  before: number,
  dimension: Dimension,
): Operation {
  const axis = sheet[dimension];
  return {
    kind: 'moveLines',
    sheetId: sheet.id,
    dimension,
    lines: sliceAxis(axis, from, to + 1),
    after: before === 0 ? null : lineIdAt(axis, before - 1),
  };
}

function moveTableColumns(table: TableSheet, from: number, to: number, before: number): Operation[] {
  let after = table.columns[before - 1]?.id ?? null;
  return table.columns.slice(from, to + 1).map(({ id: columnId }) => {
    const operation: Operation = { kind: 'moveColumn', sheetId: table.id, columnId, after };
    after = columnId;
    return operation;
  });
}

export const moveRowsUp = moveByOne('rows.moveUp', 'structure_rowsMoveUp', 'Alt+ArrowUp', 'arrow-up', -1);
export const moveRowsDown = moveByOne(
  'rows.moveDown',
  'structure_rowsMoveDown',
  'Alt+ArrowDown',
  'arrow-down',
  1,
);
export const moveColumnsLeft = moveByOne(
  'columns.moveLeft',
  'structure_columnsMoveLeft',
  'Alt+ArrowLeft',
  'arrow-left',
  -1,
);
export const moveColumnsRight = moveByOne(
  'columns.moveRight',
  'structure_columnsMoveRight',
  'Alt+ArrowRight',
  'arrow-right',
  1,
);

/** The lines of the selection, one place on. */
function moveByOne(
  id: string,
  text: string,
  key: string,
  icon: string,
  step: -1 | 1,
): Command<Region | void> {
  const isRows = id.startsWith('rows.');
  return {
    id,
    text,
    keys: [key],
    icon,
    // In a table Alt+Down opens the drop-down of the column.
    isEnabled: (context) =>
      isSelectionEditable(context) &&
      (key !== 'Alt+ArrowDown' || selectedSheet(context)?.sheet.kind === 'grid'),
    run(context, args) {
      const [region, ...others] = args ? [args] : selectedRegions(context.selection);
      if (!region) return failed(problem('notFound'));
      if (others.length > 0) return failed(problem('severalRanges'));
      const [from, to] = isRows ? [region.fromRow, region.toRow] : [region.fromColumn, region.toColumn];
      const before = step < 0 ? from - 1 : to + 2;
      const sheet = findSheet(context.workbook.document, region.sheetId);
      const length = sheet ? (isRows ? axisLength(sheet.rows) : columnCount(sheet)) : 0;
      const command = isRows ? moveRows : moveColumns;
      const isAtEdge = before < 0 || before > length;
      if (isAtEdge && !(isRows && sheet?.kind === 'table')) return ok();
      return command.run(context, { sheetId: region.sheetId, from, to, before });
    },
  };
}
