import { ok, type Result } from '../shared/result';
import type { TableColumn, TableSheet } from '../model/document';
import type { ColumnId, SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import { emptyView, isEmptyView, type ColumnFilter, type TableView } from '../model/tableView';
import type { CommandContext } from './command';
import { change } from './outcome';

/** A column of a table; without one, the column of the active cell. */
export type ViewColumnArgs = { readonly sheetId: SheetId; readonly columnId: ColumnId } | void;

export interface ViewTarget {
  readonly table: TableSheet;
  readonly column: TableColumn;
}

export function selectedTable(context: CommandContext): TableSheet | null {
  const { selection, workbook } = context;
  const sheet = selection && findSheet(workbook.document, selection.sheetId);
  return sheet?.kind === 'table' ? sheet : null;
}

export function viewTarget(context: CommandContext, args: ViewColumnArgs): ViewTarget | null {
  const sheet = args ? findSheet(context.workbook.document, args.sheetId) : selectedTable(context);
  if (sheet?.kind !== 'table') return null;
  const column = args
    ? sheet.columns.find(({ id }) => id === args.columnId)
    : sheet.columns[context.selection?.activeColumn ?? 0];
  return column ? { table: sheet, column } : null;
}

/** On a table that may be changed. */
export const isOnTable = (context: CommandContext): boolean =>
  !context.readOnly && selectedTable(context) !== null;
/** The filters of a table with another one for a column; `null` takes the column's away. */
export function filtersWith(
  { table, column }: ViewTarget,
  filter: ColumnFilter | null,
): Pick<TableView, 'filters'> {
  const { [column.id]: _before, ...others } = table.view?.filters ?? {};
  return { filters: filter === null ? others : { ...others, [column.id]: filter } };
}

/** Looks at a table in another way, as one step of undo; in the same way again means: with the values of now. */
export function changeView(
  context: CommandContext,
  table: TableSheet,
  changed: Partial<TableView>,
  command: { readonly id: string; readonly text: string },
): Result<void> {
  const view = { ...(table.view ?? emptyView), ...changed };
  if (table.view && JSON.stringify(view) === JSON.stringify(table.view)) {
    context.services.reapplyView(table.id);
    return ok();
  }
  const operation = { kind: 'setView', sheetId: table.id, view: isEmptyView(view) ? null : view } as const;
  if (!table.view && operation.view === null) return ok();
  return change(context, [operation], { origin: command.id, label: command.text });
}
