import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { eachRow, numbersAt, populationAt, sharedNumberAt } from './columnArguments';
import { defineFunction } from './defineFunction';
import { filledPopulation } from './population';
import type { Population } from './population';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';

/**
 * The place of a value among others, 1 = largest (or smallest when `ascending`). Equal values share the best place.
 *
 * Shape:   a value of the population in, its place out; 0 when it is not one of them.
 * Source:  `RANK.EQ`, checked against workbooks saved by Excel.
 */
export function rankEqual(value: number, population: Population, ascending: boolean): number {
  const below = population.countBelow(value);
  const above = population.countAbove(value);
  if (below + above === population.size) return 0;
  return (ascending ? below : above) + 1;
}

/** The same, but equal values share the mean of their places: `RANK.AVG`. */
export function rankAverage(value: number, population: Population, ascending: boolean): number {
  const best = rankEqual(value, population, ascending);
  const equals = population.size - population.countBelow(value) - population.countAbove(value);
  return best === 0 ? 0 : best + (equals - 1) / 2;
}

/**
 * The share of a population below a value, from 0 (smallest) to 1 (largest), between neighbours in proportion; not cut
 * to digits yet. `null` outside the population.
 *
 * Source:  `PERCENTRANK.INC`; with `exclusive` `PERCENTRANK.EXC`, whose ends are 1/(n+1) and n/(n+1).
 */
export function percentRank(value: number, population: Population, exclusive: boolean): number | null {
  const { size, sorted } = population;
  if (value < population.smallest || value > population.largest) return null;
  const below = population.countBelow(value);
  let position = below;
  if (sorted[below] !== value) {
    const [lower, upper] = [sorted[below - 1] ?? value, sorted[below] ?? value];
    position = below - 1 + (value - lower) / (upper - lower);
  }
  if (exclusive) return (position + 1) / (size + 1);
  return size === 1 ? 1 : position / (size - 1);
}

/** Cuts a share to digits, as both functions do; what is whole but for binary rounding stays. */
function cutTo(digits: number, share: number): number {
  const factor = 10 ** digits;
  return Math.floor(Number((share * factor).toPrecision(15))) / factor;
}

const numbersParameter = (name: string): ParameterSpec & { readonly kind: 'column' } => ({
  name,
  kind: 'column',
  cells: 'number',
  summary: {
    en: 'The numbers to compare with. Text and blanks in them are left out.',
    'zh-CN': '用来比较的一组数字，其中的文本和空白不计入。',
  },
});

const orderParameter = {
  name: 'order',
  kind: 'number',
  optional: true,
  default: 0,
  summary: {
    en: '0 (default): the largest is first. Any other number: the smallest is first.',
    'zh-CN': '0（默认）：最大的排第一；其他数字：最小的排第一。',
  },
} as const satisfies ParameterSpec;

const rankParameters = [
  {
    name: 'number',
    kind: 'number',
    summary: { en: 'The number whose place is asked for.', 'zh-CN': '要求排名的数字。' },
  },
  numbersParameter('ref'),
  orderParameter,
] as const;

const rankErrors = {
  en: '#N/A when the number is none of those it is compared with; #NUM! when there are no numbers.',
  'zh-CN': '该数字不在比较的数字中时为 #N/A；其中没有数字时为 #NUM!。',
};

function notFound(value: number): CellError {
  return formulaError('keyNotFound', { argument: 'number', value, other: 'ref' });
}

function rankSpec(
  name: string,
  rank: typeof rankEqual,
  words: Pick<FunctionSpec, 'summary' | 'help' | 'examples' | 'source'>,
): FunctionSpec {
  return defineFunction({
    name,
    family: 'excel',
    parameters: rankParameters,
    result: { shape: 'scalar', summary: { en: 'Place, 1 is the first', 'zh-CN': '名次，1 为第一' } },
    errors: rankErrors,
    ...words,
    compute([value, ref, order]) {
      const population = filledPopulation(ref, 'ref');
      if (isCellError(population)) return population;
      return rank(value, population, order !== 0) || notFound(value);
    },
    column(args, rows, results) {
      const value = numbersAt(args, 0);
      const population = populationAt(args, 1);
      const order = sharedNumberAt(args, 2);
      if (!value || !population || order === null) return null;
      return eachRow(value, rows, results, (number) => rank(number, population, order !== 0) || NaN);
    },
  });
}

const equalWords = {
  summary: {
    en: 'Place of a number among others; ties share the best.',
    'zh-CN': '数字的名次，并列取最好名次。',
  },
  help: {
    en:
      'Counts the numbers that are larger (or smaller, with order 1) and adds one. Equal numbers get the same place, and the ' +
      'places after them are left out: 1, 2, 2, 4.',
    'zh-CN':
      '数出比它大的数字个数（order 为 1 时数比它小的）再加一。相等的数字名次相同，其后的名次空出，例如 1、2、2、4。',
  },
  source: 'Excel RANK.EQ; agrees with workbooks saved by Excel',
};

const rankSpecs = ['RANK', 'RANK.EQ'].map((name) =>
  rankSpec(name, rankEqual, {
    ...equalWords,
    examples: [
      { formula: `=${name}(70,{65,70,66,65,72,37,89,70})`, result: 3 },
      { formula: `=${name}(70,{65,70,66,65,72,37,89,70},1)`, result: 5 },
    ],
  }),
);

const rankAverageSpec = rankSpec('RANK.AVG', rankAverage, {
  summary: {
    en: 'Place of a number among others; ties share the mean.',
    'zh-CN': '数字的名次，并列取平均名次。',
  },
  help: {
    en: 'As RANK.EQ, but equal numbers get the mean of the places they take together: 1, 2.5, 2.5, 4.',
    'zh-CN': '与 RANK.EQ 相同，但相等的数字取它们所占名次的平均值，例如 1、2.5、2.5、4。',
  },
  source: 'Excel RANK.AVG; agrees with workbooks saved by Excel',
  examples: [
    { formula: '=RANK.AVG(70,{65,70,66,65,72,37,89,70})', result: 3.5 },
    { formula: '=RANK.AVG(65,{65,70,66,65,72,37,89,70},1)', result: 2.5 },
  ],
});

const percentRankParameters = [
  numbersParameter('array'),
  {
    name: 'x',
    kind: 'number',
    summary: { en: 'The value whose share is asked for.', 'zh-CN': '要求百分比排名的数值。' },
  },
  {
    name: 'significance',
    kind: 'number',
    optional: true,
    default: 3,
    min: 1,
    max: 15,
    summary: {
      en: 'Digits behind the point that are kept; 3 by default. The rest is cut off, not rounded.',
      'zh-CN': '保留的小数位数，默认 3 位；其余截去，不四舍五入。',
    },
  },
] as const;

function percentRankSpec(
  name: string,
  exclusive: boolean,
  words: Pick<FunctionSpec, 'examples'>,
): FunctionSpec {
  return defineFunction({
    name,
    family: 'excel',
    parameters: percentRankParameters,
    result: {
      shape: 'scalar',
      unit: { en: 'share, 0 to 1', 'zh-CN': '比例，0 到 1' },
      summary: { en: 'Share of the values below', 'zh-CN': '低于该值的比例' },
    },
    summary: exclusive
      ? { en: 'Percent rank of a value, 0 and 1 excluded.', 'zh-CN': '数值的百分比排名（不含 0 和 1）。' }
      : { en: 'Percent rank of a value, 0 to 1.', 'zh-CN': '数值的百分比排名，从 0 到 1。' },
    help: exclusive
      ? {
          en:
            'Where a value stands among the others, from 1/(n+1) for the smallest to n/(n+1) for the largest; between two ' +
            'neighbours in proportion. The result is cut to the number of digits.',
          'zh-CN':
            '数值在一组数据中的位置：最小值为 1/(n+1)，最大值为 n/(n+1)，两个相邻值之间按比例计算。结果按位数截断。',
        }
      : {
          en:
            'Where a value stands among the others, from 0 for the smallest to 1 for the largest; between two neighbours in ' +
            'proportion. The result is cut to the number of digits: 0.6666… is 0.666.',
          'zh-CN':
            '数值在一组数据中的位置：最小值为 0，最大值为 1，两个相邻值之间按比例计算。结果按位数截断，例如 0.6666… 为 0.666。',
        },
    errors: {
      en: '#N/A when x is below the smallest or above the largest value; #NUM! when there are no numbers or significance is not 1 to 15.',
      'zh-CN': 'x 小于最小值或大于最大值时为 #N/A；没有数字，或 significance 不在 1 到 15 之间时为 #NUM!。',
    },
    source: 'Excel; agrees with workbooks saved by Excel',
    ...words,
    compute([array, x, significance]) {
      const population = filledPopulation(array, 'array');
      if (isCellError(population)) return population;
      const share = percentRank(x, population, exclusive);
      if (share === null) return formulaError('outsideData', { argument: 'x', value: x, other: 'array' });
      return cutTo(Math.trunc(significance), share);
    },
    column(args, rows, results) {
      const population = populationAt(args, 0);
      const x = numbersAt(args, 1);
      const significance = sharedNumberAt(args, 2);
      if (!x || !population || significance === null) return null;
      const digits = Math.trunc(significance);
      return eachRow(x, rows, results, (value) => {
        const share = percentRank(value, population, exclusive);
        return share === null ? NaN : cutTo(digits, share);
      });
    },
  });
}

const inclusiveSpecs = ['PERCENTRANK', 'PERCENTRANK.INC'].map((name) =>
  percentRankSpec(name, false, {
    examples: [
      { formula: `=${name}({1,2,3,4,5,6,7,8,9,10},7)`, result: 0.666 },
      { formula: `=${name}({1,2,3,4,5,6,7,8,9,10},5.12,6)`, result: 0.457777 },
    ],
  }),
);

const exclusiveSpec = percentRankSpec('PERCENTRANK.EXC', true, {
  examples: [
    { formula: '=PERCENTRANK.EXC({1,2,3,4,5,6,7,8,9,10},9,2)', result: 0.81 },
    { formula: '=PERCENTRANK.EXC({1,2,3,4,5,6,7,8,9,10},2.5,7)', result: 0.2272727 },
  ],
});

/** Registry rows of this file. */
export const excelRankFunctions: readonly FunctionSpec[] = [
  ...rankSpecs,
  rankAverageSpec,
  ...inclusiveSpecs,
  exclusiveSpec,
];
