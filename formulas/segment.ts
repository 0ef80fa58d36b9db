import { isCellError } from '../src/shared/value';
import type { CellValue } from '../src/shared/value';
import { labelsOf, numbersOf } from './blocks';
import { eachRow, labelsAt, numbersAt, populationAt, seriesAt, sharedNumberAt } from './columnArguments';
import { defineFunction } from './defineFunction';
import { labelsParameter, money, populationParameter, share } from './parameters';
import { filledPopulation, partitionPoint, populationWithTotal, shareTolerance } from './population';
import type { Population } from './population';
import { formulaError } from './reasons';
import type { FunctionSpec } from './spec';
import { classesStory, paretoStory } from './stories/segmentStory';

/**
 * The class of a value by ascending breaks; a value at a break belongs to the class above.
 *
 * Shape:   a number and k breaks in, a class 1..k+1 out.
 * Units:   value and breaks in one unit.
 * Source:  definition of the product.
 * Example: segmentByBreaks(1000, [1000, 10000]) is 2
 */
export function segmentByBreaks(value: number, breaks: readonly number[]): number {
  return 1 + partitionPoint(breaks, (candidate) => candidate <= value);
}

/**
 * The class of a value among `classes` classes of equal size: 1 + the number of cut points strictly below it.
 *
 * Shape:   a number and a population in, a class 1..classes out. Equal values share a class.
 * Source:  cut points as PERCENTILE.INC of the population at i / classes.
 */
export function segmentByQuantile(value: number, population: Population, classes: number): number {
  return 1 + partitionPoint(population.quantileCuts(classes), (cut) => cut < value);
}

/**
 * Pareto (ABC) class: how much of the total do the customers hold who are larger than this one?
 *
 * Shape:   a number and a population in; "A" below `a`, "B" below `b`, else "C". Ties share the class.
 * Units:   value and population in one unit; `a` and `b` are shares in 0..1.
 * Source:  ABC analysis after Pareto; the customer that crosses a cut still belongs to the class above it.
 */
export function segmentByPareto(
  value: number,
  population: Population,
  a: number,
  b: number,
): 'A' | 'B' | 'C' {
  if (value <= 0) return 'C';
  const before = population.sumOfLargest(population.countAbove(value)) / population.total;
  if (before < a - shareTolerance) return 'A';
  return before < b - shareTolerance ? 'B' : 'C';
}

const paretoClasses = ['A', 'B', 'C'] as const;

/**
 * The lowest values that are still A and B, so that a column costs two comparisons a row. Classes fall with the value, and
 * change only at values of the population.
 */
function paretoFloors(population: Population, a: number, b: number): readonly [number, number] {
  const { sorted } = population;
  const lowestOf = (isBelow: (value: number) => boolean): number =>
    sorted[partitionPoint(sorted, isBelow)] ?? Infinity;
  return [
    lowestOf((value) => segmentByPareto(value, population, a, b) !== 'A'),
    lowestOf((value) => segmentByPareto(value, population, a, b) === 'C'),
  ];
}

function labelled(segment: number, labels: readonly CellValue[] | undefined): CellValue {
  return labels ? (labels[segment - 1] ?? '') : segment;
}

const classResult = {
  shape: 'scalar',
  summary: { en: 'Class number, or its label', 'zh-CN': '类别编号或名称' },
} as const;

const segmentSpec = defineFunction({
  name: 'SEGMENT',
  family: 'segment',
  parameters: [
    {
      name: 'value',
      kind: 'number',
      summary: { en: 'The number to classify.', 'zh-CN': '要分类的数值。' },
    },
    {
      name: 'breaks',
      kind: 'range',
      cells: 'number',
      summary: {
        en: 'Where the next class begins, in ascending order.',
        'zh-CN': '各类的起点，按升序排列。',
      },
      hint: { en: 'For example {1000,10000}.', 'zh-CN': '例如 {1000,10000}。' },
    },
    labelsParameter,
  ],
  result: classResult,
  summary: { en: 'Class of a value by breaks you set.', 'zh-CN': '按设定的分界值把数值分类。' },
  help: {
    en:
      'Two breaks make three classes. A value at a break belongs to the class above it. Without labels the result is ' +
      'the class number, 1 for values below the first break.',
    'zh-CN':
      '两个分界值分成三类。等于分界值的数属于上面一类。不给名称时返回类别编号，小于第一个分界值的为 1。',
  },
  examples: [
    { formula: '=SEGMENT(1000,{1000,10000},{"S","M","L"})', result: 'M' },
    { formula: '=SEGMENT(999.99,{1000,10000},{"S","M","L"})', result: 'S' },
    { formula: '=SEGMENT(25000,{1000,10000})', result: 3 },
  ],
  errors: {
    en: '#VALUE! when the breaks are not in ascending order, or the labels are not one more than the breaks.',
    'zh-CN': '分界值未按升序排列，或名称数不等于分界值个数加一时为 #VALUE!。',
  },
  source: 'Classification by fixed class limits',
  compute([value, breakBlock, labelBlock]) {
    const breaks = numbersOf(breakBlock);
    if (breaks.some((next, index) => index > 0 && next < (breaks[index - 1] ?? next))) {
      return formulaError('notAscending', { argument: 'breaks' });
    }
    const labels = labelsOf(labelBlock, 'labels', breaks.length + 1);
    if (isCellError(labels)) return labels;
    return labelled(segmentByBreaks(value, breaks), labels);
  },
  explain([value, breakBlock, labelBlock]) {
    const breaks = numbersOf(breakBlock);
    return classesStory(value, breaks, segmentByBreaks(value, breaks) - 1, labelBlock?.values, {
      atCut: 'above',
      cutFrom: (cell) => ({ argument: 1, cell }),
    });
  },
  column(args, rows, results) {
    const value = numbersAt(args, 0);
    const cells = seriesAt(args, 1);
    if (!value || !cells || cells.some(({ mask }) => mask !== 0)) return null;
    const breaks = cells.map(({ numbers }) => numbers[0] ?? 0);
    const labels = labelsAt(args, 2, breaks.length + 1);
    if (labels === null || breaks.some((next, index) => next < (breaks[index - 1] ?? next))) return null;
    const first = labels ? 1 : 0;
    eachRow(value, rows, results, (number) => segmentByBreaks(number, breaks) - first);
    return { values: labels ? labels.map((label) => label ?? '') : null };
  },
});

const segmentQuantileSpec = defineFunction({
  name: 'SEGMENT.QUANTILE',
  family: 'segment',
  parameters: [
    {
      name: 'value',
      kind: 'number',
      summary: { en: 'The number to classify.', 'zh-CN': '要分类的数值。' },
    },
    populationParameter,
    {
      name: 'k',
      kind: 'number',
      integer: true,
      min: 1,
      max: 1000,
      summary: {
        en: 'Number of classes: 4 for quartiles, 5 for quintiles, 10 for deciles.',
        'zh-CN': '类别数：4 为四分位，5 为五分位，10 为十分位。',
      },
    },
    labelsParameter,
  ],
  result: classResult,
  summary: {
    en: 'Class of a value among classes of equal size.',
    'zh-CN': '把整列分成人数相等的若干类，返回数值所在的类。',
  },
  help: {
    en:
      'Cuts the population at PERCENTILE.INC of 1/k, 2/k, ... and counts the cuts strictly below the value; 1 is the ' +
      'lowest class. Equal values always share a class, so with many ties the classes are not of equal size.',
    'zh-CN':
      '在 1/k、2/k、… 处用 PERCENTILE.INC 求分界值，再数出严格小于该数值的分界个数；1 为最低一类。' +
      '相等的值总在同一类，因此并列值很多时各类大小会不相等。',
  },
  examples: [
    { formula: '=SEGMENT.QUANTILE(3,{1,2,3,4,5,6,7,8,9,10},5)', result: 2 },
    { formula: '=SEGMENT.QUANTILE(10,{1,2,3,4,5,6,7,8,9,10},5)', result: 5 },
    { formula: '=SEGMENT.QUANTILE(5,{1,2,3,4,5,6,7,8,9,10},2,{"lower","upper"})', result: 'lower' },
  ],
  errors: {
    en: '#NUM! when k is not a whole number from 1 to 1000 or the population holds no numbers; #VALUE! when there are not k labels.',
    'zh-CN': 'k 不是 1 到 1000 的整数，或整列中没有数字时为 #NUM!；名称不是 k 个时为 #VALUE!。',
  },
  source: 'Quantile classes with the cut points of PERCENTILE.INC',
  compute([value, column, classes, labelBlock]) {
    const population = filledPopulation(column, 'population');
    if (isCellError(population)) return population;
    const labels = labelsOf(labelBlock, 'labels', classes);
    if (isCellError(labels)) return labels;
    return labelled(segmentByQuantile(value, population, classes), labels);
  },
  explain([value, column, classes, labelBlock]) {
    const population = filledPopulation(column, 'population');
    if (isCellError(population)) return null;
    const chosen = segmentByQuantile(value, population, classes) - 1;
    const cuts = population.quantileCuts(classes);
    return classesStory(value, cuts, chosen, labelBlock?.values, { atCut: 'below', population });
  },
  column(args, rows, results) {
    const value = numbersAt(args, 0);
    const population = populationAt(args, 1);
    const classes = sharedNumberAt(args, 2);
    if (!value || !population || classes === null) return null;
    const labels = labelsAt(args, 3, classes);
    if (labels === null) return null;
    const cuts = population.quantileCuts(classes);
    const first = labels ? 0 : 1;
    eachRow(value, rows, results, (number) => first + partitionPoint(cuts, (cut) => cut < number));
    return { values: labels ? labels.map((label) => label ?? '') : null };
  },
  drawsFromPopulations: (args) => {
    const classes = sharedNumberAt(args, 2);
    return classes === null ? null : (populationAt(args, 1)?.quantileCuts(classes) ?? null);
  },
});

const segmentParetoSpec = defineFunction({
  name: 'SEGMENT.PARETO',
  family: 'segment',
  parameters: [
    {
      name: 'value',
      kind: 'number',
      unit: money,
      summary: { en: "The customer's revenue or profit.", 'zh-CN': '该客户的收入或利润。' },
    },
    populationParameter,
    {
      name: 'a',
      kind: 'number',
      optional: true,
      default: 0.8,
      min: 0,
      max: 1,
      unit: share,
      summary: {
        en: 'Share of the total that class A holds; 0.8 by default.',
        'zh-CN': 'A 类占合计的比例，默认 0.8。',
      },
    },
    {
      name: 'b',
      kind: 'number',
      optional: true,
      default: 0.95,
      min: 0,
      max: 1,
      unit: share,
      summary: {
        en: 'Share of the total that classes A and B hold together; 0.95 by default.',
        'zh-CN': 'A 类与 B 类合占合计的比例，默认 0.95。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'A, B or C', 'zh-CN': 'A、B 或 C' } },
  summary: {
    en: 'Pareto (ABC) class of a customer by its share of the total.',
    'zh-CN': '按累计占比给客户划分帕累托（ABC）类别。',
  },
  help: {
    en:
      'Orders the population from the largest down and adds up. A customer is A while the customers before it hold less ' +
      'than a of the total, B while they hold less than b, and C after that. Equal values share the class; values of 0 or ' +
      'less are C.',
    'zh-CN':
      '把整列从大到小排列并累加。排在前面的客户合计占比小于 a 时为 A，小于 b 时为 B，其余为 C。' +
      '相等的值属于同一类；小于等于 0 的值为 C。',
  },
  examples: [
    { formula: '=SEGMENT.PARETO(50,{50,30,15,4,1})', result: 'A' },
    {
      formula: '=SEGMENT.PARETO(15,{50,30,15,4,1})',
      result: 'B',
      note: { en: 'The two larger ones hold exactly 80 %', 'zh-CN': '前两名正好占 80%' },
    },
    { formula: '=SEGMENT.PARETO(1,{50,30,15,4,1})', result: 'C' },
    { formula: '=SEGMENT.PARETO(15,{50,30,15,4,1},0.9,0.95)', result: 'A' },
  ],
  errors: {
    en: '#NUM! when the total of the population is 0 or less, or a or b is outside 0 to 1.',
    'zh-CN': '整列合计小于等于 0，或 a、b 不在 0 到 1 之间时为 #NUM!。',
  },
  source: 'ABC analysis after Pareto',
  compute([value, column, a, b]) {
    const population = populationWithTotal(column, 'population');
    if (isCellError(population)) return population;
    return segmentByPareto(value, population, a, b);
  },
  explain([value, column, a, b]) {
    const population = populationWithTotal(column, 'population');
    if (isCellError(population)) return null;
    return paretoStory(value, population, a, b, segmentByPareto(value, population, a, b));
  },
  column(args, rows, results) {
    const value = numbersAt(args, 0);
    const population = populationAt(args, 1);
    const a = sharedNumberAt(args, 2);
    const b = sharedNumberAt(args, 3);
    if (!value || !population || a === null || b === null || population.total <= 0) return null;
    const [lowestA, lowestB] = paretoFloors(population, a, b);
    eachRow(value, rows, results, (number) => (number >= lowestA ? 0 : number >= lowestB ? 1 : 2));
    return { values: paretoClasses };
  },
  drawsFromPopulations: (args) => {
    const population = populationAt(args, 1);
    const [a, b] = [sharedNumberAt(args, 2), sharedNumberAt(args, 3)];
    if (!population || a === null || b === null || population.total <= 0) return null;
    return paretoFloors(population, a, b);
  },
});

/** Registry rows of this file. */
export const segmentFunctions: readonly FunctionSpec[] = [
  segmentSpec,
  segmentQuantileSpec,
  segmentParetoSpec,
];
