import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { ColumnId, SheetId } from '../model/ids';
import type { ColumnFilter, SortDirection, SortLevel } from '../model/tableView';
import { isOnGrid } from './dataBlock';
import {
  activeFilterColumn,
  clearGridFilters,
  filterGridColumn,
  hasGridFilter,
  isGridFiltered,
  reapplyGridFilter,
  toggleGridFilter,
} from './gridFilters';
import type { Command, CommandContext } from './command';
import {
  changeView,
  filtersWith,
  isOnTable,
  selectedTable,
  viewTarget,
  type ViewColumnArgs,
} from './viewTarget';

const hasView = (context: CommandContext): boolean =>
  isOnTable(context) && selectedTable(context)?.view !== undefined;
const isSorted = (context: CommandContext): boolean =>
  hasView(context) && (selectedTable(context)?.view?.sort.length ?? 0) > 0;
const isFiltered = (context: CommandContext): boolean =>
  hasView(context) && Object.keys(selectedTable(context)?.view?.filters ?? {}).length > 0;
const isColumnFiltered = (context: CommandContext): boolean => {
  const target = isFiltered(context) ? viewTarget(context, undefined) : null;
  return target !== null && target.column.id in (target.table.view?.filters ?? {});
};
const isCellColumnFiltered = (context: CommandContext): boolean => {
  const cells = activeFilterColumn(context);
  return cells !== null && String(cells.columnId) in (cells.sheet.filter?.columns ?? {});
};

/** Only this column decides the order; a filter stays. */
export const sortAscending = sortByOne('view.sortAscending', 'ascending', 'arrow-up-narrow-wide');
export const sortDescending = sortByOne('view.sortDescending', 'descending', 'arrow-down-wide-narrow');

function sortByOne(id: string, direction: SortDirection, icon: string): Command<ViewColumnArgs> {
  const text = direction === 'ascending' ? 'commands_view_sortAscending' : 'commands_view_sortDescending';
  return {
    id,
    text,
    icon,
    isEnabled: isOnTable,
    run(context, args) {
      const target = viewTarget(context, args);
      if (!target) return failed(problem('notFound'));
      return changeView(
        context,
        target.table,
        { sort: [{ columnId: target.column.id, direction }] },
        { id, text },
      );
    },
  };
}

export interface SortByArgs {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId;
  /** `null` takes the column out of the order. */
  readonly direction: SortDirection | null;
}

/** One more column decides where those before it are equal; one that did already keeps its place. */
export const sortBy: Command<SortByArgs> = {
  id: 'view.sortBy',
  text: 'commands_view_sortBy',
  needsArgs: true,
  isEnabled: ({ readOnly }) => !readOnly,
  run(context, args) {
    const target = viewTarget(context, args);
    if (!target) return failed(problem('notFound'));
    const levels = target.table.view?.sort ?? [];
    return changeView(context, target.table, { sort: withLevel(levels, args) }, sortBy);
  },
};

function withLevel(levels: readonly SortLevel[], { columnId, direction }: SortByArgs): SortLevel[] {
  const index = levels.findIndex((level) => level.columnId === columnId);
  const others = levels.filter((level) => level.columnId !== columnId);
  if (direction === null) return others;
  return others.toSpliced(index < 0 ? others.length : index, 0, { columnId, direction });
}

export interface FilterByArgs {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId;
  /** `null` takes the column's filter away. */
  readonly filter: ColumnFilter | null;
}

/** Shows only the rows whose value in a column passes, together with the filters of other columns. */
export const filterBy: Command<FilterByArgs> = {
  id: 'view.filterBy',
  text: 'commands_view_filterBy',
  needsArgs: true,
  isEnabled: ({ readOnly }) => !readOnly,
  run(context, args) {
    const target = viewTarget(context, args);
    if (!target) return failed(problem('notFound'));
    return changeView(context, target.table, filtersWith(target, args.filter), filterBy);
  },
};

/** The rows in the order in which they are stored. */
export const clearSort: Command = {
  id: 'view.clearSort',
  text: 'commands_view_clearSort',
  icon: 'arrow-down-up',
  isEnabled: isSorted,
  run(context) {
    const table = selectedTable(context);
    return table ? changeView(context, table, { sort: [] }, clearSort) : failed(problem('notFound'));
  },
};

/** Takes away the filter of the active cell's column. */
export const clearFilter: Command = {
  id: 'view.clearFilter',
  text: 'commands_view_clearFilter',
  icon: 'filter-x',
  isEnabled: (context) => isColumnFiltered(context) || isCellColumnFiltered(context),
  run(context) {
    const cells = activeFilterColumn(context);
    if (cells) return filterGridColumn(context, cells.sheet, cells.columnId, null, clearFilter);
    const target = viewTarget(context, undefined);
    if (!target) return failed(problem('notFound'));
    return changeView(context, target.table, filtersWith(target, null), clearFilter);
  },
};

/** Shows all rows again; the order stays. */
export const clearFilters: Command = {
  id: 'view.clearFilters',
  text: 'commands_view_clearFilters',
  icon: 'filter-x',
  isEnabled: (context) => isFiltered(context) || isGridFiltered(context),
  run(context) {
    if (isGridFiltered(context)) return clearGridFilters(context, clearFilters);
    const table = selectedTable(context);
    return table ? changeView(context, table, { filters: {} }, clearFilters) : failed(problem('notFound'));
  },
};

/**
 * Excel's switch. On cells it puts drop-downs over the list or takes them away with what they hid; a table always has them, so
 * there it takes filters away where there are any and else offers the one of the column.
 */
export const toggleFilter: Command = {
  id: 'view.toggleFilter',
  text: 'commands_view_toggleFilter',
  keys: ['Mod+Shift+L'],
  icon: 'filter',
  isEnabled: (context) => isOnTable(context) || isOnGrid(context),
  run(context) {
    if (isOnGrid(context)) return toggleGridFilter(context, toggleFilter);
    return isFiltered(context) ? clearFilters.run(context) : columnMenu.run(context);
  },
};

/**
 * Sorts and filters anew by the values of now. Until then rows keep their place while they are edited, so that nothing
 * jumps away under the hands; the workbook itself does not change.
 */
export const reapplyView: Command = {
  id: 'view.reapply',
  text: 'commands_view_reapply',
  keys: ['Mod+Alt+L'],
  icon: 'refresh-cw',
  isEnabled: (context) => hasView(context) || hasGridFilter(context),
  run(context) {
    if (isOnGrid(context)) return reapplyGridFilter(context, reapplyView);
    const table = selectedTable(context);
    if (!table) return failed(problem('notFound'));
    context.services.reapplyView(table.id);
    return ok();
  },
};

/** Opens the drop-down of a column of a table, or of a filter over cells: sorting and filtering. */
export const columnMenu: Command<ViewColumnArgs> = {
  id: 'view.columnMenu',
  text: 'commands_view_columnMenu',
  keys: ['Shift+Alt+ArrowDown'],
  icon: 'list-filter',
  isEnabled: (context) => isOnTable(context) || activeFilterColumn(context) !== null,
  run(context, args) {
    const cells = args ? null : activeFilterColumn(context);
    if (cells) {
      context.services.showColumnMenu(cells.sheet.id, cells.columnId);
      return ok();
    }
    const target = viewTarget(context, args);
    if (!target) return failed(problem('notFound'));
    context.services.showColumnMenu(target.table.id, target.column.id);
    return ok();
  },
};
