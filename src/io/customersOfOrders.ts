import type { OrdersReader } from '../model/customersOfOrders';
import type { TableColumn } from '../model/document';
import type { FieldRoleId } from '../model/fieldRoles';
import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import { linkCustomers } from './customerRollUps';
import { canReduce, reduceLines } from './reduceOrders';
import { rolesOfOrders } from './rolesOfOrders';
import { toOperations } from './tableOperations';

/**
 * The customers of a table that is there already, by the rules for a file of orders: columns without a role get the one
 * their name lets expect, and what counts as a purchase says `reduceOrders.ts`. Nothing is changed. O(lines).
 */
export const customersOfOrders: OrdersReader = async (request, { signal, onProgress }) => {
  const { document, orders, blocksOf, name, locale } = request;
  const noOrders = failed(problem('noOrders', { table: orders.name }));
  const roles = rolesOfOrders(orders.columns);
  if (!canReduce(roles)) return noOrders;
  const lines = orders.columns.map((column, index) => ({ ...column, role: roles[index] ?? null }));
  const reduced = await reduceLines(
    {
      blockLengths: orders.blockLengths,
      columns: lines.map((column) => ({ ...column, blocks: column.role ? blocksOf(column.id) : [] })),
    },
    locale,
    { signal, onProgress },
  );
  if (!reduced.ok) return reduced.problem.code === 'importCancelled' ? failed(problem('cancelled')) : reduced;
  const { counts, ...table } = reduced.value;
  if (counts.customers === 0) return noOrders;
  const known = {
    ...orders,
    columns: lines.map(({ role, ...column }) => (role === null ? column : { ...column, role })),
  };
  const linked = linkCustomers(known, toOperations(table, document, name).sheet, {
    locale,
    marksCancelled: counts.cancelled > 0,
  });
  const taken = (role: FieldRoleId): TableColumn | undefined => orders.columns[roles.indexOf(role)];
  const [customer, date, amount] = [taken('customerId'), taken('date'), taken('amount')];
  if (!customer || !date) return noOrders;
  return ok({
    customers: linked.customers,
    added: linked.orders.columns.slice(orders.columns.length),
    taken: {
      customer,
      date,
      amount: amount
        ? [amount]
        : [taken('quantity'), taken('price')].filter((column) => column !== undefined),
    },
  });
};
