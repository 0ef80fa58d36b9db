import type { TableSheet } from './document';
import type { ColumnId, ViewId } from './ids';
import { emptyView, withColumns, withoutColumn, type TableView } from './tableView';

/** A way to look at a table that was kept under a name. */
export interface NamedView extends Look {
  readonly id: ViewId;
  readonly name: string;
}

/** Which rows and columns are shown, and in what order. */
export interface Look {
  readonly view: TableView;
  readonly hiddenColumns: readonly ColumnId[];
}

/**
 * The named views of a table. What the table shows is always `TableSheet.view` and `TableColumn.hidden`: choosing a view
 * copies it there, and what is changed afterwards changes the view only when it is saved.
 */
export interface NamedViews {
  /** In the order in which they were made. */
  readonly list: readonly NamedView[];
  /** The one that was chosen last; `null`: all rows. */
  readonly chosen: ViewId | null;
  /** Columns that are not shown with all rows, kept while a named view shows others. */
  readonly hiddenColumns: readonly ColumnId[];
}

export const noNamedViews: NamedViews = { list: [], chosen: null, hiddenColumns: [] };

/** How the table is looked at now. */
export function lookOf(table: TableSheet): Look {
  return {
    view: table.view ?? emptyView,
    hiddenColumns: table.columns.filter(({ hidden }) => hidden).map(({ id }) => id),
  };
}

/** `null`: all rows. */
export function chosenView({ namedViews }: TableSheet): NamedView | null {
  return namedViews?.list.find(({ id }) => id === namedViews.chosen) ?? null;
}

/** Whether the table shows something else than what was chosen: a named view as it was saved, or all rows. */
export function differsFromChosen(table: TableSheet): boolean {
  const look = lookOf(table);
  const chosen = chosenView(table);
  // With all rows it makes no difference which columns a person hid.
  return !sameLook(look, chosen ?? { view: emptyView, hiddenColumns: look.hiddenColumns });
}

/** Neither the order of filters nor that of hidden columns means anything. */
function sameLook(one: Look, other: Look): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

function comparable({ view, hiddenColumns }: Look): unknown {
  const filters = Object.entries(view.filters).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    view.sort.map(({ columnId, direction }) => [columnId, direction]),
    filters,
    [...hiddenColumns].sort(),
  ];
}

/** Views without a column that is gone; the same object when none of them speaks of it. */
export function withoutColumnInViews(views: NamedViews, columnId: ColumnId): NamedViews {
  const others = (ids: readonly ColumnId[]): readonly ColumnId[] =>
    ids.includes(columnId) ? ids.filter((id) => id !== columnId) : ids;
  const list = views.list.map((named) => {
    const view = withoutColumn(named.view, columnId);
    const hiddenColumns = others(named.hiddenColumns);
    const isSame = view === named.view && hiddenColumns === named.hiddenColumns;
    return isSame ? named : { ...named, view, hiddenColumns };
  });
  const hiddenColumns = others(views.hiddenColumns);
  const isSame = hiddenColumns === views.hiddenColumns && list.every((named, at) => named === views.list[at]);
  return isSame ? views : { ...views, list, hiddenColumns };
}

/** Views that speak of other columns: for a copy of a table. */
export function withColumnsInViews(views: NamedViews, rename: (columnId: ColumnId) => ColumnId): NamedViews {
  return {
    ...views,
    list: views.list.map((named) => ({
      ...named,
      view: withColumns(named.view, rename),
      hiddenColumns: named.hiddenColumns.map(rename),
    })),
    hiddenColumns: views.hiddenColumns.map(rename),
  };
}
