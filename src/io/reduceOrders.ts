import { blockValue, cutIntoBlocks, blockKindOf } from '../model/columnBlocks';
import type { ColumnBlock } from '../model/columnBlock';
import { fieldRoles, type FieldRoleId } from '../model/fieldRoles';
import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { CellValue } from '../shared/value';
import { Pacer } from '../shared/pacer';
import type { OrderCounts } from '../model/fileImport';
import type { ImportedColumn, ImportedTable, ReadOptions } from './importSource';
import { blockLengthsOf } from './importTable';

/** What of a table of orders is needed; `amount`, or a quantity and a price. */
interface OrderColumns {
  readonly customerId: ImportedColumn;
  readonly date: ImportedColumn;
  readonly orderId: ImportedColumn | undefined;
  readonly quantity: ImportedColumn | undefined;
  readonly price: ImportedColumn | undefined;
  readonly amount: ImportedColumn | undefined;
}

/** The columns of a table of order lines, each with a block for each of the lengths. */
type OrderLines = Pick<ImportedTable, 'columns' | 'blockLengths'>;
export interface ReducedOrders extends Omit<ImportedTable, 'report'> {
  readonly counts: OrderCounts;
}

interface Customer {
  readonly id: CellValue;
  first: number;
  last: number;
  readonly orders: Set<CellValue>;
  sum: number;
}

/** Shops mark a cancellation by this letter in front of its number. */
const cancelledOrder = /^C/i;
/** Where most numbers begin so, it is how orders are numbered. */
const mostCancelled = 0.5;

/** Whether the columns of a file can become customers. */
export function canReduce(roles: readonly (string | null)[]): boolean {
  const has = (role: FieldRoleId): boolean => roles.includes(role);
  return has('customerId') && has('date') && (has('amount') || (has('quantity') && has('price')));
}

/**
 * One row a customer, in the order of their first lines: first and last day of purchase, number of orders (of days, where
 * orders have no number), and sum. What is no purchase does not count, checked in this order: lines without a customer;
 * cancelled orders, whose number begins with C where most do not; lines whose date cannot be read, or whose quantity, price or amount is
 * not above 0. O(lines).
 */
export async function reduceOrders(
  table: ImportedTable,
  locale: Locale,
  options: ReadOptions = {},
): Promise<Result<ImportedTable>> {
  const reduced = await reduceLines(table, locale, options);
  if (!reduced.ok) return reduced;
  const { counts, ...customers } = reduced.value;
  const { rowCount, columns } = customers;
  const report = { ...table.report, rowCount, columnCount: columns.length, reduced: counts };
  return ok({ ...customers, report });
}

/** The same for order lines from anywhere. */
export async function reduceLines(
  table: OrderLines,
  locale: Locale,
  { signal, onProgress }: ReadOptions = {},
): Promise<Result<ReducedOrders>> {
  const columns = columnsOf(table);
  if (!columns) {
    return failed(problem('keyColumnMissing', { name: fieldRoles.customerId.label[locale] }));
  }
  const marksCancelled = hasCancellations(columns.orderId);
  const customers = new Map<CellValue, Customer>();
  const counts = { lines: 0, missingCustomer: 0, cancelled: 0, notPositive: 0 };
  const pacer = new Pacer();
  for (const [index, length] of table.blockLengths.entries()) {
    const line = linesOf(columns, index);
    for (let i = 0; i < length; i++) {
      counts.lines++;
      const { id, order, date, amount } = line(i);
      if (id === null || id === '' || typeof id === 'object') counts.missingCustomer++;
      else if (marksCancelled && typeof order === 'string' && cancelledOrder.test(order)) counts.cancelled++;
      else if (date === null || amount === null) counts.notPositive++;
      else addTo(customers, id, Math.floor(date), order, amount);
    }
    onProgress?.((index + 1) / table.blockLengths.length);
    await pacer.pause();
    if (signal?.aborted) return failed(problem('importCancelled'));
  }
  return ok(customerTable(columns, [...customers.values()], locale, counts));
}

function columnsOf({ columns }: OrderLines): OrderColumns | null {
  const find = (role: FieldRoleId): ImportedColumn | undefined =>
    columns.find((column) => column.role === role);
  const [customerId, date, amount] = [find('customerId'), find('date'), find('amount')];
  const [quantity, price] = [find('quantity'), find('price')];
  if (!customerId || !date || !(amount ?? (quantity && price))) return null;
  return { customerId, date, orderId: find('orderId'), quantity, price, amount };
}

/** Whether the letter means a cancellation in this file. */
function hasCancellations(orderId: ImportedColumn | undefined): boolean {
  let orders = 0;
  let marked = 0;
  for (const block of orderId?.blocks ?? []) {
    for (let i = 0; i < block.length; i++) {
      const order = blockValue(block, i);
      if (order === null) continue;
      orders++;
      if (typeof order === 'string' && cancelledOrder.test(order)) marked++;
    }
  }
  return marked > 0 && marked <= orders * mostCancelled;
}

interface OrderLine {
  readonly id: CellValue;
  readonly order: CellValue;
  readonly date: number | null;
  /** `null` when nothing was bought. */
  readonly amount: number | null;
}

function linesOf(columns: OrderColumns, block: number): (row: number) => OrderLine {
  const read = (column: ImportedColumn | undefined) => {
    const values: ColumnBlock | undefined = column?.blocks[block];
    return (row: number): CellValue => (values ? blockValue(values, row) : null);
  };
  const [id, order, date] = [read(columns.customerId), read(columns.orderId), read(columns.date)];
  const [quantity, price, amount] = [read(columns.quantity), read(columns.price), read(columns.amount)];
  const positive = (value: CellValue): number | null =>
    typeof value === 'number' && value > 0 ? value : null;
  return (row) => {
    const day = date(row);
    const many = columns.quantity ? positive(quantity(row)) : 1;
    const sum = columns.amount ? positive(amount(row)) : (positive(price(row)) ?? NaN) * (many ?? NaN);
    return {
      id: id(row),
      order: order(row),
      date: typeof day === 'number' ? day : null,
      amount: many === null || sum === null || Number.isNaN(sum) ? null : sum,
    };
  };
}

function addTo(
  customers: Map<CellValue, Customer>,
  id: CellValue,
  day: number,
  order: CellValue,
  amount: number,
): void {
  let customer = customers.get(id);
  if (!customer) customers.set(id, (customer = { id, first: day, last: day, orders: new Set(), sum: 0 }));
  customer.first = Math.min(customer.first, day);
  customer.last = Math.max(customer.last, day);
  customer.orders.add(order === null || typeof order === 'object' ? day : order);
  customer.sum += amount;
}

function customerTable(
  { customerId, amount, price }: OrderColumns,
  customers: readonly Customer[],
  locale: Locale,
  counts: Omit<OrderCounts, 'customers' | 'orders'>,
): ReducedOrders {
  const { numberFormat } = amount ?? price ?? {};
  const type = (amount ?? price)?.type === 'currency' ? 'currency' : 'number';
  const column = (
    role: FieldRoleId,
    shape: Pick<ImportedColumn, 'type' | 'numberFormat'>,
    values: readonly CellValue[],
  ): ImportedColumn => ({
    name: role === 'customerId' ? customerId.name : fieldRoles[role].label[locale],
    role,
    ...shape,
    blocks: cutIntoBlocks(blockKindOf(shape.type), values),
  });
  const columns = [
    column(
      'customerId',
      { type: customerId.type },
      customers.map(({ id }) => id),
    ),
    column(
      'firstPurchase',
      { type: 'date' },
      customers.map(({ first }) => first),
    ),
    column(
      'lastPurchase',
      { type: 'date' },
      customers.map(({ last }) => last),
    ),
    column(
      'orders',
      { type: 'number' },
      customers.map(({ orders }) => orders.size),
    ),
    column(
      'revenue',
      { type, ...(numberFormat === undefined ? {} : { numberFormat }) },
      customers.map(({ sum }) => sum),
    ),
  ];
  const orders = customers.reduce((sum, customer) => sum + customer.orders.size, 0);
  return {
    rowCount: customers.length,
    blockLengths: blockLengthsOf(customers.length),
    columns,
    counts: { ...counts, customers: customers.length, orders },
  };
}
