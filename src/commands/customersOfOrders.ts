import type { SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import type { CustomersOfOrders } from '../model/customersOfOrders';
import type { Sheet, TableColumn, TableSheet } from '../model/document';
import type { Operation } from '../model/operation';
import type { LocalText } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import type { Command, CommandContext } from './command';
import { cellsAtOnce } from './longSteps';
import { change, isEditable } from './outcome';
import { selectedSheet, selectionOf } from './region';

const sheetName: LocalText = { en: 'Customers', 'zh-CN': '客户' };

export type CustomersOfOrdersArgs = {
  /** The table of orders. Without it: the one on the screen. */
  readonly sheetId?: SheetId;
} | void;

/**
 * Adds a table of the customers of the orders on the screen, which follows them: their ids, and formulas for first and last
 * purchase, number of orders and revenue. Which columns were taken for that is said.
 */
export const customersOfOrders: Command<CustomersOfOrdersArgs> = {
  id: 'sheets.customersOfOrders',
  text: 'structure_customersOfOrders',
  hint: 'structure_customersOfOrdersHint',
  icon: 'table-2',
  isEnabled: (context, args) =>
    isEditable(context) &&
    context.services.customersOfOrders !== undefined &&
    mayBeOrders(ordersOf(context, args)),
  async run(context, args) {
    const { workbook, values } = context;
    const { document } = workbook;
    const orders = ordersOf(context, args);
    if (orders?.kind !== 'table') return failed(problem('notFound'));
    if (values.isPending(orders.id)) return failed(problem('valuesPending'));
    const found = await read(context, orders);
    if (!found.ok) return found;
    if (workbook.document !== document) return failed(problem('notFound'));
    return enter(context, orders, found.value);
  },
};

function ordersOf(context: CommandContext, args: CustomersOfOrdersArgs): Sheet | undefined {
  return args?.sheetId === undefined
    ? selectedSheet(context)?.sheet
    : findSheet(context.workbook.document, args.sheetId);
}

/** Which fields its columns are is guessed when the command runs; these types no orders can do without. */
function mayBeOrders(sheet: Sheet | undefined): boolean {
  if (sheet?.kind !== 'table' || rowCount(sheet) === 0) return false;
  const has = (...types: readonly TableColumn['type'][]): boolean =>
    sheet.columns.some(({ type }) => types.includes(type));
  return has('date') && has('number', 'currency') && sheet.columns.length >= 3;
}

async function read(context: CommandContext, orders: TableSheet): Promise<Result<CustomersOfOrders>> {
  const { workbook, values, locale, services } = context;
  const reader = services.customersOfOrders;
  if (!reader) return failed(problem('notFound'));
  const request = {
    document: workbook.document,
    orders,
    blocksOf: (columnId: TableColumn['id']) => values.columnBlocks(orders.id, columnId),
    name: sheetName[locale],
    locale,
  };
  return rowCount(orders) <= cellsAtOnce
    ? reader(request, { signal: new AbortController().signal, onProgress: () => undefined })
    : services.runLongWork(customersOfOrders.text, (controls) => reader(request, controls));
}

function enter(
  context: CommandContext,
  orders: TableSheet,
  { customers, added, taken }: CustomersOfOrders,
): Result<void> {
  const operations: Operation[] = [
    ...added.map((column, index): Operation => {
      const after = (added[index - 1] ?? orders.columns.at(-1))?.id ?? null;
      return { kind: 'addColumn', sheetId: orders.id, column, after };
    }),
    { kind: 'addSheet', sheet: customers, after: orders.id },
  ];
  const { id: origin, text: label } = customersOfOrders;
  const outcome = change(context, operations, { origin, label });
  if (!outcome.ok) return outcome;
  const first = { sheetId: customers.id, fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 };
  context.services.select(selectionOf(first));
  context.services.notify({
    kind: 'message',
    text: 'structure_customersMade',
    params: {
      table: customers.name,
      orders: orders.name,
      customer: taken.customer.name,
      date: taken.date.name,
      amount: taken.amount.map(({ name }) => name).join(' × '),
    },
    undoable: true,
  });
  return outcome;
}
