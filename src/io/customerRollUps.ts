import { writeStructuredReference } from '../model/formula/structuredReference';
import { newColumnId } from '../model/ids';
import type { FieldRoleId } from '../model/fieldRoles';
import type { TableColumn, TableSheet } from '../model/document';
import type { Locale, LocalText } from '../shared/localText';
import { uniqueName } from './columnNames';

/** What the two columns that are added to the orders are called: which lines count, and for how much. */
const countedName: LocalText = { en: 'Counted order', 'zh-CN': '计入的订单' };
const amountName: LocalText = { en: 'Counted amount', 'zh-CN': '计入的金额' };

/**
 * Turns a table of order lines and a table of its customers, which were worked out from it, into tables that stay linked:
 * the customers keep their ids and get roll-up formulas in place of values, by the rules of `reduceOrders`. What the formulas
 * read is added behind the columns of the orders, unless it is there from an earlier time.
 */
export function linkCustomers(
  orders: TableSheet,
  customers: TableSheet,
  { locale, marksCancelled }: { readonly locale: Locale; readonly marksCancelled: boolean },
): { readonly orders: TableSheet; readonly customers: TableSheet } {
  const order = (role: FieldRoleId): TableColumn | undefined =>
    orders.columns.find((column) => column.role === role);
  const [id, date] = [order('customerId'), order('date')];
  const key = customers.columns.find(({ role }) => role === 'customerId');
  if (!id || !date || !key) return { orders, customers };
  const taken = new Set(orders.columns.map(({ name }) => name.toLowerCase()));
  const added = (name: LocalText, type: 'text' | 'number', formula: string): TableColumn =>
    orders.columns.find((column) => column.formula === formula) ??
    calculated(uniqueName(name[locale], taken), type, formula);
  const counted = added(countedName, 'text', countedFormula(order, marksCancelled));
  const amount = added(amountName, 'number', `=IF(${own(counted)}="",0,${lineAmount(order)})`);
  const of = (column: TableColumn): string =>
    writeStructuredReference({ table: orders.id, columns: [column.id], thisRow: false, sections: [] });
  const condition = `${of(id)},${own(key)},${of(amount)},">0"`;
  const formulas: Partial<Record<string, string>> = {
    firstPurchase: `=INT(MINIFS(${of(date)},${condition}))`,
    lastPurchase: `=INT(MAXIFS(${of(date)},${condition}))`,
    orders: `=ROLLUP.DISTINCT(${of(counted)},${of(id)},${own(key)})`,
    revenue: `=SUMIFS(${of(amount)},${of(id)},${own(key)})`,
  };
  return {
    orders: {
      ...orders,
      columns: [...orders.columns, ...[counted, amount].filter((column) => !orders.columns.includes(column))],
    },
    customers: {
      ...customers,
      columns: customers.columns.map((column) => {
        const formula = formulas[column.role ?? ''];
        return formula === undefined ? column : { ...column, formula, blocks: [] };
      }),
    },
  };
}

const own = (column: TableColumn): string =>
  writeStructuredReference({ table: '', columns: [column.id], thisRow: true, sections: [] });

function calculated(name: string, type: 'text' | 'number', formula: string): TableColumn {
  return { id: newColumnId(), name, type, formula, blocks: [] };
}

type FindColumn = (role: FieldRoleId) => TableColumn | undefined;

/** The number of the order (the day, where there is none), or an empty text for a line that does not count. */
function countedFormula(order: FindColumn, marksCancelled: boolean): string {
  const [id, date, orderId] = [order('customerId'), order('date'), order('orderId')] as const;
  const positive = (['quantity', 'price', 'amount'] as const)
    .filter((role) => role !== 'price' || !order('amount'))
    .flatMap((role) => order(role) ?? [])
    .map((column) => `${own(column)}>0`);
  const conditions = [
    ...(id ? [`${own(id)}<>""`] : []),
    ...(orderId && marksCancelled ? [`LEFT(${own(orderId)},1)<>"C"`] : []),
    ...(date ? [`ISNUMBER(${own(date)})`] : []),
    ...positive,
  ];
  const number = orderId ? own(orderId) : date ? `INT(${own(date)})` : '""';
  return `=IF(AND(${conditions.join(',')}),${number}&"","")`;
}

function lineAmount(order: FindColumn): string {
  const amount = order('amount');
  if (amount) return own(amount);
  const [quantity, price] = [order('quantity'), order('price')];
  return quantity && price ? `${own(quantity)}*${own(price)}` : '0';
}
