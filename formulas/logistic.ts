import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { numbersOf } from './blocks';
import { defineFunction } from './defineFunction';
import { readFlag } from './flags';
import { inverseOfPositiveDefinite, times } from './numerics/linearAlgebra';
import { share } from './parameters';
import { formulaError } from './reasons';
import { rememberSteps } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';
import { runThrough, type Steps } from './steps';

type Rows = readonly (readonly number[])[];

/** A fitted logistic regression. */
export interface LogisticFit {
  /** The intercept first, then one per feature. */
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
}

/**
 * Probability that a customer with these features responds.
 *
 * Shape:   features and one coefficient more (the intercept first) in, a number in 0..1 out.
 * Source:  logistic function of the linear predictor.
 * Example: logisticProbability([2], [-1, 0.5]) is 0.5
 */
export function logisticProbability(features: readonly number[], coefficients: readonly number[]): number {
  const predictor = features.reduce(
    (sum, feature, index) => sum + feature * (coefficients[index + 1] ?? 0),
    coefficients[0] ?? 0,
  );
  return 1 / (1 + Math.exp(-predictor));
}

const mostIterations = 60;
/** Standardised coefficients this large mean that the likelihood has no maximum. */
const separated = 25;

/**
 * Logistic regression of a yes/no outcome on features, by maximum likelihood.
 *
 * Shape:   rows of features and as many outcomes in; coefficients with standard errors out.
 * Errors:  NUM when all outcomes are alike, the features separate them perfectly, or a feature depends on the others.
 * Source:  McCullagh and Nelder (1989), Generalized Linear Models: iteratively reweighted least squares; standard errors
 *          from the inverse information matrix.
 */
export function fitLogistic(rows: Rows, outcomes: readonly boolean[]): LogisticFit | CellError {
  return runThrough(fitLogisticInSteps(rows, outcomes));
}

/** The same in steps: large tables take seconds. */
export function* fitLogisticInSteps(
  rows: Rows,
  outcomes: readonly boolean[],
): Steps<LogisticFit | CellError> {
  if (outcomes.every((outcome) => outcome === outcomes[0])) {
    return formulaError('onlyOneOutcome', { argument: 'responded' });
  }
  const scales = scalesOf(rows);
  if (!scales) return formulaError('featuresDependent', { argument: 'features' });
  const design = rows.map((row) => [
    1,
    ...scales.map(({ mean, deviation }, column) => ((row[column] ?? 0) - mean) / deviation),
  ]);
  let coefficients = new Array<number>(scales.length + 1).fill(0);
  for (let iteration = 0; iteration < mostIterations; iteration += 1) {
    // Half a dozen are the rule.
    yield 1 - 0.75 ** iteration;
    const { score, information } = scoreAndInformation(design, outcomes, coefficients);
    const covariance = inverseOfPositiveDefinite(information);
    if (!covariance) {
      return iteration === 0
        ? formulaError('featuresDependent', { argument: 'features' })
        : formulaError('perfectSeparation', { argument: 'features' });
    }
    const step = times(covariance, score);
    // Newton steps can overshoot far from the maximum; 2 is far in units of standard deviations.
    const shrink = Math.max(1, Math.max(...step.map(Math.abs)) / 2);
    coefficients = coefficients.map((value, index) => value + (step[index] ?? 0) / shrink);
    if (coefficients.some((value) => Math.abs(value) > separated)) break;
    if (Math.max(...step.map(Math.abs)) < 1e-9) return unscaled(coefficients, covariance, scales);
  }
  return formulaError('perfectSeparation', { argument: 'features' });
}

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scalesOf(rows: Rows): Scale[] | null {
  const scales = (rows[0] ?? []).map((_, column) => {
    const mean = rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length;
    const squares = rows.reduce((sum, row) => sum + ((row[column] ?? 0) - mean) ** 2, 0);
    return { mean, deviation: Math.sqrt(squares / rows.length) };
  });
  return scales.some(({ deviation }) => deviation === 0) ? null : scales;
}

function scoreAndInformation(
  design: Rows,
  outcomes: readonly boolean[],
  coefficients: readonly number[],
): { readonly score: number[]; readonly information: number[][] } {
  const size = coefficients.length;
  const score = new Array<number>(size).fill(0);
  const information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  design.forEach((row, index) => {
    const probability = logisticProbability(row.slice(1), coefficients);
    const weight = probability * (1 - probability);
    const residual = (outcomes[index] ? 1 : 0) - probability;
    for (let i = 0; i < size; i += 1) {
      const value = row[i] ?? 0;
      score[i] = (score[i] ?? 0) + value * residual;
      const line = information[i] ?? [];
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + weight * value * (row[j] ?? 0);
    }
  });
  return { score, information };
}

/** Restates a fit on standardised features in the features' own units. */
function unscaled(
  coefficients: readonly number[],
  covariance: readonly (readonly number[])[],
  scales: readonly Scale[],
): LogisticFit {
  const slopes = scales.map(({ deviation }, index) => (coefficients[index + 1] ?? 0) / deviation);
  const intercept = scales.reduce(
    (sum, { mean }, index) => sum - (slopes[index] ?? 0) * mean,
    coefficients[0] ?? 0,
  );
  const weights = [1, ...scales.map(({ mean, deviation }) => -mean / deviation)];
  const variance = times(covariance, weights).reduce(
    (sum, value, index) => sum + value * (weights[index] ?? 0),
    0,
  );
  const slopeErrors = scales.map(({ deviation }, index) => {
    return Math.sqrt(covariance[index + 1]?.[index + 1] ?? NaN) / deviation;
  });
  return { coefficients: [intercept, ...slopes], standardErrors: [Math.sqrt(variance), ...slopeErrors] };
}

function rowsOf(block: RangeArgument): number[][] {
  const numbers = numbersOf(block);
  return Array.from({ length: block.rows }, (_, row) =>
    numbers.slice(row * block.columns, (row + 1) * block.columns),
  );
}

const rememberedFit = rememberSteps(function* (
  features: RangeArgument,
  responded: RangeArgument,
): Steps<LogisticFit | CellError> {
  if (features.rows !== responded.values.length) {
    return formulaError('countsDiffer', {
      argument: 'features',
      given: features.rows,
      other: 'responded',
      expected: responded.values.length,
    });
  }
  const outcomes: boolean[] = [];
  for (const value of responded.values) {
    const flag = readFlag(value, 'responded');
    if (isCellError(flag)) return flag;
    outcomes.push(flag);
  }
  return yield* fitLogisticInSteps(rowsOf(features), outcomes);
});

const featuresParameter = {
  name: 'features',
  kind: 'range',
  cells: 'number',
  summary: {
    en: 'One row per customer, one column per feature. Blanks count as 0.',
    'zh-CN': '每位客户一行，每个特征一列。空白按 0 计算。',
  },
} as const;

const fitSpec = defineFunction({
  name: 'RESPONSE.FIT',
  family: 'develop',
  parameters: [
    featuresParameter,
    {
      name: 'responded',
      kind: 'column',
      summary: {
        en: 'Whether each customer responded: TRUE/FALSE, 1/0 or Yes/No. Blank = no.',
        'zh-CN': '每位客户是否响应：TRUE/FALSE、1/0 或 是/否。空白表示否。',
      },
      hint: { en: 'Use TRUE/FALSE, 1/0 or Yes/No.', 'zh-CN': '请使用 TRUE/FALSE、1/0 或 是/否。' },
    },
  ],
  result: {
    shape: 'array',
    summary: {
      en: 'Row 1: intercept and one coefficient per feature; row 2: their standard errors',
      'zh-CN': '第 1 行：截距和各特征的系数；第 2 行：它们的标准误',
    },
  },
  summary: {
    en: 'Logistic model of who responds to an offer.',
    'zh-CN': '建立响应概率的逻辑回归模型。',
  },
  help: {
    en:
      'Finds the coefficients under which the observed responses are most likely. A positive coefficient raises the probability; twice its ' +
      'standard error is a rough measure of its uncertainty. Use the first row with RESPONSE.PREDICT.',
    'zh-CN':
      '求使观察到的响应最可能出现的系数。系数为正表示提高响应概率；两倍标准误可大致衡量其不确定性。第一行可用于 RESPONSE.PREDICT。',
  },
  examples: [
    {
      formula: '=RESPONSE.FIT({1;2;3;4;5;6},{0;0;1;0;1;1})',
      result: [
        [-4.249096550479971, 1.2140275858514202],
        [3.3878502206095193, 0.9125855598847545],
      ],
      tolerance: 1e-6,
    },
    {
      formula: '=RESPONSE.FIT({0;0;0;0;1;1;1;1},{"No";"No";"No";"Yes";"No";"Yes";"Yes";"Yes"})',
      result: [
        [-1.0986122886681098, 2.1972245773362196],
        [1.1547005383792515, 1.632993161855452],
      ],
      tolerance: 1e-6,
    },
  ],
  errors: {
    en: '#NUM! when all outcomes are alike, the features separate them perfectly or depend on each other; #VALUE! when the sizes differ or a feature is text.',
    'zh-CN': '结果全部相同、特征完全分离或相互依赖时为 #NUM!；个数不同或特征为文本时为 #VALUE!。',
  },
  source: 'McCullagh and Nelder (1989), Generalized Linear Models',
  *steps([features, responded]) {
    const fit = yield* rememberedFit(features, responded);
    return isCellError(fit) ? fit : [fit.coefficients, fit.standardErrors];
  },
});

const predictSpec = defineFunction({
  name: 'RESPONSE.PREDICT',
  family: 'develop',
  parameters: [
    featuresParameter,
    {
      name: 'coefficients',
      kind: 'range',
      cells: 'number',
      summary: {
        en: 'Intercept and one coefficient per feature: the first row of RESPONSE.FIT.',
        'zh-CN': '截距和各特征的系数，即 RESPONSE.FIT 的第一行。',
      },
      hint: {
        en: 'There is one coefficient more than features.',
        'zh-CN': '系数比特征多一个。',
      },
    },
  ],
  result: {
    shape: 'array',
    unit: share,
    summary: { en: 'Probability of each customer', 'zh-CN': '每位客户的概率' },
  },
  summary: { en: 'Probability that a customer responds.', 'zh-CN': '客户响应的概率。' },
  help: {
    en:
      'Applies the coefficients of RESPONSE.FIT to the features of one customer ([@[A]:[C]]) or of many (one row each). A second row of ' +
      'standard errors is left out.',
    'zh-CN':
      '把 RESPONSE.FIT 的系数用于一位客户（[@[A]:[C]]）或多位客户（每人一行）的特征。若含第二行标准误，则忽略该行。',
  },
  examples: [
    { formula: '=RESPONSE.PREDICT(2,{-1,0.5})', result: 0.5 },
    {
      formula: '=RESPONSE.PREDICT({0;1},{-1.0986122886681098,2.1972245773362196})',
      result: [[0.25], [0.75]],
    },
  ],
  errors: {
    en: '#VALUE! when there is not one coefficient more than features, or a cell is text.',
    'zh-CN': '系数不是比特征多一个，或单元格为文本时为 #VALUE!。',
  },
  source: 'Logistic function of the linear predictor',
  compute([features, coefficientBlock]) {
    const expected = features.columns + 1;
    if (coefficientBlock.columns !== expected) {
      return formulaError('parametersMissing', {
        argument: 'coefficients',
        expected,
        given: coefficientBlock.columns,
      });
    }
    const coefficients = numbersOf(coefficientBlock).slice(0, expected);
    const probabilities = rowsOf(features).map((row): CellValue => logisticProbability(row, coefficients));
    return probabilities.length === 1 ? (probabilities[0] ?? null) : probabilities.map((value) => [value]);
  },
});

/** Registry rows of this file. */
export const logisticFunctions: readonly FunctionSpec[] = [fitSpec, predictSpec];
