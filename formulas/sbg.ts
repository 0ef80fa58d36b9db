import { isCellError } from '../src/shared/value';
import { numbersOf } from './blocks';
import { defineFunction } from './defineFunction';
import { modelParametersOf } from './modelParameters';
import { fitPositiveParameters } from './numerics/maximumLikelihood';
import type { Fit } from './numerics/maximumLikelihood';
import { lnBeta } from './numerics/specialFunctions';
import { share } from './parameters';
import { formulaError } from './reasons';
import { rememberForBlocks } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';
import { runThrough } from './steps';

const source =
  'Fader and Hardie (2007), How to project customer retention, Journal of Interactive Marketing 21(1)';

/**
 * Share of the customers still under contract after `time` renewals under the shifted beta-geometric model.
 *
 * Shape:   a number and alpha, beta in, a number in 0..1 out.
 * Units:   `time` in contract periods.
 * Source:  Fader and Hardie (2007), equation 6: S(t) = B(α, β + t) / B(α, β).
 * Example: sbgSurvival(1, [1, 1]) is 0.5
 */
export function sbgSurvival(time: number, parameters: readonly number[]): number {
  const [alpha = NaN, beta = NaN] = parameters;
  return Math.exp(lnBeta(alpha, beta + time) - lnBeta(alpha, beta));
}

/**
 * Fits the shifted beta-geometric model of contract renewal; `null` when the search does not converge.
 *
 * Shape:   customers at the start and after each period in; alpha, beta with standard errors and log-likelihood out.
 * Units:   survivors as counts of customers (standard errors and log-likelihood follow their scale).
 * Source:  Fader and Hardie (2007), equations 5 to 7.
 */
export function fitSbg(survivors: readonly number[]): Fit | null {
  const search = fitPositiveParameters(
    ([alpha = NaN, beta = NaN]) => {
      const whole = lnBeta(alpha, beta);
      let sum = 0;
      for (let time = 1; time < survivors.length; time += 1) {
        const lost = (survivors[time - 1] ?? 0) - (survivors[time] ?? 0);
        sum += lost * (lnBeta(alpha + 1, beta + time - 1) - whole);
      }
      return sum + (survivors.at(-1) ?? 0) * (lnBeta(alpha, beta + survivors.length - 1) - whole);
    },
    [1, 1],
  );
  return runThrough(search);
}

const fewestPoints = 3;

const rememberedFit = rememberForBlocks((block: RangeArgument) => {
  const survivors = numbersOf(block);
  if (survivors.length < fewestPoints) {
    return formulaError('tooFewPoints', {
      argument: 'survivors',
      expected: fewestPoints,
      given: survivors.length,
    });
  }
  if (survivors.some((value, index) => index > 0 && value > (survivors[index - 1] ?? value))) {
    return formulaError('notFalling', { argument: 'survivors' });
  }
  return fitSbg(survivors) ?? formulaError('fitNotConverged');
});

const fitSpec = defineFunction({
  name: 'SBG.FIT',
  family: 'predict',
  parameters: [
    {
      name: 'survivors',
      kind: 'range',
      cells: 'number',
      min: 0,
      unit: { en: 'customers', 'zh-CN': '客户数' },
      summary: {
        en: 'Customers under contract at the start and after each period, one cohort.',
        'zh-CN': '同一批客户在期初及以后各期末仍在约的人数。',
      },
      hint: {
        en: 'For example {1000,631,468,382}.',
        'zh-CN': '例如 {1000,631,468,382}。',
      },
    },
  ],
  result: {
    shape: 'array',
    summary: {
      en: 'Row 1: alpha, beta, log-likelihood; row 2: their standard errors',
      'zh-CN': '第 1 行：alpha、beta、对数似然；第 2 行：标准误',
    },
  },
  summary: {
    en: 'Fits the shifted beta-geometric model of contract renewal.',
    'zh-CN': '拟合合约续约的移位 Beta-几何（sBG）模型。',
  },
  help: {
    en:
      'For customers with contracts, whose leaving is seen. The retention rate rises with time because those who leave easily leave first. ' +
      'Give counts rather than percentages: parameters are the same, but standard errors depend on the number of customers.',
    'zh-CN':
      '适用于合约型客户，流失可以直接观察到。容易流失的客户先离开，因此留存率随时间上升。请使用人数而不是百分比：参数相同，但标准误取决于客户数。',
  },
  examples: [
    {
      formula: '=SBG.FIT({1000,631,468,382,326,289,262,241})',
      result: [
        [0.704077, 1.182043, -1680.26519],
        [0.065599, 0.152476, null],
      ],
      tolerance: 1e-3,
    },
    {
      formula: '=SBG.FIT({1000;869;743;653;593;551;517;491})',
      result: [
        [0.668088, 3.806095, -1611.158147],
        [0.103735, 0.785532, null],
      ],
      tolerance: 1e-3,
    },
  ],
  errors: {
    en: '#NUM! when there are fewer than three numbers, they rise, or the search does not converge; #VALUE! when a number is text.',
    'zh-CN': '少于三个数字、数字上升或未能收敛时为 #NUM!；含有文本时为 #VALUE!。',
  },
  source,
  compute([survivors]) {
    const fit = rememberedFit(survivors);
    if (isCellError(fit)) return fit;
    return [
      [...fit.parameters, fit.logLikelihood],
      [...fit.standardErrors, null],
    ];
  },
});

const survivalSpec = defineFunction({
  name: 'SBG.SURVIVAL',
  family: 'predict',
  parameters: [
    {
      name: 't',
      kind: 'number',
      min: 0,
      unit: { en: 'contract periods', 'zh-CN': '合约期' },
      summary: { en: 'Number of periods since the start.', 'zh-CN': '自开始以来的期数。' },
    },
    {
      name: 'params',
      kind: 'range',
      cells: 'number',
      summary: {
        en: 'alpha and beta side by side: the first row of SBG.FIT.',
        'zh-CN': '并排的 alpha 和 beta，即 SBG.FIT 的第一行。',
      },
    },
  ],
  result: {
    shape: 'scalar',
    unit: share,
    summary: { en: 'Share still under contract', 'zh-CN': '仍在约的比例' },
  },
  summary: {
    en: 'Share of the customers still under contract after t periods (sBG).',
    'zh-CN': 't 期之后仍在约的客户比例（sBG）。',
  },
  help: {
    en: 'Also for periods beyond the data: that is what the model is for. Multiply by the customers at the start for a count.',
    'zh-CN': '也可用于超出数据范围的期数，这正是该模型的用途。乘以期初客户数得到人数。',
  },
  examples: [
    { formula: '=SBG.SURVIVAL(0,{1,1})', result: 1 },
    { formula: '=SBG.SURVIVAL(3,{1,1})', result: 0.25 },
    { formula: '=SBG.SURVIVAL(1,{0.704077,1.182043})', result: 0.6267061, tolerance: 1e-6 },
  ],
  errors: {
    en: '#NUM! when a parameter is 0 or less or t is negative; #VALUE! when a parameter is missing.',
    'zh-CN': '参数小于等于 0 或 t 为负时为 #NUM!；缺少参数时为 #VALUE!。',
  },
  source,
  compute([time, block]) {
    const parameters = modelParametersOf(block, 'params', ['alpha', 'beta']);
    return isCellError(parameters) ? parameters : sbgSurvival(time, parameters);
  },
});

/** Registry rows of this file. */
export const sbgFunctions: readonly FunctionSpec[] = [fitSpec, survivalSpec];
