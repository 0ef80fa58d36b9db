import { isCellError } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { share } from './parameters';
import { shareTolerance } from './population';
import { bothBuyers, compareKeys, purchaseParameters, purchasesOf } from './purchases';
import type { Purchases } from './purchases';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';

/** Who bought `a` also bought `b`: the shares that say how often. */
export interface BasketRule {
  readonly a: string;
  readonly b: string;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
}

/**
 * Pairs of products bought by the same customers: who bought `a` also bought `b`.
 *
 * Shape:   purchases in; rules out, sorted by falling lift, then support, then confidence, then name. Both directions of a
 *          pair are rules of their own.
 * Units:   support and confidence are shares of distinct customers; lift 1 = independent.
 * Source:  Agrawal, Imielinski and Swami (1993), Mining association rules between sets of items in large databases.
 */
export function basketRules(purchases: Purchases, minSupport: number, minConfidence: number): BasketRule[] {
  const customers = purchases.itemsByCustomer.size;
  const isFrequent = (count: number) => count / customers >= minSupport - shareTolerance;
  const items = [...purchases.customersByItem].filter(([, buyers]) => isFrequent(buyers.size));
  const numberOf = new Map(items.map(([item], index) => [item, index]));
  const baskets = new Map(
    [...purchases.itemsByCustomer].map(([customer, bought]) => [
      customer,
      [...bought].flatMap((item) => numberOf.get(item) ?? []),
    ]),
  );
  const rules: BasketRule[] = [];
  items.forEach(([a, buyers], indexOfA) => {
    const together = new Uint32Array(items.length);
    for (const customer of buyers) {
      for (const index of baskets.get(customer) ?? []) together[index] = (together[index] ?? 0) + 1;
    }
    items.forEach(([b, buyersOfB], indexOfB) => {
      const both = together[indexOfB] ?? 0;
      if (indexOfB === indexOfA || both === 0 || !isFrequent(both)) return;
      const confidence = both / buyers.size;
      if (confidence < minConfidence - shareTolerance) return;
      const lift = (both * customers) / (buyers.size * buyersOfB.size);
      rules.push({ a, b, support: both / customers, confidence, lift });
    });
  });
  return rules.sort(
    (one, other) =>
      other.lift - one.lift ||
      other.support - one.support ||
      other.confidence - one.confidence ||
      compareKeys(one.a, other.a) ||
      compareKeys(one.b, other.b),
  );
}

const itemHint = { en: 'Use the spelling of the column.', 'zh-CN': '请使用列中的写法。' };
const pair = [
  ...purchaseParameters,
  { name: 'a', kind: 'text', summary: { en: 'One product.', 'zh-CN': '一种产品。' }, hint: itemHint },
  { name: 'b', kind: 'text', summary: { en: 'The other product.', 'zh-CN': '另一种产品。' }, hint: itemHint },
] as const satisfies readonly ParameterSpec[];

const pairErrors = {
  en: '#N/A when a product does not occur; #VALUE! when the columns differ in size; #NUM! when there are no purchases.',
  'zh-CN': '产品未出现时为 #N/A；两列大小不同时为 #VALUE!；没有购买记录时为 #NUM!。',
};
const rulesSource =
  'Agrawal, Imielinski and Swami (1993), Mining association rules between sets of items in large databases';
const sample = '{1;1;2;2;3;3;4},{"tea";"pot";"tea";"pot";"tea";"cup";"cup"}';

const supportSpec = defineFunction({
  name: 'BASKET.SUPPORT',
  family: 'develop',
  parameters: pair,
  result: { shape: 'scalar', unit: share, summary: { en: 'Share of customers', 'zh-CN': '客户占比' } },
  summary: {
    en: 'Share of the customers who bought both products.',
    'zh-CN': '支持度：同时购买两种产品的客户占比。',
  },
  help: {
    en:
      'Counts distinct customers, not orders: both products may have been bought on different days. Rows without customer or product ' +
      'are left out.',
    'zh-CN': '按不同客户而非订单计数：两种产品可以在不同日期购买。没有客户或产品的行不计入。',
  },
  examples: [
    { formula: `=BASKET.SUPPORT(${sample},"tea","pot")`, result: 0.5 },
    { formula: `=BASKET.SUPPORT(${sample},"pot","cup")`, result: 0 },
  ],
  errors: pairErrors,
  source: rulesSource,
  compute([ids, items, a, b]) {
    const counts = bothBuyers(ids, items, a, b);
    return isCellError(counts) ? counts : counts.both / counts.customers;
  },
});

const confidenceSpec = defineFunction({
  name: 'BASKET.CONFIDENCE',
  family: 'develop',
  parameters: pair,
  result: {
    shape: 'scalar',
    unit: share,
    summary: { en: 'Share of the buyers of a', 'zh-CN': '占 a 的购买者的比例' },
  },
  summary: {
    en: 'Share of the buyers of product a who also bought product b.',
    'zh-CN': '置信度：购买产品 a 的客户中也购买产品 b 的比例。',
  },
  help: {
    en: 'The direction matters: swap a and b for the buyers of b. Counts distinct customers.',
    'zh-CN': '方向不同结果不同：交换 a 和 b 则以 b 的购买者为分母。按不同客户计数。',
  },
  examples: [
    { formula: `=BASKET.CONFIDENCE(${sample},"pot","tea")`, result: 1 },
    { formula: `=BASKET.CONFIDENCE(${sample},"tea","pot")`, result: 0.6666666666666666 },
  ],
  errors: pairErrors,
  source: rulesSource,
  compute([ids, items, a, b]) {
    const counts = bothBuyers(ids, items, a, b);
    return isCellError(counts) ? counts : counts.both / counts.a;
  },
});

const liftSpec = defineFunction({
  name: 'BASKET.LIFT',
  family: 'develop',
  parameters: pair,
  result: { shape: 'scalar', summary: { en: 'Lift, 1 = independent', 'zh-CN': '提升度，1 表示互不影响' } },
  summary: {
    en: 'How much more often two products are bought by the same customer than by chance.',
    'zh-CN': '提升度：两种产品被同一客户购买的次数是随机情况下的多少倍。',
  },
  help: {
    en: 'Confidence divided by the share of all customers who bought b. Above 1 the products attract each other, below 1 they replace each other.',
    'zh-CN': '等于置信度除以全部客户中购买 b 的比例。大于 1 表示互相带动，小于 1 表示互相替代。',
  },
  examples: [
    { formula: `=BASKET.LIFT(${sample},"tea","pot")`, result: 1.3333333333333333 },
    { formula: `=BASKET.LIFT(${sample},"tea","cup")`, result: 0.6666666666666666 },
  ],
  errors: pairErrors,
  source: rulesSource,
  compute([ids, items, a, b]) {
    const counts = bothBuyers(ids, items, a, b);
    return isCellError(counts) ? counts : (counts.both * counts.customers) / (counts.a * counts.b);
  },
});

const rulesSpec = defineFunction({
  name: 'BASKET.RULES',
  family: 'develop',
  parameters: [
    ...purchaseParameters,
    {
      name: 'min_support',
      kind: 'number',
      optional: true,
      default: 0.01,
      min: 0,
      max: 1,
      unit: share,
      summary: {
        en: 'Share of customers a pair needs at least; 0.01 by default.',
        'zh-CN': '组合至少要达到的客户占比，默认 0.01。',
      },
    },
    {
      name: 'min_confidence',
      kind: 'number',
      optional: true,
      default: 0.1,
      min: 0,
      max: 1,
      unit: share,
      summary: {
        en: 'Share of the buyers of a who must also have bought b; 0.1 by default.',
        'zh-CN': '购买 a 的客户中至少要有多少也购买 b，默认 0.1。',
      },
    },
    {
      name: 'max_rows',
      kind: 'number',
      optional: true,
      default: 100,
      min: 1,
      max: 10_000,
      integer: true,
      summary: { en: 'Most rows to show; 100 by default.', 'zh-CN': '最多显示的行数，默认 100。' },
    },
  ],
  result: {
    shape: 'array',
    summary: {
      en: 'Rows of a, b, support, confidence, lift',
      'zh-CN': '各行为：a、b、支持度、置信度、提升度',
    },
  },
  summary: {
    en: 'Products that are bought together, best first.',
    'zh-CN': '经常被同一客户购买的产品组合，按强度排序。',
  },
  help: {
    en:
      'Lists the pairs of products bought by the same customers, sorted by lift and then support. A pair appears in both directions when ' +
      'both reach the confidence. Raise min_support when pairs of rare products crowd the top.',
    'zh-CN':
      '列出被同一客户购买的产品组合，先按提升度、再按支持度排序。两个方向都达到置信度时各占一行。如果冷门组合排在前面，请提高 min_support。',
  },
  examples: [
    {
      formula: `=BASKET.RULES(${sample},0.5)`,
      result: [
        ['pot', 'tea', 0.5, 1, 1.3333333333333333],
        ['tea', 'pot', 0.5, 0.6666666666666666, 1.3333333333333333],
      ],
    },
    {
      formula: `=BASKET.RULES(${sample},0.25,0.5,3)`,
      result: [
        ['pot', 'tea', 0.5, 1, 1.3333333333333333],
        ['tea', 'pot', 0.5, 0.6666666666666666, 1.3333333333333333],
        ['cup', 'tea', 0.25, 0.5, 0.6666666666666666],
      ],
    },
  ],
  errors: {
    en: '#N/A when no pair reaches the limits; #VALUE! when the columns differ in size; #NUM! when a limit is out of bounds or there are no purchases.',
    'zh-CN': '没有组合达到要求时为 #N/A；两列大小不同时为 #VALUE!；限值越界或没有购买记录时为 #NUM!。',
  },
  source: rulesSource,
  compute([ids, items, minSupport, minConfidence, maxRows]) {
    const purchases = purchasesOf(ids, items);
    if (isCellError(purchases)) return purchases;
    const rules = basketRules(purchases, minSupport, minConfidence);
    if (rules.length === 0) return formulaError('noRules', { argument: 'min_support' });
    const { itemValues } = purchases;
    return rules
      .slice(0, maxRows)
      .map(({ a, b, support, confidence, lift }) => [
        itemValues.get(a) ?? a,
        itemValues.get(b) ?? b,
        support,
        confidence,
        lift,
      ]);
  },
});

/** Registry rows of this file. */
export const basketFunctions: readonly FunctionSpec[] = [supportSpec, confidenceSpec, liftSpec, rulesSpec];
