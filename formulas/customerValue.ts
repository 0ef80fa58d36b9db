import { ofNumbers } from './columnArguments';
import { defineFunction } from './defineFunction';
import { money } from './parameters';
import type { FunctionSpec } from './spec';
import { sumStory } from './stories/sumStory';

/**
 * Customer value: revenue minus the costs of winning and keeping the customer.
 *
 * Shape:   numbers in, one number out.
 * Units:   all four in the same money and for the same period.
 * Source:  customer value analysis; definition of the product.
 * Example: customerValueAnalysis(1000, 100, 50, 30) is 820
 */
export function customerValueAnalysis(
  revenue: number,
  marketingCost: number,
  salesCost: number,
  serviceCost: number,
): number {
  return revenue - marketingCost - salesCost - serviceCost;
}

const cvaSpec = defineFunction({
  name: 'CVA',
  family: 'value',
  parameters: [
    {
      name: 'revenue',
      kind: 'number',
      unit: money,
      summary: { en: 'What the customer bought for.', 'zh-CN': '客户带来的收入。' },
    },
    {
      name: 'marketing_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of marketing to the customer.', 'zh-CN': '用于该客户的营销成本。' },
    },
    {
      name: 'sales_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of selling to the customer.', 'zh-CN': '用于该客户的销售成本。' },
    },
    {
      name: 'service_cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of serving the customer.', 'zh-CN': '用于该客户的服务成本。' },
    },
  ],
  result: { shape: 'scalar', unit: money, summary: { en: 'Customer value', 'zh-CN': '客户价值' } },
  summary: {
    en: 'Customer value: revenue minus marketing, sales and service cost.',
    'zh-CN': '客户价值（CVA）：收入减去营销、销售和服务成本。',
  },
  help: {
    en:
      'Subtracts the three costs of a customer from the revenue of the same period. A negative result means that the ' +
      'customer costs more than it brings. Blank costs count as 0.',
    'zh-CN': '用客户同一期间的收入减去三项成本。结果为负说明该客户入不敷出。空白的成本按 0 计算。',
  },
  examples: [
    { formula: '=CVA(1000,100,50,30)', result: 820 },
    {
      formula: '=CVA(200,100,80,60)',
      result: -40,
      note: { en: 'A customer who costs more than it brings', 'zh-CN': '入不敷出的客户' },
    },
  ],
  errors: { en: '#VALUE! when an amount is text.', 'zh-CN': '金额为文本时为 #VALUE!。' },
  source: 'Customer value analysis: revenue minus the costs that can be traced to the customer',
  compute([revenue, marketingCost, salesCost, serviceCost]) {
    return customerValueAnalysis(revenue, marketingCost, salesCost, serviceCost);
  },
  explain([revenue, marketingCost, salesCost, serviceCost]) {
    return sumStory([
      { text: 'explain_story_revenue', value: revenue, sign: 1 },
      { text: 'explain_story_marketingCost', value: marketingCost, sign: -1 },
      { text: 'explain_story_salesCost', value: salesCost, sign: -1 },
      { text: 'explain_story_serviceCost', value: serviceCost, sign: -1 },
    ]);
  },
  column: ofNumbers(customerValueAnalysis),
});

/**
 * Customer value in the wide sense: what the customer buys, leads others to buy and lends us, minus cost and risk.
 *
 * Shape:   numbers in, one number out.
 * Units:   all five in the same money and for the same period.
 * Source:  customer value as the sum of direct, cross and intangible value less cost and risk.
 * Example: customerValue(100, 20, 10, 40, 5) is 85
 */
export function customerValue(
  purchases: number,
  crossPurchases: number,
  intangible: number,
  cost: number,
  risk: number,
): number {
  return purchases + crossPurchases + intangible - cost - risk;
}

/**
 * Our capability to serve a customer: the customer's total gain minus everything it costs the customer.
 *
 * Shape:   numbers in, one number out.
 * Units:   all four in the same money; time and effort valued in it.
 * Source:  customer delivered value: total customer value less total customer cost (Kotler, Marketing Management).
 * Example: capability(100, 60, 10, 5) is 25
 */
export function capability(totalGain: number, price: number, time: number, effort: number): number {
  return totalGain - price - time - effort;
}

const customerValueSpec = defineFunction({
  name: 'CUSTOMERVALUE',
  family: 'value',
  parameters: [
    {
      name: 'purchases',
      kind: 'number',
      unit: money,
      summary: { en: "Value of the customer's own purchases.", 'zh-CN': '客户自身购买的价值。' },
    },
    {
      name: 'cross_purchases',
      kind: 'number',
      unit: money,
      summary: {
        en: 'Value of further products the customer buys or leads others to buy.',
        'zh-CN': '客户交叉购买或带动他人购买的价值。',
      },
    },
    {
      name: 'intangible',
      kind: 'number',
      unit: money,
      summary: {
        en: 'Intangible value: reference, reputation, what we learn, in money.',
        'zh-CN': '无形价值：示范、口碑、学习收获等，折算为金额。',
      },
    },
    {
      name: 'cost',
      kind: 'number',
      unit: money,
      summary: { en: 'Cost of winning and serving the customer.', 'zh-CN': '获取和服务该客户的成本。' },
    },
    {
      name: 'risk',
      kind: 'number',
      unit: money,
      summary: {
        en: 'Expected cost of risk, such as bad debt.',
        'zh-CN': '预期的风险成本，例如坏账。',
      },
    },
  ],
  result: { shape: 'scalar', unit: money, summary: { en: 'Customer value', 'zh-CN': '客户价值' } },
  summary: {
    en: 'Customer value with cross purchases and intangible value, less cost and risk.',
    'zh-CN': '客户价值：购买、交叉购买与无形价值之和，减去成本和风险。',
  },
  help: {
    en:
      'Adds what the customer buys, what it buys or brings beyond that, and its intangible value, and subtracts cost ' +
      'and risk. All five must be money of the same period. Blank amounts count as 0.',
    'zh-CN':
      '把客户的购买、交叉购买和无形价值相加，再减去成本和风险。五项必须是同一期间的金额，空白按 0 计算。',
  },
  examples: [
    { formula: '=CUSTOMERVALUE(100,20,10,40,5)', result: 85 },
    {
      formula: '=CUSTOMERVALUE(100,,,40,80)',
      result: -20,
      note: { en: 'Risk outweighs what is earned', 'zh-CN': '风险超过了收益' },
    },
  ],
  errors: { en: '#VALUE! when an amount is text.', 'zh-CN': '金额为文本时为 #VALUE!。' },
  source: 'Customer value as direct, cross and intangible value less cost and risk',
  compute([purchases, crossPurchases, intangible, cost, risk]) {
    return customerValue(purchases, crossPurchases, intangible, cost, risk);
  },
  explain([purchases, crossPurchases, intangible, cost, risk]) {
    return sumStory([
      { text: 'explain_story_purchases', value: purchases, sign: 1 },
      { text: 'explain_story_crossPurchases', value: crossPurchases, sign: 1 },
      { text: 'explain_story_intangible', value: intangible, sign: 1 },
      { text: 'explain_story_cost', value: cost, sign: -1 },
      { text: 'explain_story_risk', value: risk, sign: -1 },
    ]);
  },
  column: ofNumbers(customerValue),
});

const capabilitySpec = defineFunction({
  name: 'CAPABILITY',
  family: 'value',
  parameters: [
    {
      name: 'total_gain',
      kind: 'number',
      unit: money,
      summary: {
        en: 'Everything the customer gains from us: product, service, people, image.',
        'zh-CN': '客户从我们这里获得的总价值：产品、服务、人员、形象。',
      },
    },
    {
      name: 'money',
      kind: 'number',
      unit: money,
      summary: { en: 'What the customer pays.', 'zh-CN': '客户付出的货币成本。' },
    },
    {
      name: 'time',
      kind: 'number',
      unit: money,
      summary: { en: "The customer's time, valued in money.", 'zh-CN': '客户付出的时间成本，折算为金额。' },
    },
    {
      name: 'effort',
      kind: 'number',
      unit: money,
      summary: {
        en: "The customer's effort of body and mind, valued in money.",
        'zh-CN': '客户付出的精力与体力成本，折算为金额。',
      },
    },
  ],
  result: {
    shape: 'scalar',
    unit: money,
    summary: { en: 'Net gain of the customer', 'zh-CN': '客户的净收益' },
  },
  summary: {
    en: "Our capability to serve: the customer's gain minus what it costs the customer.",
    'zh-CN': '服务能力：客户获得的总价值减去客户付出的总成本。',
  },
  help: {
    en:
      'The more a customer gains from us beyond what it pays in money, time and effort, the better we can serve it ' +
      'and the harder it is for a competitor to take it. Use it as the second axis of QUADRANT.',
    'zh-CN':
      '客户的所得超出其货币、时间和精力付出越多，说明我们越有能力服务好该客户，竞争对手也越难抢走。可作为 QUADRANT 的第二个坐标。',
  },
  examples: [
    { formula: '=CAPABILITY(100,60,10,5)', result: 25 },
    {
      formula: '=CAPABILITY(100,90,10,5)',
      result: -5,
      note: { en: 'The customer pays more than it gains', 'zh-CN': '客户付出超过所得' },
    },
  ],
  errors: { en: '#VALUE! when an amount is text.', 'zh-CN': '金额为文本时为 #VALUE!。' },
  source:
    'Customer delivered value: total customer value less total customer cost (Kotler, Marketing Management)',
  compute([totalGain, price, time, effort]) {
    return capability(totalGain, price, time, effort);
  },
  column: ofNumbers(capability),
});

/** Registry rows of this file. */
export const customerValueFunctions: readonly FunctionSpec[] = [cvaSpec, customerValueSpec, capabilitySpec];
