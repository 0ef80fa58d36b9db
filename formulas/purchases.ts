import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { shapeError } from './blocks';
import { idKey } from './ids';
import { formulaError } from './reasons';
import { rememberForBlocks } from './rememberForBlocks';
import type { ParameterSpec, RangeArgument } from './spec';

/** Who bought what, each pair once. Keys are spellings (`idKey`); `values` gives back the first cell spelled so. */
export interface Purchases {
  readonly itemsByCustomer: ReadonlyMap<string, ReadonlySet<string>>;
  readonly customersByItem: ReadonlyMap<string, ReadonlySet<string>>;
  readonly customerValues: ReadonlyMap<string, CellValue>;
  readonly itemValues: ReadonlyMap<string, CellValue>;
}

function addTo(sets: Map<string, Set<string>>, key: string, member: string): void {
  const set = sets.get(key);
  if (set) set.add(member);
  else sets.set(key, new Set([member]));
}

function collect(ids: RangeArgument, items: RangeArgument): Purchases | CellError {
  const shape = shapeError(ids, 'ids', items, 'items');
  if (shape) return shape;
  const itemsByCustomer = new Map<string, Set<string>>();
  const customersByItem = new Map<string, Set<string>>();
  const customerValues = new Map<string, CellValue>();
  const itemValues = new Map<string, CellValue>();
  for (let index = 0; index < ids.values.length; index += 1) {
    const id = ids.values[index] ?? null;
    const item = items.values[index] ?? null;
    const customer = idKey(id);
    const product = idKey(item);
    if (customer === null || product === null) continue;
    addTo(itemsByCustomer, customer, product);
    addTo(customersByItem, product, customer);
    if (!customerValues.has(customer)) customerValues.set(customer, id);
    if (!itemValues.has(product)) itemValues.set(product, item);
  }
  if (itemsByCustomer.size === 0) return formulaError('noRows', { argument: 'ids' });
  return { itemsByCustomer, customersByItem, customerValues, itemValues };
}

/** The purchases in two columns, collected once per version of them; rows without customer or item are left out. */
export const purchasesOf = rememberForBlocks(collect);

/** Those who bought an item, or the error that says nobody ever did. */
export function buyersOf(
  purchases: Purchases,
  item: string,
  argument: string,
): ReadonlySet<string> | CellError {
  return (
    purchases.customersByItem.get(item) ??
    formulaError('keyNotFound', { argument, value: item, other: 'items' })
  );
}

/** How many members two sets share. */
export function sharedCount(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let count = 0;
  for (const member of small) if (large.has(member)) count += 1;
  return count;
}

/** Plain order of spellings, the same on every machine, to settle ties. */
export function compareKeys(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How many bought `a`, `b` and both, or the error that says which of them nobody bought. O(buyers of the rarer). */
export function bothBuyers(
  ids: RangeArgument,
  items: RangeArgument,
  a: string,
  b: string,
): { readonly customers: number; readonly a: number; readonly b: number; readonly both: number } | CellError {
  const purchases = purchasesOf(ids, items);
  if (isCellError(purchases)) return purchases;
  const buyersOfA = buyersOf(purchases, a, 'a');
  if (isCellError(buyersOfA)) return buyersOfA;
  const buyersOfB = buyersOf(purchases, b, 'b');
  if (isCellError(buyersOfB)) return buyersOfB;
  return {
    customers: purchases.itemsByCustomer.size,
    a: buyersOfA.size,
    b: buyersOfB.size,
    both: sharedCount(buyersOfA, buyersOfB),
  };
}

/** The two columns that say who bought what. */
export const purchaseParameters = [
  {
    name: 'ids',
    kind: 'column',
    summary: { en: 'Customer of each purchase.', 'zh-CN': '每笔购买的客户编号。' },
  },
  {
    name: 'items',
    kind: 'column',
    summary: { en: 'Product of each purchase.', 'zh-CN': '每笔购买的产品。' },
  },
] as const satisfies readonly ParameterSpec[];
