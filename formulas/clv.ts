import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { numbersOf, shapeError } from './blocks';
import { fixedAt, numbersAt, seriesAt, sharedNumberAt } from './columnArguments';
import { defineFunction } from './defineFunction';
import { highRate, lowRetention } from './rateNotices';
import { formulaError } from './reasons';
import type { ColumnNumbers, FunctionSpec } from './spec';
import { money, periodCount, rateParameter, timingParameter } from './parameters';
import { clvRetentionStory, clvStory } from './stories/clvStory';

/**
 * Customer lifetime value: the present value of one customer's revenue minus cost, period by period.
 *
 * Shape:   a series of revenues and one of costs of the same length (or one cost for every period); one number out.
 * Units:   money per period; `rate` per period, above -1; `timing` 1 = end of the period, 0.5 = middle, 0 = start.
 * Source:  Berger and Nasr (1998), Customer lifetime value: marketing models and applications, Journal of
 *          Interactive Marketing 12(1).
 * Example: clv([100, 120], [20, 25], 0.1, 1) is 151.2396694214876
 * Example: clv([100, 120], [20, 25], 0.1, 0.5) is 158.62150348358492
 */
export function clv(
  revenues: readonly number[],
  costs: readonly number[],
  rate: number,
  timing: number,
): number {
  const sharedCost = costs.length === 1 ? costs[0] : undefined;
  // Horner's scheme: one product a period instead of a power, and a rounding error that does not grow with them.
  const discount = 1 / (1 + rate);
  const atEndOfPeriod = revenues.reduceRight(
    (value, revenue, index) => (value + (revenue - (sharedCost ?? costs[index] ?? 0))) * discount,
    0,
  );
  return atEndOfPeriod * (1 + rate) ** (1 - timing);
}

/**
 * Lifetime value of a customer with a steady margin who stays from one period to the next with a steady probability.
 *
 * Shape:   numbers in, one number out. Without `periods` the horizon is infinite (closed form of the sum).
 * Units:   `margin` in money per period; `retention` in 0..1 per period; `rate` per period, above -1.
 * Errors:  NUM when the horizon is infinite and retention >= 1 + rate: the sum does not converge.
 * Source:  Berger and Nasr (1998), Customer lifetime value: marketing models and applications, Journal of
 *          Interactive Marketing 12(1), case 1; Gupta and Lehmann (2003), Customers as assets, ibid. 17(1).
 * Example: clvRetention(100, 0.8, 0.1, null, 1) is 333.33333333333326
 * Example: clvRetention(100, 0.8, 0.1, 3, 1) is 205.10894064613075
 */
export function clvRetention(
  margin: number,
  retention: number,
  rate: number,
  periods: number | null,
  timing: number,
): number | CellError {
  if (margin === 0) return 0;
  const firstPeriod = margin / (1 + rate) ** timing;
  const ratio = retention / (1 + rate);
  if (periods === null) {
    if (ratio >= 1) return formulaError('sumDiverges', { argument: 'retention' });
    return firstPeriod / (1 - ratio);
  }
  if (ratio === 1) return firstPeriod * periods;
  return (firstPeriod * (1 - ratio ** periods)) / (1 - ratio);
}

/**
 * The sums of `clv` for many customers: period by period for all of them, the last first. Five periods a pass, because
 * otherwise reading and writing the sums between periods costs more than the arithmetic.
 */
function addDiscounted(
  revenues: readonly ColumnNumbers[],
  costs: readonly ColumnNumbers[],
  discount: number,
  rows: number,
  sums: Float64Array,
): void {
  sums.fill(0, 0, rows);
  let period = revenues.length - 1;
  if (costs.length === 1) {
    const [cost, costMask] = numbersOfPeriod(costs, 0);
    for (; period >= 4; period -= 5) {
      const [a, aMask] = numbersOfPeriod(revenues, period);
      const [b, bMask] = numbersOfPeriod(revenues, period - 1);
      const [c, cMask] = numbersOfPeriod(revenues, period - 2);
      const [d, dMask] = numbersOfPeriod(revenues, period - 3);
      const [e, eMask] = numbersOfPeriod(revenues, period - 4);
      for (let row = 0; row < rows; row += 1) {
        const shared = cost[row & costMask] as number;
        let sum = ((sums[row] as number) + ((a[row & aMask] as number) - shared)) * discount;
        sum = (sum + ((b[row & bMask] as number) - shared)) * discount;
        sum = (sum + ((c[row & cMask] as number) - shared)) * discount;
        sum = (sum + ((d[row & dMask] as number) - shared)) * discount;
        sums[row] = (sum + ((e[row & eMask] as number) - shared)) * discount;
      }
    }
  }
  for (; period >= 0; period -= 1) {
    const [revenue, revenueMask] = numbersOfPeriod(revenues, period);
    const [cost, costMask] = numbersOfPeriod(costs, costs.length === 1 ? 0 : period);
    for (let row = 0; row < rows; row += 1) {
      const margin = (revenue[row & revenueMask] as number) - (cost[row & costMask] as number);
      sums[row] = ((sums[row] as number) + margin) * discount;
    }
  }
}

function numbersOfPeriod(series: readonly ColumnNumbers[], period: number): readonly [Float64Array, 0 | -1] {
  const { numbers, mask } = series[period] as ColumnNumbers;
  return [numbers, mask];
}

const clvSpec = defineFunction({
  name: 'CLV',
  family: 'value',
  parameters: [
    {
      name: 'revenues',
      kind: 'range',
      cells: 'number',
      unit: money,
      summary: {
        en: 'Revenue of each period, in order: cells side by side or one below the other, or a single amount.',
        'zh-CN': '各期收入，按时间顺序排列：可以是一行或一列单元格，也可以是单个金额。',
      },
    },
    {
      name: 'costs',
      kind: 'range',
      cells: 'number',
      unit: money,
      summary: {
        en: 'Cost of each period, in a range of the same size, or one amount that applies to every period.',
        'zh-CN': '各期成本，区域大小与收入相同；也可以是适用于每一期的同一金额。',
      },
    },
    rateParameter,
    timingParameter,
  ],
  result: {
    shape: 'scalar',
    unit: money,
    summary: { en: 'Present value of the customer', 'zh-CN': '客户的现值' },
  },
  summary: {
    en: 'Customer lifetime value: discounted revenue minus cost, period by period.',
    'zh-CN': '客户生命周期价值（CLV）：逐期收入减成本的折现之和。',
  },
  help: {
    en:
      'Adds (revenue - cost) / (1 + rate)^(t - 1 + timing) over the periods t = 1, 2, ... A blank cell counts as 0 ' +
      'and keeps its period, unlike NPV, which drops blanks and shifts every later year. In a calculated column, ' +
      '[@[Revenue 2024]:[Revenue 2028]] is the series of the customer in that row.',
    'zh-CN':
      '把各期 t = 1、2、… 的（收入 − 成本）÷（1 + 折现率）^（t − 1 + 时点）相加。空白单元格按 0 计算并保留其期次，' +
      '而 NPV 会跳过空白，使后面各年错位。在计算列中，[@[收入2024]:[收入2028]] 表示该行客户的各年收入。',
  },
  examples: [
    { formula: '=CLV({100,120},{20,25},0.1)', result: 151.2396694214876 },
    {
      formula: '=CLV({100,120},{20,25},0.1,0)',
      result: 166.36363636363637,
      note: { en: 'Payments at the start of each period', 'zh-CN': '款项发生在每期期初' },
    },
    {
      formula: '=CLV({100,120},{20,25},0.1,0.5)',
      result: 158.62150348358492,
      note: { en: 'Payments in the middle of each period', 'zh-CN': '款项发生在每期期中' },
    },
    {
      formula: '=CLV({100,120},20,0.1)',
      result: 155.37190082644628,
      note: { en: 'The same cost in every period', 'zh-CN': '每期成本相同' },
    },
  ],
  errors: {
    en: '#VALUE! when the two ranges differ in size or hold text; #NUM! when rate is -1 or less, or timing is outside 0 to 1.',
    'zh-CN': '两个区域大小不同或含有文本时为 #VALUE!；折现率小于等于 -1，或时点不在 0 到 1 之间时为 #NUM!。',
  },
  source:
    'Berger and Nasr (1998), Customer lifetime value: marketing models and applications, Journal of Interactive Marketing 12(1)',
  compute([revenues, costs, rate, timing]) {
    if (costs.values.length !== 1) {
      const error = shapeError(revenues, 'revenues', costs, 'costs');
      if (isCellError(error)) return error;
    }
    return clv(numbersOf(revenues), numbersOf(costs), rate, timing);
  },
  explain([revenues, costs, rate, timing]) {
    if (costs.values.length !== 1 && shapeError(revenues, 'revenues', costs, 'costs')) return null;
    return clvStory(numbersOf(revenues), numbersOf(costs), rate, timing);
  },
  noticed: [2],
  notices: ([, , rate]) => highRate(rate, 'rate'),
  column(args, rows, results) {
    const revenues = seriesAt(args, 0);
    const costs = seriesAt(args, 1);
    const rate = sharedNumberAt(args, 2);
    const timing = sharedNumberAt(args, 3);
    if (!revenues || !costs || rate === null || timing === null) return null;
    if (costs.length !== 1 && costs.length !== revenues.length) return null;
    addDiscounted(revenues, costs, 1 / (1 + rate), rows, results);
    const shift = (1 + rate) ** (1 - timing);
    if (shift === 1) return { values: null };
    for (let row = 0; row < rows; row += 1) results[row] = (results[row] as number) * shift;
    return { values: null };
  },
});

const clvRetentionSpec = defineFunction({
  name: 'CLV.RETENTION',
  family: 'value',
  parameters: [
    {
      name: 'margin',
      kind: 'number',
      unit: money,
      summary: {
        en: 'Contribution of a customer who is still there, per period.',
        'zh-CN': '仍在的客户每期贡献的毛利。',
      },
    },
    {
      name: 'retention',
      kind: 'number',
      min: 0,
      max: 1,
      summary: {
        en: 'Share of customers who stay from one period to the next.',
        'zh-CN': '从一期到下一期留下来的客户比例（留存率）。',
      },
      hint: { en: 'Enter a share such as 0.8 for 80 %.', 'zh-CN': '请输入比例，例如 0.8 表示 80%。' },
    },
    rateParameter,
    { ...periodCount, optional: true },
    timingParameter,
  ],
  result: {
    shape: 'scalar',
    unit: money,
    summary: { en: 'Present value of the customer', 'zh-CN': '客户的现值' },
  },
  summary: {
    en: 'Customer lifetime value from a steady margin and retention rate.',
    'zh-CN': '由固定毛利和留存率计算客户生命周期价值（CLV）。',
  },
  help: {
    en:
      'Adds margin × retention^(t-1) / (1 + rate)^(t - 1 + timing) over the periods t = 1, 2, ... The first period is ' +
      'certain; each later one is reached with the retention rate. Without periods the horizon is infinite. Margin, ' +
      'retention and rate must belong to the same length of period.',
    'zh-CN':
      '把各期 t = 1、2、… 的毛利 × 留存率^（t − 1）÷（1 + 折现率）^（t − 1 + 时点）相加。第一期必定发生，以后各期按留存率递减。' +
      '不给期数表示无限期。毛利、留存率和折现率必须对应同样长度的期间。',
  },
  examples: [
    { formula: '=CLV.RETENTION(100,0.8,0.1)', result: 333.33333333333326 },
    {
      formula: '=CLV.RETENTION(100,0.8,0.1,3)',
      result: 205.10894064613075,
      note: { en: 'Three periods only', 'zh-CN': '只计三期' },
    },
    {
      formula: '=CLV.RETENTION(100,0.8,0.1,,0)',
      result: 366.66666666666674,
      note: { en: 'Infinite horizon, payments at the start', 'zh-CN': '无限期，款项发生在期初' },
    },
  ],
  errors: {
    en: '#NUM! when retention is outside 0 to 1, rate is -1 or less, or the infinite sum does not converge (retention ≥ 1 + rate).',
    'zh-CN':
      '留存率不在 0 到 1 之间、折现率小于等于 -1，或无限期求和不收敛（留存率 ≥ 1 + 折现率）时为 #NUM!。',
  },
  source:
    'Berger and Nasr (1998), Journal of Interactive Marketing 12(1), case 1; Gupta and Lehmann (2003), Customers as assets, Journal of Interactive Marketing 17(1)',
  compute([margin, retention, rate, periods, timing]) {
    return clvRetention(margin, retention, rate, periods ?? null, timing);
  },
  explain([margin, retention, rate, periods, timing]) {
    const result = clvRetention(margin, retention, rate, periods ?? null, timing);
    if (typeof result !== 'number') return null;
    return clvRetentionStory(margin, retention, rate, periods ?? null, timing, result);
  },
  noticed: [1, 2],
  notices: ([, retention, rate]) => [...lowRetention(retention, 'retention'), ...highRate(rate, 'rate')],
  column(args, rows, results) {
    const [margin, retention, rate, timing] = [0, 1, 2, 4].map((index) => numbersAt(args, index));
    const periods = numbersAt(args, 3);
    if (!margin || !retention || !rate || !timing || (!periods && fixedAt(args, 3) !== undefined))
      return null;
    for (let row = 0; row < rows; row += 1) {
      const value = clvRetention(
        margin.numbers[row & margin.mask] ?? 0,
        retention.numbers[row & retention.mask] ?? 0,
        rate.numbers[row & rate.mask] ?? 0,
        periods ? (periods.numbers[row & periods.mask] ?? 0) : null,
        timing.numbers[row & timing.mask] ?? 0,
      );
      results[row] = typeof value === 'number' ? value : NaN;
    }
    return { values: null };
  },
});

/** Registry rows of this file. */
export const clvFunctions: readonly FunctionSpec[] = [clvSpec, clvRetentionSpec];
