import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { customers as customersUnit } from './parameters';
import { compareKeys, purchaseParameters, purchasesOf } from './purchases';
import type { Purchases } from './purchases';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';

/** A customer and its similarity, in 0..1, to the one asked about. */
export interface SimilarCustomer {
  readonly customer: string;
  readonly similarity: number;
}

/**
 * The customers most similar to one, by Jaccard similarity of the items bought: shared items / items of either.
 *
 * Shape:   purchases and a customer in, at most `k` customers out, most similar first, then by name. Customers without a
 *          shared item are left out.
 * Units:   similarity in 0..1.
 * Source:  Jaccard (1912), The distribution of the flora in the alpine zone.
 */
export function similarCustomers(purchases: Purchases, customer: string, k: number): SimilarCustomer[] {
  const own = purchases.itemsByCustomer.get(customer) ?? new Set<string>();
  const shared = new Map<string, number>();
  for (const item of own) {
    for (const other of purchases.customersByItem.get(item) ?? []) {
      if (other !== customer) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return [...shared]
    .map(([other, count]) => {
      const either = own.size + (purchases.itemsByCustomer.get(other)?.size ?? 0) - count;
      return { customer: other, similarity: count / either };
    })
    .sort((one, next) => next.similarity - one.similarity || compareKeys(one.customer, next.customer))
    .slice(0, k);
}

/**
 * What similar customers bought and this one did not, each item weighted with the similarity of its buyers.
 *
 * Shape:   purchases, a customer and the customers similar to it in; items with their weight out, heaviest first, then by
 *          name.
 * Units:   sum of similarities.
 * Source:  user-based collaborative filtering on bought / not bought.
 */
export function matchingProducts(
  purchases: Purchases,
  customer: string,
  similar: readonly SimilarCustomer[],
): { readonly item: string; readonly weight: number }[] {
  const own = purchases.itemsByCustomer.get(customer);
  const weights = new Map<string, number>();
  for (const neighbour of similar) {
    for (const item of purchases.itemsByCustomer.get(neighbour.customer) ?? []) {
      if (!own?.has(item)) weights.set(item, (weights.get(item) ?? 0) + neighbour.similarity);
    }
  }
  return [...weights]
    .map(([item, weight]) => ({ item, weight }))
    .sort((one, other) => other.weight - one.weight || compareKeys(one.item, other.item));
}

function neighboursOf(
  purchases: Purchases,
  customer: string,
  k: number,
): readonly SimilarCustomer[] | CellError {
  if (!purchases.itemsByCustomer.has(customer)) {
    return formulaError('keyNotFound', { argument: 'customer', value: customer, other: 'ids' });
  }
  const similar = similarCustomers(purchases, customer, k);
  return similar.length > 0
    ? similar
    : formulaError('nobodySimilar', { argument: 'customer', value: customer });
}

const matchParameters = [
  {
    name: 'customer',
    kind: 'text',
    summary: { en: 'The customer to compare with the others.', 'zh-CN': '要与其他客户比较的客户。' },
  },
  ...purchaseParameters,
  {
    name: 'k',
    kind: 'number',
    integer: true,
    optional: true,
    default: 5,
    min: 1,
    max: 1000,
    unit: customersUnit,
    summary: {
      en: 'How many similar customers to use; 5 by default.',
      'zh-CN': '使用多少位相似客户，默认 5。',
    },
  },
] as const satisfies readonly ParameterSpec[];

const sample = '{1;1;2;2;2;3;4},{"tea";"pot";"tea";"pot";"cup";"tea";"jam"}';
const errors = {
  en: '#N/A when the customer does not occur or nobody is similar; #VALUE! when the columns differ in size; #NUM! when k is out of bounds.',
  'zh-CN': '客户不存在或没有相似客户时为 #N/A；两列大小不同时为 #VALUE!；k 越界时为 #NUM!。',
};

const matchCustomersSpec = defineFunction({
  name: 'MATCH.CUSTOMERS',
  family: 'develop',
  parameters: matchParameters,
  result: {
    shape: 'array',
    summary: { en: 'Rows of customer and similarity', 'zh-CN': '各行为：客户、相似度' },
  },
  summary: {
    en: 'The customers most similar to one by what they bought.',
    'zh-CN': '按购买的产品找出与某客户最相似的客户。',
  },
  help: {
    en:
      'Jaccard similarity: items both bought divided by items either bought, 1 when both bought the same. Most similar first; equal ' +
      'similarities in the order of the ids. Customers without a shared item are left out.',
    'zh-CN':
      '采用 Jaccard 相似度：共同购买的产品数除以任一方购买的产品数，完全相同时为 1。最相似的排在最前，相似度相同时按编号排序。没有共同产品的客户不列出。',
  },
  examples: [
    {
      formula: `=MATCH.CUSTOMERS(1,${sample})`,
      result: [
        [2, 0.6666666666666666],
        [3, 0.5],
      ],
    },
    { formula: `=MATCH.CUSTOMERS(3,${sample},1)`, result: [[1, 0.5]] },
  ],
  errors,
  source: 'Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist 11',
  compute([customer, ids, items, k]) {
    const purchases = purchasesOf(ids, items);
    if (isCellError(purchases)) return purchases;
    const similar = neighboursOf(purchases, customer, k);
    if (isCellError(similar)) return similar;
    return similar.map((other) => [
      purchases.customerValues.get(other.customer) ?? other.customer,
      other.similarity,
    ]);
  },
});

const matchProductsSpec = defineFunction({
  name: 'MATCH.PRODUCTS',
  family: 'develop',
  parameters: matchParameters,
  result: { shape: 'array', summary: { en: 'Rows of product and weight', 'zh-CN': '各行为：产品、权重' } },
  summary: {
    en: 'Products that similar customers bought and this one did not.',
    'zh-CN': '相似客户买过而该客户没有买过的产品。',
  },
  help: {
    en:
      'Takes the k most similar customers (as MATCH.CUSTOMERS) and gives each product the sum of the similarities of those who bought it. ' +
      'The heaviest product is the best to offer; equal weights in the order of the names.',
    'zh-CN':
      '取最相似的 k 位客户（同 MATCH.CUSTOMERS），每种产品的权重为购买者相似度之和。权重最大的最值得推荐，权重相同时按名称排序。',
  },
  examples: [
    { formula: `=MATCH.PRODUCTS(1,${sample})`, result: [['cup', 0.6666666666666666]] },
    {
      formula: `=MATCH.PRODUCTS(3,${sample})`,
      result: [
        ['pot', 0.8333333333333333],
        ['cup', 0.3333333333333333],
      ],
    },
  ],
  errors,
  source: 'User-based collaborative filtering with Jaccard similarity',
  compute([customer, ids, items, k]) {
    const purchases = purchasesOf(ids, items);
    if (isCellError(purchases)) return purchases;
    const similar = neighboursOf(purchases, customer, k);
    if (isCellError(similar)) return similar;
    const products = matchingProducts(purchases, customer, similar);
    if (products.length === 0) return formulaError('nothingNew', { argument: 'k', value: customer });
    return products.map(({ item, weight }) => [purchases.itemValues.get(item) ?? item, weight]);
  },
});

/** Registry rows of this file. */
export const matchFunctions: readonly FunctionSpec[] = [matchCustomersSpec, matchProductsSpec];
