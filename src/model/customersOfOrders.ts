import type { Locale } from '../shared/localText';
import type { Result } from '../shared/result';
import type { ColumnBlock } from './columnBlock';
import type { WorkControls } from './columnText';
import type { TableColumn, TableSheet, WorkbookDocument } from './document';
import type { ColumnId } from './ids';

/** A table of a workbook whose rows are orders, or lines of orders. */
export interface OrdersRequest {
  readonly document: WorkbookDocument;
  readonly orders: TableSheet;
  /** The values a column shows, a block for each of `orders.blockLengths`. */
  readonly blocksOf: (columnId: ColumnId) => readonly ColumnBlock[];
  /** What the table of customers should be called; it is made unique. */
  readonly name: string;
  /** In which new columns are named. */
  readonly locale: Locale;
}

/** What is to be added to the workbook. */
export interface CustomersOfOrders {
  /** One row a customer, in the order of their first lines; all but the ids are formulas over the orders. */
  readonly customers: TableSheet;
  /** Calculated columns that these formulas read and the orders do not have yet. */
  readonly added: readonly TableColumn[];
  /** Which columns of the orders were taken. */
  readonly taken: {
    readonly customer: TableColumn;
    readonly date: TableColumn;
    /** The amount, or the quantity and the price. */
    readonly amount: readonly TableColumn[];
  };
}

/** Fails with `noOrders` for a table in which no customers are found, with `cancelled` when the signal is aborted. */
export type OrdersReader = (
  request: OrdersRequest,
  controls: WorkControls,
) => Promise<Result<CustomersOfOrders>>;
