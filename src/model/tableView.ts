import type { DatePeriod } from './datePeriods';
import type { ColumnId } from './ids';

/**
 * How a table is looked at: an order and filters. It never changes stored rows or formulas; which rows it shows is
 * worked out by `engine/view` when it is set or reapplied.
 */
export interface TableView {
  /** The first level decides, the next ones where it is equal; a column occurs once. */
  readonly sort: readonly SortLevel[];
  /** A row is shown when all of them let it through. */
  readonly filters: Readonly<Record<ColumnId, ColumnFilter>>;
}

export interface SortLevel {
  readonly columnId: ColumnId;
  readonly direction: SortDirection;
}
export type SortDirection = 'ascending' | 'descending';

/** Dates are whole serial numbers and mean the whole day; bounds are included. */
export type ColumnFilter =
  /** Values by their plain text (`plainText`): only these, or all but these. */
  | { readonly kind: 'values'; readonly mode: 'show' | 'hide'; readonly texts: readonly string[] }
  | {
      readonly kind: 'number';
      readonly is: 'equal' | 'notEqual' | 'less' | 'atMost' | 'more' | 'atLeast';
      readonly value: number;
    }
  | { readonly kind: 'number'; readonly is: 'between'; readonly from: number; readonly to: number }
  /** The largest or smallest of the whole column; equal values are not parted. */
  | { readonly kind: 'number'; readonly is: 'top' | 'bottom'; readonly count: number }
  | { readonly kind: 'number'; readonly is: 'aboveAverage' | 'belowAverage' }
  /** Without regard to case, as in every spreadsheet. */
  | {
      readonly kind: 'text';
      readonly is: 'contains' | 'notContains' | 'startsWith' | 'endsWith' | 'equal' | 'notEqual';
      readonly text: string;
    }
  | { readonly kind: 'date'; readonly is: 'on' | 'before' | 'after'; readonly date: number }
  | { readonly kind: 'date'; readonly is: 'between'; readonly from: number; readonly to: number }
  /** Seen from today: the day on which the view is worked out, where the reader is. */
  | { readonly kind: 'date'; readonly is: DatePeriod }
  /** So many days that end, or begin, with today. */
  | { readonly kind: 'date'; readonly is: 'lastDays' | 'nextDays'; readonly count: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'blank'; readonly is: 'blank' | 'filled' };

export const emptyView: TableView = { sort: [], filters: {} };

export function isEmptyView(view: TableView): boolean {
  return view.sort.length === 0 && Object.keys(view.filters).length === 0;
}

/** A view without a column that is gone; the same object when the column plays no part in it. */
export function withoutColumn(view: TableView, columnId: ColumnId): TableView {
  const isSorted = view.sort.some((level) => level.columnId === columnId);
  if (!isSorted && !(columnId in view.filters)) return view;
  const { [columnId]: _filter, ...filters } = view.filters;
  return { sort: view.sort.filter((level) => level.columnId !== columnId), filters };
}

/** A view that speaks of other columns: for a copy of a table, whose columns have ids of their own. */
export function withColumns(view: TableView, rename: (columnId: ColumnId) => ColumnId): TableView {
  return {
    sort: view.sort.map((level) => ({ ...level, columnId: rename(level.columnId) })),
    filters: Object.fromEntries(
      Object.entries(view.filters).map(([columnId, filter]) => [rename(columnId as ColumnId), filter]),
    ),
  };
}
