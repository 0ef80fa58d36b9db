import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { plainText } from '../shared/value';
import { axisLength, lineIdAt } from '../model/axis';
import type { GridSheet } from '../model/document';
import { columnLetter } from '../model/formula/cellReference';
import { filterPlace } from '../model/gridFilter';
import type { GridColumnId } from '../model/ids';
import { rowCount } from '../model/lookup';
import type { ColumnFilter } from '../model/tableView';
import type { Command, CommandContext } from './command';
import { isOnGrid } from './dataBlock';
import { filterGridColumn, selectedGrid } from './gridFilters';
import { shownValue } from './readCells';
import { storedRow } from './region';
import { changeView, filtersWith, isOnTable, viewTarget, type ViewTarget } from './viewTarget';

/** Shows only the rows that have the value of the active cell in its column. */
export const filterByCell: Command = {
  id: 'view.filterByCell',
  text: 'commands_view_filterByCell',
  icon: 'filter',
  isEnabled: (context) => isOnTable(context) || isOnGrid(context),
  run(context) {
    const cell = activeCell(context);
    if (cell) {
      const filter = { kind: 'values', mode: 'show', texts: [cell.text] } as const;
      return filterGridColumn(context, cell.sheet, cell.columnId, filter, filterByCell);
    }
    const active = activeValue(context);
    if (!active) return failed(problem('notFound'));
    const filter = { kind: 'values', mode: 'show', texts: [active.text] } as const;
    return changeView(context, active.target.table, filtersWith(active.target, filter), filterByCell);
  },
};

/** Leaves out the rows that have the value of the active cell in its column, besides those left out already. */
export const filterOutCell: Command = {
  id: 'view.filterOutCell',
  text: 'view_filterOutCell',
  icon: 'filter-x',
  isEnabled: (context) => isOnTable(context) || isOnGrid(context),
  run(context) {
    const cell = activeCell(context);
    if (cell) {
      const before = filterPlace(cell.sheet) ? cell.sheet.filter?.columns[String(cell.columnId)] : undefined;
      const filter = withoutValue(before?.filter, cell.text);
      if (!filter) return failed(problem('columnHasCondition', { column: columnLetter(cell.columnIndex) }));
      return filterGridColumn(context, cell.sheet, cell.columnId, filter, filterOutCell);
    }
    const active = activeValue(context);
    if (!active) return failed(problem('notFound'));
    const { table, column } = active.target;
    const filter = withoutValue(table.view?.filters[column.id], active.text);
    // A column has one filter: what a condition hides would come back.
    if (!filter) return failed(problem('columnHasCondition', { column: column.name }));
    return changeView(context, table, filtersWith(active.target, filter), filterOutCell);
  },
};

function withoutValue(filter: ColumnFilter | undefined, text: string): ColumnFilter | null {
  if (filter === undefined) return { kind: 'values', mode: 'hide', texts: [text] };
  if (filter.kind !== 'values') return null;
  const others = filter.texts.filter((other) => other !== text);
  return { ...filter, texts: filter.mode === 'hide' ? [...others, text] : others };
}

/** By its plain text, as a filter by values names it. */
function activeValue(context: CommandContext): { readonly target: ViewTarget; readonly text: string } | null {
  const target = viewTarget(context, undefined);
  if (!target || !context.selection) return null;
  const { sheetId, activeRow } = context.selection;
  const rowIndex = storedRow(context.values, sheetId, activeRow);
  return { target, text: plainText(context.values.tableValue(sheetId, target.column.id, rowIndex)) };
}

/** The active cell of a sheet of cells; its filter, where there is one, hides the rows of other values. */
function activeCell(context: CommandContext): ActiveCell | null {
  const sheet = selectedGrid(context);
  if (!sheet || !context.selection) return null;
  const { activeRow, activeColumn: columnIndex } = context.selection;
  if (activeRow >= rowCount(sheet) || columnIndex >= axisLength(sheet.columns)) return null;
  const text = plainText(shownValue(sheet, context.values, activeRow, columnIndex));
  return { sheet, columnIndex, columnId: lineIdAt(sheet.columns, columnIndex), text };
}

interface ActiveCell {
  readonly sheet: GridSheet;
  readonly columnIndex: number;
  readonly columnId: GridColumnId;
  readonly text: string;
}
