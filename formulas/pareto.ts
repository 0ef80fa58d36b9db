import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { eachRow, numbersAt, populationAt } from './columnArguments';
import { defineFunction } from './defineFunction';
import { money, populationParameter, share } from './parameters';
import { filledPopulation, headCount, populationWithTotal, shareTolerance } from './population';
import type { Population } from './population';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec, RangeArgument } from './spec';

/**
 * Share of the total that the largest customers hold; ceil(n × fraction) customers count as the top.
 *
 * Shape:   a population with a positive total and a fraction in, a share out.
 * Units:   `topFraction` in 0..1 of the customers; the result of the total.
 * Source:  Pareto principle (80/20 analysis).
 */
export function topShare(population: Population, topFraction: number): number {
  return population.sumOfLargest(headCount(population.size, topFraction)) / population.total;
}

/**
 * The fewest customers that together hold a share of the total.
 *
 * Shape:   a population with a positive total and a share in, a count out.
 * Units:   `wantedShare` in 0..1 of the total; the result in customers.
 * Source:  Pareto principle (80/20 analysis).
 */
export function customersForShare(population: Population, wantedShare: number): number {
  return population.countReaching((wantedShare - shareTolerance) * population.total);
}

/**
 * Share of the total held by a customer and all larger or equal ones. Ties share the result.
 *
 * Shape:   a number and a population with a positive total in, a share out.
 * Source:  Pareto (Lorenz) curve read from the top.
 */
export function cumulatedShare(value: number, population: Population): number {
  return population.sumOfLargest(population.size - population.countBelow(value)) / population.total;
}

/**
 * How much of the profit earned with the best 20 % the worst customers eat up again; 0 when they earn a profit.
 *
 * Shape:   a population of profits in, a ratio out.
 * Errors:  NUM when the best 20 % earn no profit.
 * Source:  80/20/30 rule after Sherden: the bottom 30 % can eat half of what the top 20 % earn.
 */
export function drain(population: Population, worstShare: number): number | CellError {
  const earned = population.sumOfLargest(headCount(population.size, 0.2));
  if (earned <= 0) return formulaError('totalNotPositive', { argument: 'profits', value: earned });
  const kept = population.size - headCount(population.size, worstShare);
  const worst = population.total - population.sumOfLargest(kept);
  return Math.max(0, -worst) / earned;
}

/**
 * Gini coefficient of concentration: 0 when all are equal, towards 1 when one holds everything.
 *
 * Shape:   a population without negative values in, a number in 0..1 out.
 * Source:  Gini (1912), as the mean difference of the sorted values; for the population, without the n / (n - 1).
 */
export function gini(population: Population): number {
  const { size, sorted, total } = population;
  let weighted = 0;
  for (let index = 0; index < size; index += 1) weighted += (2 * index + 1 - size) * (sorted[index] ?? 0);
  return weighted / (size * total);
}

/**
 * Herfindahl-Hirschman index: the sum of squared shares, 1/n when all are equal, 1 when one holds everything.
 *
 * Shape:   a population without negative values in, a number in 0..1 out.
 * Source:  Herfindahl (1950), Hirschman (1945).
 */
export function herfindahl(population: Population): number {
  const { total } = population;
  return population.sorted.reduce((sum, value) => sum + (value / total) ** 2, 0);
}

const values = {
  ...populationParameter,
  name: 'values',
  summary: {
    en: 'The amounts of all customers, one per customer. Text and blanks are left out.',
    'zh-CN': '所有客户的金额，每位客户一个。文本和空白不计入。',
  },
} as const satisfies ParameterSpec;

const totalErrors = {
  en: '#NUM! when the total is 0 or less or a share is outside 0 to 1.',
  'zh-CN': '合计小于等于 0，或比例不在 0 到 1 之间时为 #NUM!。',
};

const shareSpec = defineFunction({
  name: 'PARETO.SHARE',
  family: 'rfm',
  parameters: [
    values,
    {
      name: 'top_fraction',
      kind: 'number',
      min: 0,
      max: 1,
      unit: share,
      summary: {
        en: 'Which part of the customers counts as the top, such as 0.2.',
        'zh-CN': '把排名前多少比例的客户算作头部，例如 0.2。',
      },
    },
  ],
  result: { shape: 'scalar', unit: share, summary: { en: 'Share of the total', 'zh-CN': '占合计的比例' } },
  summary: {
    en: 'Share of the total that the top customers hold.',
    'zh-CN': '头部客户占合计的比例。',
  },
  help: {
    en:
      'Orders the amounts from the largest down and adds up the first ceil(n × fraction) of them. PARETO.SHARE(revenue, 0.2) ' +
      'tells whether 20 % of the customers bring 80 % of the revenue.',
    'zh-CN':
      '把金额从大到小排列，累加前 n × 比例（向上取整）个，再除以合计。PARETO.SHARE(收入, 0.2) 可检验二八法则是否成立。',
  },
  examples: [
    { formula: '=PARETO.SHARE({50,30,15,4,1},0.2)', result: 0.5 },
    { formula: '=PARETO.SHARE({50,30,15,4,1},0.3)', result: 0.8 },
  ],
  errors: totalErrors,
  source: 'Pareto principle (80/20 analysis)',
  compute([column, topFraction]) {
    const population = populationWithTotal(column, 'values');
    return isCellError(population) ? population : topShare(population, topFraction);
  },
});

const countSpec = defineFunction({
  name: 'PARETO.COUNT',
  family: 'rfm',
  parameters: [
    values,
    {
      name: 'share',
      kind: 'number',
      min: 0,
      max: 1,
      unit: share,
      summary: { en: 'Share of the total to reach, such as 0.8.', 'zh-CN': '要达到的合计占比，例如 0.8。' },
    },
  ],
  result: {
    shape: 'scalar',
    unit: { en: 'customers', 'zh-CN': '客户数' },
    summary: { en: 'Number of customers', 'zh-CN': '客户数' },
  },
  summary: {
    en: 'The fewest customers that hold a share of the total.',
    'zh-CN': '最少需要多少位客户才能达到给定的合计占比。',
  },
  help: {
    en: 'Orders the amounts from the largest down and counts until their sum reaches the share of the total.',
    'zh-CN': '把金额从大到小排列，数到累计占比达到给定比例为止。',
  },
  examples: [
    { formula: '=PARETO.COUNT({50,30,15,4,1},0.8)', result: 2 },
    { formula: '=PARETO.COUNT({50,30,15,4,1},0.81)', result: 3 },
  ],
  errors: totalErrors,
  source: 'Pareto principle (80/20 analysis)',
  compute([column, wantedShare]) {
    const population = populationWithTotal(column, 'values');
    return isCellError(population) ? population : customersForShare(population, wantedShare);
  },
});

const cumulativeSpec = defineFunction({
  name: 'PARETO.CUMULATIVE',
  family: 'rfm',
  parameters: [
    {
      name: 'value',
      kind: 'number',
      unit: money,
      summary: { en: "The customer's amount.", 'zh-CN': '该客户的金额。' },
    },
    populationParameter,
  ],
  result: { shape: 'scalar', unit: share, summary: { en: 'Cumulated share', 'zh-CN': '累计占比' } },
  summary: {
    en: 'Cumulated share of the total up to and including a customer.',
    'zh-CN': '从最大的客户累计到该客户（含）的占比。',
  },
  help: {
    en: 'Adds up all amounts that are at least as large as this one and divides by the total. Equal amounts share the result.',
    'zh-CN': '把不小于该金额的所有金额相加，再除以合计。金额相等的客户结果相同。',
  },
  examples: [
    { formula: '=PARETO.CUMULATIVE(30,{50,30,15,4,1})', result: 0.8 },
    { formula: '=PARETO.CUMULATIVE(25,{25,25,50})', result: 1 },
  ],
  errors: {
    en: '#NUM! when the total of the population is 0 or less.',
    'zh-CN': '整列合计小于等于 0 时为 #NUM!。',
  },
  source: 'Pareto (Lorenz) curve read from the top',
  compute([value, column]) {
    const population = populationWithTotal(column, 'population');
    return isCellError(population) ? population : cumulatedShare(value, population);
  },
  column(args, rows, results) {
    const value = numbersAt(args, 0);
    const population = populationAt(args, 1);
    if (!value || !population || population.total <= 0) return null;
    return eachRow(value, rows, results, (number) => cumulatedShare(number, population));
  },
});

const drainSpec = defineFunction({
  name: 'PARETO.DRAIN',
  family: 'rfm',
  parameters: [
    {
      ...values,
      name: 'profits',
      summary: {
        en: 'The profit of every customer, losses negative. Text and blanks are left out.',
        'zh-CN': '每位客户的利润，亏损为负数。文本和空白不计入。',
      },
    },
    {
      name: 'share',
      kind: 'number',
      optional: true,
      default: 0.3,
      min: 0,
      max: 1,
      unit: share,
      summary: {
        en: 'Which part of the customers counts as the worst; 0.3 by default.',
        'zh-CN': '把排名最后多少比例的客户算作最差，默认 0.3。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'Loss as a ratio of profit', 'zh-CN': '亏损与利润之比' } },
  summary: {
    en: 'How much of the profit of the best 20 % the worst customers eat up.',
    'zh-CN': '最差的客户吞掉了最好 20% 客户利润的多少。',
  },
  help: {
    en:
      'Divides the loss made with the worst customers together by the profit made with the best 20 %. 0.5 means that half of ' +
      'what the best earn is lost again; 0 means that the worst customers together make no loss.',
    'zh-CN':
      '用最差客户合计的亏损除以最好 20% 客户的利润。0.5 表示最好客户所赚的一半又亏掉了；0 表示最差客户合计没有亏损。',
  },
  examples: [
    { formula: '=PARETO.DRAIN({60,40,20,10,5,5,0,-10,-15,-25})', result: 0.5 },
    { formula: '=PARETO.DRAIN({60,40,20,10,5,5,0,-10,-15,-25},0.1)', result: 0.25 },
  ],
  errors: {
    en: '#NUM! when the best 20 % earn no profit, there are no numbers, or share is outside 0 to 1.',
    'zh-CN': '最好 20% 的客户没有利润、没有数字，或比例不在 0 到 1 之间时为 #NUM!。',
  },
  source: '80/20/30 rule after Sherden',
  compute([column, worstShare]) {
    const population = filledPopulation(column, 'profits');
    return isCellError(population) ? population : drain(population, worstShare);
  },
});

function concentration(measure: (population: Population) => number) {
  return ([column]: readonly [RangeArgument]): number | CellError => {
    const population = populationWithTotal(column, 'values');
    if (isCellError(population)) return population;
    const { smallest } = population;
    if (smallest < 0) return formulaError('belowMinimum', { argument: 'values', bound: 0, value: smallest });
    return measure(population);
  };
}

const concentrationErrors = {
  en: '#NUM! when an amount is negative or the total is 0.',
  'zh-CN': '有负数，或合计为 0 时为 #NUM!。',
};

const giniSpec = defineFunction({
  name: 'GINI',
  family: 'rfm',
  parameters: [values],
  result: { shape: 'scalar', summary: { en: 'Gini coefficient, 0 to 1', 'zh-CN': '基尼系数，0 到 1' } },
  summary: {
    en: 'Gini coefficient: how unequally the total is spread over the customers.',
    'zh-CN': '基尼系数：合计在客户之间分布的不均程度。',
  },
  help: {
    en: '0 means that all customers bring the same; towards 1 nearly everything comes from one customer.',
    'zh-CN': '0 表示每位客户贡献相同；越接近 1，越集中于个别客户。',
  },
  examples: [
    { formula: '=GINI({1,1,1,1})', result: 0 },
    { formula: '=GINI({0,0,0,10})', result: 0.75 },
  ],
  errors: concentrationErrors,
  source: 'Gini (1912), Variabilità e mutabilità; for the population, without the correction n / (n - 1)',
  compute: concentration(gini),
});

const hhiSpec = defineFunction({
  name: 'HHI',
  family: 'rfm',
  parameters: [values],
  result: { shape: 'scalar', summary: { en: 'Index, 1/n to 1', 'zh-CN': '指数，1/n 到 1' } },
  summary: {
    en: 'Herfindahl-Hirschman index: the sum of the squared shares.',
    'zh-CN': '赫芬达尔–赫希曼指数（HHI）：各客户占比的平方和。',
  },
  help: {
    en: '1/n means that n customers bring the same; 1 means that one brings everything. Authorities often state it times 10,000.',
    'zh-CN': '1/n 表示 n 位客户贡献相同，1 表示全部来自一位客户。监管机构常以 10,000 倍表示。',
  },
  examples: [
    { formula: '=HHI({1,1,1,1})', result: 0.25 },
    { formula: '=HHI({60,40})', result: 0.52 },
  ],
  errors: concentrationErrors,
  source: 'Hirschman (1945), National Power and the Structure of Foreign Trade; Herfindahl (1950)',
  compute: concentration(herfindahl),
});

/** Registry rows of this file. */
export const paretoFunctions: readonly FunctionSpec[] = [
  shareSpec,
  countSpec,
  cumulativeSpec,
  drainSpec,
  giniSpec,
  hhiSpec,
];
