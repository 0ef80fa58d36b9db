import type { CellError } from '../src/shared/value';
import { ofNumbers } from './columnArguments';
import { defineFunction } from './defineFunction';
import { customers, money, periodsUnit, share } from './parameters';
import { highChurn } from './rateNotices';
import { formulaError } from './reasons';
import type { FunctionSpec } from './spec';

/**
 * Expected number of periods a customer stays when a steady share leaves in each.
 *
 * Shape:   a number in, a number out.
 * Units:   `churn` in 0..1 per period; the result in those periods.
 * Errors:  DIV0 when churn is 0: nobody ever leaves.
 * Source:  mean of the geometric distribution, 1 / churn.
 * Example: lifetime(0.05) is 20
 */
export function lifetime(churn: number): number | CellError {
  return churn === 0 ? formulaError('divisorZero', { argument: 'churn' }) : 1 / churn;
}

/**
 * Customer acquisition cost: what one new customer cost.
 *
 * Shape:   numbers in, one number out.
 * Units:   money and customers of the same period.
 * Errors:  DIV0 when no customer was won.
 * Source:  common definition.
 * Example: acquisitionCost(10000, 50) is 200
 */
export function acquisitionCost(spend: number, newCustomers: number): number | CellError {
  return newCustomers === 0
    ? formulaError('divisorZero', { argument: 'new_customers' })
    : spend / newCustomers;
}

/**
 * How many times over a customer's lifetime value pays for winning the customer.
 *
 * Shape:   numbers in, one number out.
 * Units:   both in the same money; the result is a ratio.
 * Errors:  DIV0 when the acquisition cost is 0.
 * Source:  common definition (LTV:CAC).
 * Example: valueToCost(600, 200) is 3
 */
export function valueToCost(clv: number, cac: number): number | CellError {
  return cac === 0 ? formulaError('divisorZero', { argument: 'cac' }) : clv / cac;
}

/**
 * Periods until the cumulated margin of a customer covers what it cost to win, fractions included.
 *
 * Shape:   numbers in, one number out.
 * Units:   `cac` in money, `marginPerPeriod` in money per period (above 0); the result in those periods.
 * Source:  common definition (CAC payback), not discounted.
 * Example: payback(200, 25) is 8
 */
export function payback(cac: number, marginPerPeriod: number): number {
  return cac / marginPerPeriod;
}

const lifetimeSpec = defineFunction({
  name: 'LIFETIME',
  family: 'value',
  parameters: [
    {
      name: 'churn',
      kind: 'number',
      min: 0,
      max: 1,
      unit: share,
      summary: { en: 'Churn rate per period.', 'zh-CN': '每期流失率。' },
      hint: { en: 'Enter a share such as 0.05 for 5 %.', 'zh-CN': '请输入比例，例如 0.05 表示 5%。' },
    },
  ],
  result: {
    shape: 'scalar',
    unit: periodsUnit,
    summary: { en: 'Expected number of periods', 'zh-CN': '预期留存期数' },
  },
  summary: { en: 'Expected customer lifetime from the churn rate.', 'zh-CN': '由流失率推算客户的预期寿命。' },
  help: {
    en:
      'When the same share of customers leaves in every period, a customer stays 1 / churn periods on average. A ' +
      'monthly churn gives months, a yearly churn gives years.',
    'zh-CN': '如果每期流失的比例不变，客户平均停留 1 ÷ 流失率 期。用月流失率得到月数，用年流失率得到年数。',
  },
  examples: [
    { formula: '=LIFETIME(0.05)', result: 20 },
    { formula: '=LIFETIME(25%)', result: 4 },
  ],
  errors: {
    en: '#DIV/0! when churn is 0; #NUM! when it is outside 0 to 1.',
    'zh-CN': '流失率为 0 时为 #DIV/0!；不在 0 到 1 之间时为 #NUM!。',
  },
  source: 'Mean of the geometric distribution: 1 / churn',
  compute([churn]) {
    return lifetime(churn);
  },
  notices: ([churn]) => highChurn(churn, 'churn'),
  column: ofNumbers(lifetime),
});

const cacSpec = defineFunction({
  name: 'CAC',
  family: 'value',
  parameters: [
    {
      name: 'spend',
      kind: 'number',
      min: 0,
      unit: money,
      summary: { en: 'Marketing and sales spend of the period.', 'zh-CN': '该期间的营销和销售支出。' },
    },
    {
      name: 'new_customers',
      kind: 'number',
      min: 0,
      unit: customers,
      summary: { en: 'Customers won with it.', 'zh-CN': '由此获得的新客户数。' },
    },
  ],
  result: {
    shape: 'scalar',
    unit: money,
    summary: { en: 'Cost per new customer', 'zh-CN': '每个新客户的获取成本' },
  },
  summary: {
    en: 'Customer acquisition cost: spend per new customer.',
    'zh-CN': '获客成本（CAC）：平均每个新客户的支出。',
  },
  help: {
    en:
      'Divides what was spent on winning customers by the customers won. When selling takes long, compare the spend with ' +
      'the customers it led to, not with those of the same month.',
    'zh-CN':
      '用获客支出除以获得的新客户数。如果销售周期较长，应与这笔支出带来的客户对应，而不是与当月新增客户对应。',
  },
  examples: [
    { formula: '=CAC(10000,50)', result: 200 },
    {
      formula: '=CAC(0,10)',
      result: 0,
      note: { en: 'Won without spending', 'zh-CN': '没有支出也获得了客户' },
    },
  ],
  errors: {
    en: '#DIV/0! when no customer was won; #NUM! when a number is negative.',
    'zh-CN': '没有新客户时为 #DIV/0!；有负数时为 #NUM!。',
  },
  source: 'Common definition of customer acquisition cost',
  compute([spend, newCustomers]) {
    return acquisitionCost(spend, newCustomers);
  },
  column: ofNumbers(acquisitionCost),
});

const ltvCacSpec = defineFunction({
  name: 'LTVCAC',
  family: 'value',
  parameters: [
    {
      name: 'clv',
      kind: 'number',
      unit: money,
      summary: { en: 'Customer lifetime value.', 'zh-CN': '客户生命周期价值。' },
    },
    {
      name: 'cac',
      kind: 'number',
      min: 0,
      unit: money,
      summary: { en: 'Customer acquisition cost.', 'zh-CN': '获客成本。' },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'Ratio', 'zh-CN': '比值' } },
  summary: {
    en: 'Lifetime value for each unit of acquisition cost (LTV:CAC).',
    'zh-CN': '生命周期价值与获客成本之比（LTV:CAC）。',
  },
  help: {
    en:
      'Below 1 a customer never pays back what it cost to win. A common rule of thumb asks for 3 or more. The lifetime ' +
      'value should be margin, not revenue, and must not already have the acquisition cost subtracted.',
    'zh-CN':
      '小于 1 说明客户永远收不回获取成本；常用经验标准是不低于 3。生命周期价值应按毛利而非收入计算，且不应事先扣除获客成本。',
  },
  examples: [
    { formula: '=LTVCAC(600,200)', result: 3 },
    { formula: '=LTVCAC(150,200)', result: 0.75, note: { en: 'Never pays back', 'zh-CN': '无法收回成本' } },
  ],
  errors: {
    en: '#DIV/0! when cac is 0; #NUM! when it is negative.',
    'zh-CN': '获客成本为 0 时为 #DIV/0!；为负时为 #NUM!。',
  },
  source: 'Common definition of the LTV:CAC ratio',
  compute([clv, cac]) {
    return valueToCost(clv, cac);
  },
  column: ofNumbers(valueToCost),
});

const paybackSpec = defineFunction({
  name: 'PAYBACK',
  family: 'value',
  parameters: [
    {
      name: 'cac',
      kind: 'number',
      min: 0,
      unit: money,
      summary: { en: 'Customer acquisition cost.', 'zh-CN': '获客成本。' },
    },
    {
      name: 'margin_per_period',
      kind: 'number',
      min: 0,
      exclusiveMin: true,
      unit: money,
      summary: { en: 'Margin of the customer in each period.', 'zh-CN': '客户每期带来的毛利。' },
      hint: {
        en: 'A customer without a margin never pays back.',
        'zh-CN': '没有毛利的客户永远无法收回成本。',
      },
    },
  ],
  result: { shape: 'scalar', unit: periodsUnit, summary: { en: 'Periods to pay back', 'zh-CN': '回收期数' } },
  summary: {
    en: 'Periods until the margin covers the acquisition cost.',
    'zh-CN': '获客成本的回收期：毛利累计达到获客成本所需的期数。',
  },
  help: {
    en:
      'Divides the acquisition cost by the margin per period; fractions of a period count. A monthly margin gives ' +
      'months. The margin is not discounted.',
    'zh-CN': '用获客成本除以每期毛利，可以得到小数。用月毛利得到月数。不考虑折现。',
  },
  examples: [
    { formula: '=PAYBACK(200,25)', result: 8 },
    { formula: '=PAYBACK(210,60)', result: 3.5 },
  ],
  errors: {
    en: '#NUM! when the margin is 0 or less, or cac is negative.',
    'zh-CN': '毛利小于等于 0，或获客成本为负时为 #NUM!。',
  },
  source: 'Common definition of CAC payback, undiscounted',
  compute([cac, marginPerPeriod]) {
    return payback(cac, marginPerPeriod);
  },
  column: ofNumbers(payback),
});

/** Registry rows of this file. */
export const unitEconomicsFunctions: readonly FunctionSpec[] = [
  lifetimeSpec,
  cacSpec,
  ltvCacSpec,
  paybackSpec,
];
