import type { TableSheet } from '../model/document';
import { rowCount } from '../model/lookup';
import type { ValueReader } from '../model/valueReader';

/** Whether a stored row is part of what a table shows; `null` when all rows are. */
export type IsRowShown = ((rowIndex: number) => boolean) | null;

/** Charts draw the rows that the filters of their table leave, as they do in Excel. */
export function shownRows(values: ValueReader, table: TableSheet): IsRowShown {
  const order = values.rowOrder(table.id);
  if (order === null || order.count >= rowCount(table)) return null;
  return (rowIndex) => order.visualRow(rowIndex) >= 0;
}
