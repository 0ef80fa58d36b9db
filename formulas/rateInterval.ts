import type { CellError } from '../src/shared/value';
import { isCellError } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { betaQuantile } from './numerics/incompleteBeta';
import { customers, share } from './parameters';
import { formulaError } from './reasons';
import type { FunctionSpec } from './spec';

/**
 * Exact confidence interval of a rate that was observed among few or many customers.
 *
 * Shape:   two counts and a probability in, the lower and the upper bound out.
 * Units:   counts of customers; bounds as shares in 0..1.
 * Errors:  DIV0 without customers; NUM when more were counted than there are.
 * Source:  Clopper and Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the binomial,
 *          Biometrika 26(4).
 */
export function rateInterval(
  count: number,
  total: number,
  confidence: number,
): readonly [number, number] | CellError {
  if (total === 0) return formulaError('divisorZero', { argument: 'total' });
  if (count > total) {
    return formulaError('partAboveWhole', { argument: 'count', value: count, other: 'total', bound: total });
  }
  const tail = (1 - confidence) / 2;
  return [
    count === 0 ? 0 : betaQuantile(tail, count, total - count + 1),
    count === total ? 1 : betaQuantile(1 - tail, count + 1, total - count),
  ];
}

const rateIntervalSpec = defineFunction({
  name: 'RATE.INTERVAL',
  family: 'develop',
  parameters: [
    {
      name: 'count',
      kind: 'number',
      integer: true,
      min: 0,
      unit: customers,
      summary: {
        en: 'Customers who left, stayed or responded.',
        'zh-CN': '流失、留存或响应的客户数。',
      },
    },
    {
      name: 'total',
      kind: 'number',
      integer: true,
      min: 0,
      unit: customers,
      summary: { en: 'Customers among whom they were counted.', 'zh-CN': '总客户数。' },
    },
    {
      name: 'confidence',
      kind: 'number',
      optional: true,
      default: 0.95,
      min: 0,
      exclusiveMin: true,
      max: 1,
      exclusiveMax: true,
      summary: {
        en: 'How sure the interval shall be, such as 0.95 (default).',
        'zh-CN': '置信水平，例如 0.95（默认）。',
      },
      hint: { en: 'Enter a share such as 0.95 for 95 %.', 'zh-CN': '请输入比例，例如 0.95 表示 95%。' },
    },
  ],
  result: {
    shape: 'array',
    unit: share,
    summary: {
      en: 'Lower and upper bound of the rate, side by side',
      'zh-CN': '并排的比例下限和上限',
    },
  },
  summary: {
    en: 'How far a churn, retention or response rate can be trusted: its confidence interval.',
    'zh-CN': '流失率、留存率或响应率的置信区间，即该比例有多可信。',
  },
  help: {
    en:
      'Few customers say little about a rate: 3 responses among 40 contacts are 7.5 %, but the true rate may be anything from 1.6 % to 20 %. The ' +
      'interval is exact (Clopper-Pearson), so it holds for small numbers and for rates near 0 and 1, too. When the intervals of two segments do not ' +
      'overlap, their rates differ.',
    'zh-CN':
      '客户很少时，比例的说服力有限：40 次联系中有 3 次响应，响应率为 7.5%，但真实的响应率可能在 1.6% 到 20% 之间。该区间是精确区间（Clopper-Pearson），' +
      '对小样本以及接近 0 或 1 的比例同样成立。两个细分的区间不重叠时，可以认为其比例不同。',
  },
  examples: [
    { formula: '=RATE.INTERVAL(3,40)', result: [[0.015742179851041538, 0.20386474873289895]] },
    {
      formula: '=RATE.INTERVAL(0,20)',
      result: [[0, 0.16843347098308536]],
      note: { en: 'Nobody left: the churn may still be 17 %', 'zh-CN': '没有客户流失，流失率仍可能高达 17%' },
    },
    { formula: '=RATE.INTERVAL(50,1000,0.9)', result: [[0.03916353592558934, 0.0628634035123797]] },
  ],
  errors: {
    en: '#DIV/0! when total is 0; #NUM! when a count is negative, not whole or greater than total, or confidence is not between 0 and 1.',
    'zh-CN': '总数为 0 时为 #DIV/0!；计数为负、不是整数或大于总数，或置信水平不在 0 到 1 之间时为 #NUM!。',
  },
  source:
    'Clopper and Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26(4)',
  compute([count, total, confidence]) {
    const interval = rateInterval(count, total, confidence);
    return isCellError(interval) ? interval : [interval];
  },
});

/** Registry rows of this file. */
export const rateIntervalFunctions: readonly FunctionSpec[] = [rateIntervalSpec];
