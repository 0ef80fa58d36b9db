import { canReduce } from '../../io/reduceOrders';
import { rolesOfOrders } from '../../io/rolesOfOrders';
import type { TableSheet, WorkbookDocument } from '../../model/document';
import type { FieldRoleId } from '../../model/fieldRoles';
import { findSheet, rowCount } from '../../model/lookup';
import type { MappingGuess } from '../../../templates/mapFields';

/** What the customers of orders are known by (`src/io/customerRollUps.ts`). */
const derived: ReadonlySet<string> = new Set<FieldRoleId>([
  'customerId',
  'firstPurchase',
  'lastPurchase',
  'orders',
  'revenue',
]);

/**
 * The orders of which the customers could be made that a template needs: where a needed field is one that orders tell, and
 * no table of the workbook has customers. `null` otherwise.
 */
export function ordersForCustomers(
  document: WorkbookDocument,
  { tables, missing }: MappingGuess,
): TableSheet | null {
  const guess = tables.find(({ table }) => table.key === 'Customers' && !table.isOptional);
  if (!guess) return null;
  const lacks = guess.fields.some(
    ({ field }) => missing.includes(field.key) && field.roles.some((role) => derived.has(role)),
  );
  const found = guess.sheetId === null ? undefined : findSheet(document, guess.sheetId);
  const hasCustomers =
    found?.kind === 'table' && !isOrders(found) && guess.fields.some(({ chosen }) => chosen !== null);
  if (!lacks || hasCustomers) return null;
  return (
    (document.sheets.find((sheet) => sheet.kind === 'table' && isOrders(sheet)) as TableSheet | undefined) ??
    null
  );
}

const isOrders = (table: TableSheet): boolean =>
  rowCount(table) > 0 && canReduce(rolesOfOrders(table.columns));
