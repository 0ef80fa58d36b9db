import { isCellError } from '../src/shared/value';
import { expectedPurchases } from './bgnbdForecast';
import { defineFunction } from './defineFunction';
import { expectedValueOrError } from './gammaGamma';
import type { History } from './historyGroups';
import { historyNotices, unitNotices } from './historyNotices';
import {
  bgnbdNames,
  bgnbdParameters,
  customerHistory,
  gammaGammaNames,
  gammaGammaParameters,
  historyError,
  modelParametersOf,
} from './modelParameters';
import { notice } from './notices';
import { money, rateParameter } from './parameters';
import type { FunctionSpec } from './spec';
import { modelUnits, unitsPerMonth } from './timeUnits';

/**
 * Present value of what a customer will still buy in the coming months.
 *
 * Shape:   a history, the expected value of a purchase and the BG/NBD parameters in, a number out. Purchases of a month are
 *          discounted from its end.
 * Units:   `months` in whole months; `unitsInMonth` units of the history make a month; `monthlyRate` per month.
 * Source:  Fader, Hardie and Lee (2005), RFM and CLV, discounted month by month as the software of the field does it.
 */
export function futureValue(
  months: number,
  history: History,
  valuePerPurchase: number,
  parameters: readonly number[],
  monthlyRate: number,
  unitsInMonth: number,
): number {
  let value = 0;
  let boughtBefore = 0;
  for (let month = 1; month <= months; month += 1) {
    const bought = expectedPurchases(month * unitsInMonth, history, parameters);
    value += (valuePerPurchase * (bought - boughtBefore)) / (1 + monthlyRate) ** month;
    boughtBefore = bought;
  }
  return value;
}

const clvBtydSpec = defineFunction({
  name: 'CLV.BTYD',
  family: 'predict',
  parameters: [
    {
      name: 'periods',
      kind: 'number',
      integer: true,
      min: 1,
      max: 1200,
      unit: { en: 'months', 'zh-CN': '月' },
      summary: { en: 'How many months to look ahead.', 'zh-CN': '向前预测多少个月。' },
    },
    customerHistory.x,
    customerHistory.firstToLast,
    customerHistory.age,
    customerHistory.meanValue,
    { ...bgnbdParameters, name: 'bgnbd_params' },
    { ...gammaGammaParameters, name: 'gg_params' },
    {
      ...rateParameter,
      name: 'rate_per_period',
      unit: { en: 'per month', 'zh-CN': '每月' },
      summary: {
        en: 'Discount rate per month, such as 0.01 for 1 %.',
        'zh-CN': '每月折现率，例如 0.01 表示 1%。',
      },
      hint: {
        en: 'Enter a monthly rate such as 0.01 for 1 %.',
        'zh-CN': '请输入月折现率，例如 0.01 表示 1%。',
      },
    },
    {
      name: 'unit',
      kind: 'text',
      optional: true,
      default: 'week',
      choices: modelUnits,
      summary: {
        en: 'Unit of time of the history and the model: "day", "week" (default), "month" or "year".',
        'zh-CN': '购买记录和模型的时间单位："day"（日）、"week"（周，默认）、"month"（月）或 "year"（年）。',
      },
    },
  ],
  result: {
    shape: 'scalar',
    unit: money,
    summary: { en: 'Present value of future purchases', 'zh-CN': '未来购买的现值' },
  },
  summary: {
    en: 'What a customer is expected to bring in the coming months, discounted.',
    'zh-CN': '客户在未来若干个月内的预期贡献现值。',
  },
  help: {
    en:
      'Multiplies the purchases BGNBD.EXPECTED expects in each month by the value GAMMAGAMMA.VALUE expects, and discounts them from the end of the ' +
      'month. Unit says in which unit history and model are; a month has 4.345 weeks. The result is value of purchases, not margin: multiply by the ' +
      'margin if you need profit.',
    'zh-CN':
      '用 BGNBD.EXPECTED 预期的各月购买次数乘以 GAMMAGAMMA.VALUE 预期的每次金额，并从月末折现。unit 说明购买记录和模型所用的单位，一个月按 4.345 周计算。' +
      '结果是购买金额而非利润，如需利润请乘以毛利率。',
  },
  examples: [
    {
      formula:
        '=CLV.BTYD(12,2,30.43,38.86,22.35,{0.242593,4.413532,0.792886,2.425754},{6.248803,3.744588,15.447746},0.01)',
      result: 36.278497,
      tolerance: 1e-3,
    },
    {
      formula:
        '=CLV.BTYD(12,0,0,38.86,0,{0.242593,4.413532,0.792886,2.425754},{6.248803,3.744588,15.447746},0.01)',
      result: 8.344093,
      tolerance: 1e-3,
      note: { en: 'A customer who bought once', 'zh-CN': '只购买过一次的客户' },
    },
  ],
  errors: {
    en: '#NUM! when a parameter is 0 or less, rate_per_period is -1 or less, a time is negative or the history cannot be; #VALUE! when a parameter is missing.',
    'zh-CN':
      '模型参数小于等于 0、月折现率小于等于 -1、时间为负或购买记录不可能成立时为 #NUM!；缺少参数时为 #VALUE!。',
  },
  source:
    'Fader, Hardie and Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, Journal of Marketing Research 42(4)',
  compute([months, x, firstToLast, age, meanValue, bgnbdBlock, gammaGammaBlock, rate, unit]) {
    const bgnbd = modelParametersOf(bgnbdBlock, 'bgnbd_params', bgnbdNames);
    if (isCellError(bgnbd)) return bgnbd;
    const gammaGamma = modelParametersOf(gammaGammaBlock, 'gg_params', gammaGammaNames);
    if (isCellError(gammaGamma)) return gammaGamma;
    const value = expectedValueOrError({ x, meanValue }, gammaGamma, 'gg_params');
    if (isCellError(value)) return value;
    return (
      historyError(x, firstToLast, age) ??
      futureValue(months, { x, firstToLast, age }, value, bgnbd, rate, unitsPerMonth(unit))
    );
  },
  notices: ([months, x, firstToLast, age, , , , rate, unit]) => [
    ...historyNotices(x, firstToLast),
    ...unitNotices(unit, [firstToLast, age]),
    // Quarters in weeks: 26, 39, 52; not 12 months, nor years of them.
    ...(months >= 26 && months % 13 === 0 && months % 12 !== 0
      ? [notice('periodsLookLikeWeeks', { argument: 'periods' })]
      : []),
    ...(rate > 0.05 ? [notice('rateLooksYearly', { argument: 'rate_per_period' })] : []),
  ],
});

/** Registry rows of this file. */
export const clvBtydFunctions: readonly FunctionSpec[] = [clvBtydSpec];
