import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { numbersOf, shapeError } from './blocks';
import { defineFunction } from './defineFunction';
import {
  customerHistories,
  customerHistory,
  gammaGammaNames,
  gammaGammaParameters,
  modelParametersOf,
} from './modelParameters';
import { fitPositiveParameters } from './numerics/maximumLikelihood';
import type { Fit } from './numerics/maximumLikelihood';
import { lnGamma } from './numerics/specialFunctions';
import { sumOfLogs } from './numerics/sumOfLogs';
import { money } from './parameters';
import { formulaError } from './reasons';
import { rememberSteps } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';
import { runThrough, type Steps } from './steps';

/** A repeat buyer: number of repeat purchases and their mean value. */
export interface RepeatBuyer {
  readonly x: number;
  readonly meanValue: number;
}

const source =
  'Fader, Hardie and Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, Journal of Marketing Research 42(4); Fader and Hardie (2013), The Gamma-Gamma model of monetary value';

/**
 * Fits the gamma-gamma model of the value of a purchase; `null` when the search does not converge.
 *
 * Shape:   repeat buyers in; p, q, v with standard errors and log-likelihood out.
 * Units:   values above 0 in any one money; v is in that money.
 * Source:  Fader and Hardie (2013), The Gamma-Gamma model of monetary value, equation 1a.
 */
export function fitGammaGamma(buyers: readonly RepeatBuyer[]): Fit | null {
  return runThrough(fitGammaGammaInSteps(buyers));
}

/** The same in steps, for many customers. */
export function fitGammaGammaInSteps(buyers: readonly RepeatBuyer[]): Steps<Fit | null> {
  const meanOfMeans = buyers.reduce((sum, { meanValue }) => sum + meanValue, 0) / Math.max(1, buyers.length);
  const groups = buyersByCount(buyers);

  return fitPositiveParameters(
    ([p = NaN, q = NaN, v = NaN]) => {
      const shared = q * Math.log(v) - lnGamma(q);
      let sum = 0;
      for (const { x, totals, sumOfLogsOfMeans } of groups) {
        const shape = p * x;
        const ofEach = shared + lnGamma(shape + q) - lnGamma(shape) + shape * Math.log(x);
        sum +=
          totals.length * ofEach +
          (shape - 1) * sumOfLogsOfMeans -
          (shape + q) * sumOfLogs(totals, totals.length, v);
      }
      return sum;
    },
    [1, 2, Math.max(meanOfMeans, Number.MIN_VALUE)],
  );
}

/** Buyers with the same number of purchases: most of the likelihood is the same for them. */
function buyersByCount(buyers: readonly RepeatBuyer[]) {
  const meansByCount = new Map<number, number[]>();
  for (const { x, meanValue } of buyers) {
    const means = meansByCount.get(x);
    if (means) means.push(meanValue);
    else meansByCount.set(x, [meanValue]);
  }
  return [...meansByCount].map(([x, means]) => ({
    x,
    totals: Float64Array.from(means, (mean) => x * mean),
    sumOfLogsOfMeans: sumOfLogs(means, means.length),
  }));
}

/**
 * Expected mean value of a customer's purchases under the gamma-gamma model: between the customer's own mean and that of
 * all customers, nearer to its own the more it bought.
 *
 * Shape:   a customer and p, q, v in, a number out; `null` when p x + q is not above 1 and the mean is infinite.
 * Units:   the money of the values.
 * Source:  Fader and Hardie (2013), equation 5.
 * Example: expectedValue({"x": 0, "meanValue": 0}, [6, 4, 15]) is 30
 */
export function expectedValue({ x, meanValue }: RepeatBuyer, parameters: readonly number[]): number | null {
  const [p = NaN, q = NaN, v = NaN] = parameters;
  const divisor = p * x + q - 1;
  return divisor > 0 ? (p * (v + x * meanValue)) / divisor : null;
}

/** The expected value as a cell shows it. */
export function expectedValueOrError(
  buyer: RepeatBuyer,
  parameters: readonly number[],
  argument: string,
): number | CellError {
  return (
    expectedValue(buyer, parameters) ?? formulaError('meanInfinite', { argument, value: parameters[1] ?? 0 })
  );
}

const rememberedFit = rememberSteps(function* (
  xs: RangeArgument,
  means: RangeArgument,
): Steps<Fit | CellError> {
  const shape = shapeError(xs, 'x', means, 'mean_value');
  if (shape) return shape;
  const buyers = numbersOf(xs)
    .map((x, index) => ({ x, meanValue: numbersOf(means)[index] ?? 0 }))
    .filter(({ x }) => x > 0);
  const worthless = buyers.filter(({ meanValue }) => meanValue <= 0).length;
  if (worthless > 0)
    return formulaError('purchasesWithoutValue', { argument: 'mean_value', value: worthless });
  return (yield* fitGammaGammaInSteps(buyers)) ?? formulaError('fitNotConverged');
});

const fitSpec = defineFunction({
  name: 'GAMMAGAMMA.FIT',
  family: 'predict',
  parameters: [customerHistories.x, customerHistories.meanValue],
  result: {
    shape: 'array',
    summary: {
      en: 'Row 1: p, q, v, log-likelihood; row 2: their standard errors',
      'zh-CN': '第 1 行：p、q、v、对数似然；第 2 行：标准误',
    },
  },
  summary: {
    en: 'Fits the gamma-gamma model of the value of a purchase.',
    'zh-CN': '拟合每次购买金额的 Gamma-Gamma 模型。',
  },
  help: {
    en:
      'Uses repeat buyers only (x above 0) and the mean value of their repeat purchases, as BTYD.SUMMARY gives it. The model assumes that how ' +
      'much a customer spends does not depend on how often it buys: check the correlation of the two columns.',
    'zh-CN':
      '只使用有重复购买的客户（x 大于 0）及其重复购买的平均金额，与 BTYD.SUMMARY 的结果一致。模型假定消费金额与购买频率无关，请检查两列的相关系数。',
  },
  examples: [
    {
      formula: '=GAMMAGAMMA.FIT({1;2;3;5;1;2;4;8},{20;35;25;60;15;40;30;22})',
      result: [
        [10.608289, 9.466329, 25.412922, -30.649614],
        [17.837957, 7.422067, 59.014427, null],
      ],
      tolerance: 1e-3,
    },
    {
      formula: '=GAMMAGAMMA.FIT({0;1;2;3;5;1;2;4;8;0},{0;20;35;25;60;15;40;30;22;0})',
      result: [
        [10.608289, 9.466329, 25.412922, -30.649614],
        [17.837957, 7.422067, 59.014427, null],
      ],
      tolerance: 1e-3,
      note: {
        en: 'Customers without repeat purchases do not count',
        'zh-CN': '没有重复购买的客户不参与计算',
      },
    },
  ],
  errors: {
    en: '#NUM! when the search does not converge or a repeat buyer has a mean value of 0; #VALUE! when the columns differ in size or hold text.',
    'zh-CN': '未能收敛，或有重复购买的客户平均金额为 0 时为 #NUM!；两列大小不同或含有文本时为 #VALUE!。',
  },
  source,
  *steps([x, meanValue]) {
    const fit = yield* rememberedFit(x, meanValue);
    if (isCellError(fit)) return fit;
    return [
      [...fit.parameters, fit.logLikelihood],
      [...fit.standardErrors, null],
    ];
  },
});

const valueSpec = defineFunction({
  name: 'GAMMAGAMMA.VALUE',
  family: 'predict',
  parameters: [customerHistory.x, customerHistory.meanValue, gammaGammaParameters],
  result: {
    shape: 'scalar',
    unit: money,
    summary: { en: 'Expected value of a purchase', 'zh-CN': '每次购买的预期金额' },
  },
  summary: {
    en: "Expected mean value of a customer's purchases (gamma-gamma).",
    'zh-CN': '客户每次购买的预期平均金额（Gamma-Gamma）。',
  },
  help: {
    en:
      "Weighs the customer's own mean against the mean of all customers: a customer with few purchases is drawn to the common mean. Without " +
      'repeat purchases the result is the mean of all.',
    'zh-CN': '在客户自身均值与全体均值之间加权：购买次数少的客户更靠近全体均值；没有重复购买时等于全体均值。',
  },
  examples: [
    {
      formula: '=GAMMAGAMMA.VALUE(2,22.35,{6.248803,3.744588,15.447746})',
      result: 24.6586,
      tolerance: 1e-4,
    },
    {
      formula: '=GAMMAGAMMA.VALUE(0,0,{6.248803,3.744588,15.447746})',
      result: 35.171,
      tolerance: 1e-4,
    },
  ],
  errors: {
    en: '#NUM! when a parameter is 0 or less, q is too small for a finite mean or a number is negative; #VALUE! when a parameter is missing.',
    'zh-CN': '参数小于等于 0、q 过小使均值无穷大或有负数时为 #NUM!；缺少参数时为 #VALUE!。',
  },
  source,
  compute([x, meanValue, block]) {
    const parameters = modelParametersOf(block, 'params', gammaGammaNames);
    if (isCellError(parameters)) return parameters;
    return expectedValueOrError({ x, meanValue }, parameters, 'params');
  },
});

/** Registry rows of this file. */
export const gammaGammaFunctions: readonly FunctionSpec[] = [fitSpec, valueSpec];
