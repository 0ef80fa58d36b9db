import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { bgnbdForecast, probabilityAlive } from './bgnbdForecast';
import { fitBgnbdInSteps } from './bgnbdFit';
import { numbersOf, shapeError } from './blocks';
import { defineFunction } from './defineFunction';
import { fitNotices, historyNotices } from './historyNotices';
import {
  bgnbdNames,
  bgnbdParameters,
  customerHistories,
  customerHistory,
  historyError,
  modelParametersOf,
} from './modelParameters';
import type { Fit } from './numerics/maximumLikelihood';
import { share } from './parameters';
import { formulaError } from './reasons';
import { rememberForBlocks, rememberSteps } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';
import type { Steps } from './steps';

const source =
  'Fader, Hardie and Lee (2005), "Counting your customers" the easy way: an alternative to the Pareto/NBD model, Marketing Science 24(2)';

const rememberedFit = rememberSteps(function* (
  xs: RangeArgument,
  firstToLasts: RangeArgument,
  ages: RangeArgument,
): Steps<Fit | CellError> {
  const shape = shapeError(xs, 'x', firstToLasts, 'first_to_last') ?? shapeError(xs, 'x', ages, 'age');
  if (shape) return shape;
  const histories = numbersOf(xs).map((x, index) => ({
    x,
    firstToLast: numbersOf(firstToLasts)[index] ?? 0,
    age: numbersOf(ages)[index] ?? 0,
  }));
  for (const { x, firstToLast, age } of histories) {
    const error = historyError(x, firstToLast, age);
    if (error) return error;
  }
  return (yield* fitBgnbdInSteps(histories)) ?? formulaError('fitNotConverged');
});

const fitSpec = defineFunction({
  name: 'BGNBD.FIT',
  family: 'predict',
  parameters: [customerHistories.x, customerHistories.firstToLast, customerHistories.age],
  result: {
    shape: 'array',
    summary: {
      en: 'Row 1: r, alpha, a, b, log-likelihood; row 2: their standard errors',
      'zh-CN': '第 1 行：r、alpha、a、b、对数似然；第 2 行：标准误',
    },
  },
  summary: {
    en: 'Fits the BG/NBD model of repeat purchases.',
    'zh-CN': '拟合重复购买的 BG/NBD 模型。',
  },
  help: {
    en:
      'Takes three columns of BTYD.SUMMARY and finds the parameters under which these histories are most likely. Give all times in ' +
      'one unit; alpha and every prediction are in that unit. Large standard errors mean that the data says little.',
    'zh-CN':
      '用 BTYD.SUMMARY 的三列求使这些购买记录最可能出现的参数。所有时间必须用同一单位，alpha 和各项预测都以该单位计。标准误很大说明数据信息不足。',
  },
  examples: [
    {
      formula:
        '=BGNBD.FIT({0;1;2;5;0;3;1;0;4;2},{0;10;20;30;0;25;5;0;38;12},{39;38;37;36;35;39;38;37;39;35})',
      result: [
        [1.950152, 34.371207, 0.540205, 3.804578, -71.751372],
        [2.415935, 48.871166, 5.578929, 41.603762, null],
      ],
      tolerance: 1e-3,
    },
    {
      formula: '=BGNBD.FIT({0;0;0;1;1;2;4;7},{0;0;0;3;20;14;30;36},{39;38;37;39;38;37;36;39})',
      result: [
        [0.744982, 12.023643, 0.053231, 0.192593, -56.566988],
        [0.643412, 13.339871, 0.297848, 1.0863, null],
      ],
      tolerance: 1e-3,
    },
  ],
  errors: {
    en: '#NUM! when the search does not converge, a number is negative or a history cannot be; #VALUE! when the columns differ in size or hold text.',
    'zh-CN': '未能收敛、有负数或购买记录不可能成立时为 #NUM!；各列大小不同或含有文本时为 #VALUE!。',
  },
  source,
  *steps([x, firstToLast, age]) {
    const fit = yield* rememberedFit(x, firstToLast, age);
    if (isCellError(fit)) return fit;
    return [
      [...fit.parameters, fit.logLikelihood],
      [...fit.standardErrors, null],
    ];
  },
  notices: ([x, firstToLast, age]) => fitNotices(x, firstToLast, age),
});

const aliveSpec = defineFunction({
  name: 'BGNBD.ALIVE',
  family: 'predict',
  parameters: [customerHistory.x, customerHistory.firstToLast, customerHistory.age, bgnbdParameters],
  result: {
    shape: 'scalar',
    unit: share,
    summary: { en: 'Probability of being active', 'zh-CN': '仍活跃的概率' },
  },
  summary: {
    en: 'Probability that a customer is still active (BG/NBD).',
    'zh-CN': '客户仍然活跃的概率（BG/NBD）。',
  },
  help: {
    en:
      'A long silence after frequent purchases lowers the probability. In this model a customer can only drop out after a repeat purchase, ' +
      'so customers without one have probability 1: read it together with BGNBD.EXPECTED.',
    'zh-CN':
      '频繁购买之后长时间没有动静会降低概率。该模型中客户只会在重复购买之后流失，因此没有重复购买的客户概率为 1，请结合 BGNBD.EXPECTED 一起看。',
  },
  examples: [
    {
      formula: '=BGNBD.ALIVE(2,30.43,38.86,{0.243,4.414,0.793,2.426})',
      result: 0.726579,
      tolerance: 1e-6,
    },
    {
      formula: '=BGNBD.ALIVE(1,1.71,38.86,{0.243,4.414,0.793,2.426})',
      result: 0.212101,
      tolerance: 1e-5,
    },
    { formula: '=BGNBD.ALIVE(0,0,38.86,{0.243,4.414,0.793,2.426})', result: 1 },
  ],
  errors: {
    en: '#NUM! when a parameter is 0 or less, a time is negative or the history cannot be (a last purchase after the end, or after the first without a repeat purchase); #VALUE! when a parameter is missing.',
    'zh-CN':
      '参数小于等于 0、时间为负，或购买记录不可能成立（最近购买晚于观察期结束，或没有重复购买却有首末间隔）时为 #NUM!；缺少参数时为 #VALUE!。',
  },
  source,
  compute([x, firstToLast, age, block]) {
    const parameters = modelParametersOf(block, 'params', bgnbdNames);
    if (isCellError(parameters)) return parameters;
    return historyError(x, firstToLast, age) ?? probabilityAlive({ x, firstToLast, age }, parameters);
  },
  notices: ([x, firstToLast]) => historyNotices(x, firstToLast),
});

const forecastOf = rememberForBlocks((block: RangeArgument) => {
  const parameters = modelParametersOf(block, 'params', bgnbdNames);
  return isCellError(parameters) ? parameters : bgnbdForecast(parameters);
});

const expectedSpec = defineFunction({
  name: 'BGNBD.EXPECTED',
  family: 'predict',
  parameters: [
    {
      name: 'horizon',
      kind: 'number',
      min: 0,
      summary: {
        en: 'How far to look ahead, in the unit of time of the model.',
        'zh-CN': '向前预测的时长，单位与模型相同。',
      },
    },
    customerHistory.x,
    customerHistory.firstToLast,
    customerHistory.age,
    bgnbdParameters,
  ],
  result: {
    shape: 'scalar',
    unit: { en: 'purchases within the horizon', 'zh-CN': '预测期内的购买次数' },
    summary: { en: 'Expected purchases', 'zh-CN': '预期购买次数' },
  },
  summary: {
    en: 'Purchases to expect from a customer in the time ahead (BG/NBD).',
    'zh-CN': '客户在未来一段时间内的预期购买次数（BG/NBD）。',
  },
  help: {
    en:
      'Horizon, history and parameters must be in one unit of time: with a model in weeks, a year is 52.18. Mixing weeks and months ' +
      'multiplies the result without any warning.',
    'zh-CN':
      '预测时长、购买记录和参数必须使用同一时间单位：模型以周计时，一年为 52.18。混用周和月会使结果成倍偏差，而且不会报错。',
  },
  examples: [
    {
      formula: '=BGNBD.EXPECTED(39,2,30.43,38.86,{0.243,4.414,0.793,2.426})',
      result: 1.226028,
      tolerance: 1e-6,
    },
    {
      formula: '=BGNBD.EXPECTED(39,1,1.71,38.86,{0.243,4.414,0.793,2.426})',
      result: 0.203187,
      tolerance: 1e-5,
    },
    {
      formula: '=BGNBD.EXPECTED(39,0,0,38.86,{0.243,4.414,0.793,2.426})',
      result: 0.195098,
      tolerance: 1e-5,
    },
  ],
  errors: {
    en: '#NUM! when a parameter is 0 or less, a time is negative or the history cannot be (a last purchase after the end, or after the first without a repeat purchase); #VALUE! when a parameter is missing.',
    'zh-CN':
      '参数小于等于 0、时间为负，或购买记录不可能成立（最近购买晚于观察期结束，或没有重复购买却有首末间隔）时为 #NUM!；缺少参数时为 #VALUE!。',
  },
  source,
  compute([horizon, x, firstToLast, age, block]) {
    const forecast = forecastOf(block);
    if (isCellError(forecast)) return forecast;
    return historyError(x, firstToLast, age) ?? forecast(horizon, { x, firstToLast, age });
  },
  notices: ([, x, firstToLast]) => historyNotices(x, firstToLast),
});

/** Registry rows of this file. */
export const bgnbdFunctions: readonly FunctionSpec[] = [fitSpec, aliveSpec, expectedSpec];
