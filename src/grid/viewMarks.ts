import type { TableSheet } from '../model/document';
import type { ColumnId } from '../model/ids';
import type { SortDirection } from '../model/tableView';

/** What a column heading shows of its table's view. */
export interface ViewMarks {
  readonly direction: SortDirection | null;
  /** Its place among several columns that are sorted by, from 1; `null` when it is the only one. */
  readonly level: number | null;
  readonly isFiltered: boolean;
}

export function viewMarks({ view }: TableSheet, columnId: ColumnId): ViewMarks {
  const levels = view?.sort ?? [];
  const index = levels.findIndex((level) => level.columnId === columnId);
  return {
    direction: levels[index]?.direction ?? null,
    level: index >= 0 && levels.length > 1 ? index + 1 : null,
    isFiltered: view !== undefined && columnId in view.filters,
  };
}
