import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { numbersOf } from './blocks';
import { coerceNumber } from './coerce';
import { eachRow, fixedAt, numbersAt, populationAt, putStandings } from './columnArguments';
import { defineFunction } from './defineFunction';
import { populationParameter } from './parameters';
import { filledPopulation } from './population';
import type { Population } from './population';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec, RangeArgument } from './spec';
import { normalizeStory, weightedStory } from './stories/scoreStory';

const methods = ['minmax', 'rank', 'z'] as const;

/** How a figure becomes a score. */
export type NormalizeMethod = (typeof methods)[number];

/**
 * A value restated as a score of 0..100 against a population; a constant population gives 50.
 *
 * Shape:   a number and a population in, a score out. `minmax` and `z` are clipped to 0..100.
 * Units:   points.
 * Source:  min-max scaling; mid-rank percentile; T score (50 + 10 z) with the population's standard deviation.
 */
export function normalizedScore(value: number, population: Population, method: NormalizeMethod): number {
  const { smallest, largest } = population;
  if (smallest === largest) return 50;
  switch (method) {
    case 'minmax':
      return clipped((100 * (value - smallest)) / (largest - smallest));
    case 'rank':
      return (100 * population.places.middle(value)) / population.size;
    case 'z':
      return clipped(50 + (10 * (value - population.mean)) / population.standardDeviation);
  }
}

function clipped(score: number): number {
  return Math.min(100, Math.max(0, score));
}

/**
 * Weighted mean of scores; a score that is missing (`null`) drops out together with its weight.
 *
 * Shape:   scores and as many weights in, one number out.
 * Units:   the unit of the scores; weights are relative.
 * Errors:  NUM when no score or no weight is left.
 * Source:  weighted arithmetic mean.
 * Example: weightedScore([80, 60], [3, 1]) is 75
 * Example: weightedScore([80, null, 60], [3, 5, 1]) is 75
 */
export function weightedScore(
  scores: readonly (number | null)[],
  weights: readonly number[],
): number | CellError {
  let sum = 0;
  let totalWeight = 0;
  scores.forEach((score, index) => {
    if (score === null) return;
    const weight = weights[index] ?? 0;
    sum += weight * score;
    totalWeight += weight;
  });
  if (scores.every((score) => score === null)) return formulaError('noNumbers', { argument: 'scores' });
  if (totalWeight === 0) return formulaError('weightsZero', { argument: 'weights' });
  return sum / totalWeight;
}

const normalizeSpec = defineFunction({
  name: 'SCORE.NORMALIZE',
  family: 'score',
  parameters: [
    { name: 'value', kind: 'number', summary: { en: "The customer's figure.", 'zh-CN': '该客户的数值。' } },
    populationParameter,
    {
      name: 'method',
      kind: 'text',
      optional: true,
      default: 'minmax',
      choices: methods,
      summary: {
        en: '"minmax" (default), "rank" (percentile) or "z" (50 + 10 standard deviations).',
        'zh-CN': '"minmax"（极差法，默认）、"rank"（百分位）或 "z"（50 + 10 倍标准分）。',
      },
    },
    {
      name: 'reverse',
      kind: 'boolean',
      optional: true,
      default: false,
      summary: { en: 'TRUE when low values are good.', 'zh-CN': '数值越低越好时为 TRUE。' },
    },
  ],
  result: {
    shape: 'scalar',
    unit: { en: 'points, 0 to 100', 'zh-CN': '分，0 到 100' },
    summary: { en: 'Score', 'zh-CN': '得分' },
  },
  summary: {
    en: 'A figure as a score from 0 to 100 against all customers.',
    'zh-CN': '把数值与全部客户比较，换算成 0 到 100 的得分。',
  },
  help: {
    en:
      'Makes figures of different units comparable before they are weighted. "minmax": the lowest is 0, the highest 100. ' +
      '"rank": the share of customers below, equal ones counted half. "z": 50 is the mean, 10 points one standard deviation of ' +
      'the population, cut off at 0 and 100. When all customers are equal the score is 50.',
    'zh-CN':
      '在加权之前使不同单位的指标可以比较。"minmax"：最低为 0，最高为 100。"rank"：低于该值的客户占比，相等者计一半。' +
      '"z"：均值为 50，每个总体标准差 10 分，截断在 0 到 100。所有客户相同时得分为 50。',
  },
  examples: [
    { formula: '=SCORE.NORMALIZE(30,{10,20,30,50})', result: 50 },
    { formula: '=SCORE.NORMALIZE(30,{10,20,30,50},"rank")', result: 62.5 },
    { formula: '=SCORE.NORMALIZE(4,{2,4,4,4,5,5,7,9},"z")', result: 45 },
    { formula: '=SCORE.NORMALIZE(10,{10,20,30,50},"minmax",TRUE)', result: 100 },
  ],
  errors: {
    en: '#NUM! when the population holds no numbers; #VALUE! when the method is not known.',
    'zh-CN': '整列中没有数字时为 #NUM!；方法无法识别时为 #VALUE!。',
  },
  source: 'Min-max scaling; mid-rank percentile; T score with the population standard deviation (STDEV.P)',
  compute([value, column, method, reverse]) {
    const population = filledPopulation(column, 'population');
    if (isCellError(population)) return population;
    const score = normalizedScore(value, population, method);
    return reverse ? 100 - score : score;
  },
  explain([value, column, method, reverse]) {
    const population = filledPopulation(column, 'population');
    if (isCellError(population)) return null;
    const score = normalizedScore(value, population, method);
    return normalizeStory(value, population, method, reverse, reverse ? 100 - score : score);
  },
  column(args, rows, results) {
    const value = numbersAt(args, 0);
    const population = populationAt(args, 1);
    const wanted = fixedAt(args, 2);
    const method = methods.find((candidate) => candidate === wanted);
    const reverse = fixedAt(args, 3);
    if (!value || !population || !method || typeof reverse !== 'boolean') return null;
    if (method === 'rank' && population.smallest !== population.largest) {
      putStandings(value, population, rows, results);
      const [base, sign] = reverse ? [100, -1] : [0, 1];
      for (let row = 0; row < rows; row += 1) {
        results[row] = base + (sign * (100 * (results[row] as number))) / population.size;
      }
      return { values: null };
    }
    return eachRow(value, rows, results, (number) => {
      const score = normalizedScore(number, population, method);
      return reverse ? 100 - score : score;
    });
  },
});

const scores = {
  name: 'scores',
  kind: 'range',
  summary: {
    en: 'Scores of one customer. A blank score drops out together with its weight.',
    'zh-CN': '一位客户的各项得分。空白的得分连同其权重一起不计。',
  },
} as const satisfies ParameterSpec;

function scoresOf({ values }: RangeArgument): readonly (number | null)[] | CellError {
  const numbers: (number | null)[] = [];
  for (const value of values) {
    const number = value === null || isCellError(value) ? null : coerceNumber(value, scores);
    if (isCellError(number)) return number;
    numbers.push(number);
  }
  return numbers;
}

const weightedSpec = defineFunction({
  name: 'SCORE.WEIGHTED',
  family: 'score',
  parameters: [
    scores,
    {
      name: 'weights',
      kind: 'range',
      cells: 'number',
      min: 0,
      summary: {
        en: 'One weight per score, in the same order; they need not add up to 1.',
        'zh-CN': '与得分顺序相同的权重，每项一个；合计不必为 1。',
      },
      hint: { en: 'Use 0 for what does not count.', 'zh-CN': '不参与的项目用 0。' },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'Weighted score', 'zh-CN': '加权得分' } },
  summary: { en: 'Weighted mean of several scores.', 'zh-CN': '多项得分的加权平均。' },
  help: {
    en:
      'Divides the sum of weight × score by the sum of the weights. A customer with a blank score is judged by the other ' +
      'scores alone, not as if the score were 0. Scores in a row may have their weights in a column.',
    'zh-CN':
      '用 权重 × 得分 之和除以权重之和。某项得分空白时只按其余各项评价，而不是当作 0 分。得分横排时，权重可以竖排。',
  },
  examples: [
    { formula: '=SCORE.WEIGHTED({80,60},{3,1})', result: 75 },
    { formula: '=SCORE.WEIGHTED({90,70,50},{0.5;0.3;0.2})', result: 76 },
  ],
  errors: {
    en: '#VALUE! when there are not as many weights as scores or a score is text; #NUM! when a weight is negative, all weights are 0 or all scores are blank.',
    'zh-CN': '权重与得分个数不同，或得分为文本时为 #VALUE!；权重为负、全部为 0，或得分全部空白时为 #NUM!。',
  },
  source: 'Weighted arithmetic mean',
  compute([scoreBlock, weights]) {
    if (scoreBlock.values.length !== weights.values.length) {
      return formulaError('countsDiffer', {
        argument: 'scores',
        given: scoreBlock.values.length,
        other: 'weights',
        expected: weights.values.length,
      });
    }
    const numbers = scoresOf(scoreBlock);
    return isCellError(numbers) ? numbers : weightedScore(numbers, numbersOf(weights));
  },
  explain([scoreBlock, weights]) {
    const numbers = scoresOf(scoreBlock);
    if (isCellError(numbers)) return null;
    const result = weightedScore(numbers, numbersOf(weights));
    return isCellError(result) ? null : weightedStory(numbers, numbersOf(weights), result);
  },
});

/** Registry rows of this file. */
export const scoreFunctions: readonly FunctionSpec[] = [normalizeSpec, weightedSpec];
