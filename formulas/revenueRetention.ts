import type { CellError } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { money } from './parameters';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';

/**
 * Net revenue retention: what the customers of the start bring at the end, upgrades included, as a share of the start.
 *
 * Shape:   numbers in, one number out.
 * Units:   recurring revenue in one money; losses as positive amounts.
 * Errors:  DIV0 when the start is 0.
 * Source:  common definition (NRR, NDR); new customers do not count.
 * Example: netRevenueRetention(100, 20, 5, 10) is 1.05
 */
export function netRevenueRetention(
  start: number,
  expansion: number,
  contraction: number,
  churned: number,
): number | CellError {
  if (start === 0) return formulaError('divisorZero', { argument: 'start' });
  return (start + expansion - contraction - churned) / start;
}

/**
 * Gross revenue retention: as net revenue retention but without upgrades, so never above 1.
 *
 * Shape:   numbers in, one number out.
 * Units:   recurring revenue in one money; losses as positive amounts.
 * Errors:  DIV0 when the start is 0.
 * Source:  common definition (GRR).
 * Example: grossRevenueRetention(100, 5, 10) is 0.85
 */
export function grossRevenueRetention(
  start: number,
  contraction: number,
  churned: number,
): number | CellError {
  if (start === 0) return formulaError('divisorZero', { argument: 'start' });
  return Math.min(1, (start - contraction - churned) / start);
}

const start = {
  name: 'start',
  kind: 'number',
  min: 0,
  unit: money,
  summary: { en: 'Recurring revenue at the start of the period.', 'zh-CN': '期初的经常性收入。' },
} as const satisfies ParameterSpec;
const losses = [
  {
    name: 'contraction',
    kind: 'number',
    unit: money,
    summary: {
      en: 'Revenue lost to downgrades, as a positive amount.',
      'zh-CN': '因降级减少的收入，填正数。',
    },
  },
  {
    name: 'churned',
    kind: 'number',
    unit: money,
    summary: {
      en: 'Revenue of customers who left, as a positive amount.',
      'zh-CN': '流失客户带走的收入，填正数。',
    },
  },
] as const satisfies readonly ParameterSpec[];
const errors = {
  en: '#DIV/0! when start is 0; #NUM! when it is negative.',
  'zh-CN': '期初收入为 0 时为 #DIV/0!；为负时为 #NUM!。',
};

const nrrSpec = defineFunction({
  name: 'NRR',
  family: 'churn',
  parameters: [
    start,
    {
      name: 'expansion',
      kind: 'number',
      unit: money,
      summary: {
        en: 'Revenue gained from upgrades and cross-selling to the same customers.',
        'zh-CN': '同一批客户因升级和交叉购买增加的收入。',
      },
    },
    ...losses,
  ],
  result: {
    shape: 'scalar',
    summary: { en: 'Net revenue retention, 1 = 100 %', 'zh-CN': '净收入留存率，1 表示 100%' },
  },
  summary: {
    en: 'Net revenue retention: revenue of the same customers at the end as a share of the start.',
    'zh-CN': '净收入留存率（NRR）：同一批客户期末收入占期初收入的比例。',
  },
  help: {
    en:
      'Adds expansion to the revenue of the start, subtracts contraction and churn, and divides by the start. Above 1 the ' +
      'existing customers grow faster than they leave. Revenue from new customers does not count.',
    'zh-CN':
      '期初收入加上扩展收入，减去降级和流失的收入，再除以期初收入。大于 1 说明老客户的增长超过流失。新客户的收入不计入。',
  },
  examples: [
    { formula: '=NRR(100,20,5,10)', result: 1.05 },
    { formula: '=NRR(100,0,0,25)', result: 0.75 },
  ],
  errors,
  source: 'Common definition of net revenue retention',
  compute([initial, expansion, contraction, churned]) {
    return netRevenueRetention(initial, expansion, contraction, churned);
  },
});

const grrSpec = defineFunction({
  name: 'GRR',
  family: 'churn',
  parameters: [start, ...losses],
  result: {
    shape: 'scalar',
    summary: { en: 'Gross revenue retention, at most 1 = 100 %', 'zh-CN': '总收入留存率，最多为 1，即 100%' },
  },
  summary: {
    en: 'Gross revenue retention: as NRR without expansion, at most 1.',
    'zh-CN': '总收入留存率（GRR）：不计扩展收入的留存率，最多为 1。',
  },
  help: {
    en:
      'Subtracts contraction and churn from the revenue of the start and divides by the start. It shows how much would ' +
      'be left if nobody bought more.',
    'zh-CN': '期初收入减去降级和流失的收入，再除以期初收入。表示在没有人增购的情况下还剩多少。',
  },
  examples: [
    { formula: '=GRR(100,5,10)', result: 0.85 },
    { formula: '=GRR(100,0,0)', result: 1 },
  ],
  errors,
  source: 'Common definition of gross revenue retention',
  compute([initial, contraction, churned]) {
    return grossRevenueRetention(initial, contraction, churned);
  },
});

/** Registry rows of this file. */
export const revenueRetentionFunctions: readonly FunctionSpec[] = [nrrSpec, grrSpec];
