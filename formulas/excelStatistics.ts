import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { asBlock } from './blocks';
import { defineFunction } from './defineFunction';
import { filledPopulation, populationOf } from './population';
import type { Population } from './population';
import { formulaError } from './reasons';
import type { Argument, FunctionSpec, ParameterSpec } from './spec';

/**
 * How many numbers fall into each bin: above the bin before it in size, up to and including its own bound; the last
 * count is that of the numbers above all bounds.
 *
 * Shape:   numbers and n bounds in any order in, n + 1 counts out, in the order of the bounds. Of equal bounds the first
 *          gets the numbers.
 * Source:  Excel `FREQUENCY`.
 */
export function frequencies(numbers: Population, bounds: readonly number[]): number[] {
  const ascending = bounds.map((bound, index) => ({ bound, index }));
  ascending.sort((one, other) => one.bound - other.bound || one.index - other.index);
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let counted = 0;
  for (const { bound, index } of ascending) {
    const upTo = numbers.size - numbers.countAbove(bound);
    counts[index] = upTo - counted;
    counted = upTo;
  }
  counts[bounds.length] = numbers.size - counted;
  return counts;
}

/**
 * The numbers that occur most often, in the order in which they first occur; none when no number occurs twice.
 *
 * Source:  Excel `MODE.MULT`.
 * Example: modes([1, 2, 3, 2, 2, 3]) is [2]
 */
export function modes(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let most = 1;
  for (const count of counts.values()) most = Math.max(most, count);
  return most === 1 ? [] : [...counts].filter(([, count]) => count === most).map(([number]) => number);
}

/**
 * The mean without the outermost values: `share` of them, an even number, rounded down, half at each end.
 *
 * Source:  Excel `TRIMMEAN`.
 */
export function trimmedMean(numbers: Population, share: number): number {
  const cut = Math.floor((numbers.size * share) / 2 + 1e-9);
  const kept = numbers.sorted.subarray(cut, numbers.size - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

const dataParameter = {
  name: 'data',
  kind: 'column',
  cells: 'number',
  summary: {
    en: 'The numbers to count. Text and blanks in them are left out.',
    'zh-CN': '要统计的数字，其中的文本和空白不计入。',
  },
} as const satisfies ParameterSpec;

const frequencySpec = defineFunction({
  name: 'FREQUENCY',
  family: 'excel',
  parameters: [
    dataParameter,
    {
      name: 'bins',
      kind: 'column',
      cells: 'number',
      summary: { en: 'Upper bounds of the bins.', 'zh-CN': '各组的上限。' },
    },
  ],
  result: {
    shape: 'array',
    summary: {
      en: 'One count for each bin and one for the numbers above all of them, in a column',
      'zh-CN': '一列：每组一个计数，最后是大于所有上限的个数',
    },
  },
  summary: { en: 'How many numbers fall into each bin.', 'zh-CN': '数字在各组中的个数。' },
  help: {
    en:
      'A number belongs to the smallest bin that is not less than it. The counts stand in the order of the bins, which need not ' +
      'be sorted; the last one counts what is above all bins.',
    'zh-CN':
      '数字归入不小于它的最小上限所在的组。计数按上限给出的顺序排列，上限不必排序；最后一个是大于所有上限的个数。',
  },
  examples: [
    { formula: '=FREQUENCY({1;7;23;12;13;90;8;78;24;16},{5;10;15;20})', result: [[1], [2], [2], [1], [4]] },
    { formula: '=FREQUENCY({1;2;3},{2})', result: [[2], [1]] },
  ],
  errors: {
    en: 'Errors among the data or the bins are passed on.',
    'zh-CN': '数据或上限中的错误会原样返回。',
  },
  source: 'Excel FREQUENCY; agrees with workbooks saved by Excel',
  compute: ([data, bins]) =>
    frequencies(
      populationOf(data),
      bins.values.filter((value): value is number => typeof value === 'number'),
    ).map((count) => [count]),
});

const modeParameters = [
  {
    name: 'numbers',
    kind: 'any',
    repeat: true,
    summary: {
      en: 'Numbers or cells; text and blanks in cells are left out.',
      'zh-CN': '数字或单元格区域，区域中的文本和空白不计入。',
    },
  },
] as const satisfies readonly ParameterSpec[];

const noMode = {
  en: '#N/A when no number occurs more than once.',
  'zh-CN': '没有重复出现的数字时为 #N/A。',
};

function modesOf(args: readonly (Argument | undefined)[]): number[] | CellError {
  const values: CellValue[] = [];
  for (const argument of args) for (const value of asBlock(argument ?? null).values) values.push(value);
  const found = modes(values.filter((value): value is number => typeof value === 'number'));
  return found.length === 0 ? formulaError('noMode', { argument: 'numbers' }) : found;
}

const modeSpecs = ['MODE', 'MODE.SNGL'].map((name) =>
  defineFunction({
    name,
    family: 'excel',
    parameters: modeParameters,
    result: { shape: 'scalar', summary: { en: 'The most frequent number', 'zh-CN': '出现次数最多的数字' } },
    summary: { en: 'The number that occurs most often.', 'zh-CN': '出现次数最多的数字。' },
    help: {
      en: 'Of several numbers that occur equally often the one that comes first. MODE.MULT gives them all.',
      'zh-CN': '几个数字出现次数相同时，返回最先出现的一个。MODE.MULT 返回全部。',
    },
    examples: [
      { formula: `=${name}({1,2,3,2,2,3})`, result: 2 },
      { formula: `=${name}({3,3,1,1,2})`, result: 3 },
    ],
    errors: noMode,
    source: 'Excel MODE.SNGL; agrees with workbooks saved by Excel',
    compute(args) {
      const found = modesOf(args);
      return isCellError(found) ? found : (found[0] ?? null);
    },
  }),
);

const modeMultSpec = defineFunction({
  name: 'MODE.MULT',
  family: 'excel',
  parameters: modeParameters,
  result: {
    shape: 'array',
    summary: { en: 'The most frequent numbers, in a column', 'zh-CN': '一列出现次数最多的数字' },
  },
  summary: { en: 'All numbers that occur most often.', 'zh-CN': '所有出现次数最多的数字。' },
  help: {
    en: 'The numbers that occur equally often and more often than the others, in the order in which they first occur.',
    'zh-CN': '返回出现次数并列最多的所有数字，按首次出现的顺序排列。',
  },
  examples: [
    { formula: '=MODE.MULT({1,2,3,4,1,2})', result: [[1], [2]] },
    { formula: '=MODE.MULT({5;5;1})', result: [[5]] },
  ],
  errors: noMode,
  source: 'Excel MODE.MULT; agrees with workbooks saved by Excel',
  compute(args) {
    const found = modesOf(args);
    return isCellError(found) ? found : found.map((number) => [number]);
  },
});

const trimMeanSpec = defineFunction({
  name: 'TRIMMEAN',
  family: 'excel',
  parameters: [
    { ...dataParameter, name: 'array' },
    {
      name: 'percent',
      kind: 'number',
      min: 0,
      max: 1,
      exclusiveMax: true,
      unit: { en: 'share, 0 to 1', 'zh-CN': '比例，0 到 1' },
      summary: {
        en: 'Share of the values to leave out, half of them at each end.',
        'zh-CN': '要去掉的数据比例，两端各去一半。',
      },
      hint: { en: 'Enter a share such as 0.1 for 10 %.', 'zh-CN': '请输入比例，例如 0.1 表示 10%。' },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'Mean of what is left', 'zh-CN': '其余数据的平均值' } },
  summary: { en: 'Mean without the outermost values.', 'zh-CN': '去掉两端极值后的平均值。' },
  help: {
    en: 'Leaves out the given share of the values, rounded down to an even number, half at the bottom and half at the top.',
    'zh-CN': '按比例去掉两端的数据：去掉的个数向下取为偶数，最小和最大各一半，再求平均值。',
  },
  examples: [
    { formula: '=TRIMMEAN({1,2,3,4,100},0.4)', result: 3 },
    { formula: '=TRIMMEAN({4,5,6,7,2,3,4,5,1,2,3},0.2)', result: 34 / 9 },
  ],
  errors: {
    en: '#NUM! when percent is below 0, or 1 or more, or there are no numbers.',
    'zh-CN': 'percent 小于 0、大于等于 1，或没有数字时为 #NUM!。',
  },
  source: 'Excel TRIMMEAN',
  compute([array, percent]) {
    const population = filledPopulation(array, 'array');
    return isCellError(population) ? population : trimmedMean(population, percent);
  },
});

/** Registry rows of this file. */
export const excelStatisticsFunctions: readonly FunctionSpec[] = [
  frequencySpec,
  ...modeSpecs,
  modeMultSpec,
  trimMeanSpec,
];
