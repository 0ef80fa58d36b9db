import { isCellError } from '../src/shared/value';
import { labelsOf } from './blocks';
import { eachRow, labelsAt, numbersAt, populationAt } from './columnArguments';
import { defineFunction } from './defineFunction';
import { money, populationParameter } from './parameters';
import { filledPopulation, headCount } from './population';
import type { Population } from './population';
import type { FunctionSpec } from './spec';

const classes = ['top', 'middle', 'drain'] as const;

/** A class of the 80/20/30 rule. */
export type SherdenClass = (typeof classes)[number];

/**
 * Class after the 80/20/30 rule: the best 20 % by rank, the worst 30 % by rank that also lose money, the rest.
 *
 * Shape:   a profit and a population of profits in, a class out. Equal profits share the class.
 * Units:   money.
 * Source:  80/20/30 rule after Sherden: 20 % of the customers earn the profit, the bottom 30 % eat half of it.
 */
export function sherdenClass(profit: number, population: Population): SherdenClass {
  if (population.countAbove(profit) < headCount(population.size, 0.2)) return 'top';
  return profit < 0 && population.countBelow(profit) < headCount(population.size, 0.3) ? 'drain' : 'middle';
}

const sherdenSpec = defineFunction({
  name: 'SEGMENT.SHERDEN',
  family: 'segment',
  parameters: [
    {
      name: 'profit',
      kind: 'number',
      unit: money,
      summary: { en: "The customer's profit, a loss negative.", 'zh-CN': '该客户的利润，亏损为负数。' },
    },
    {
      ...populationParameter,
      summary: {
        en: 'The profit of all customers. Text and blanks are left out.',
        'zh-CN': '所有客户的利润。文本和空白不计入。',
      },
    },
    {
      name: 'labels',
      kind: 'range',
      optional: true,
      summary: {
        en: 'Three names in the order top, middle, drain; left out = these words.',
        'zh-CN': '依次对应 top、middle、drain 的三个名称；省略则返回这些英文词。',
      },
      hint: {
        en: 'Give three, in the order top, middle, drain.',
        'zh-CN': '请按 top、middle、drain 的顺序给出三个。',
      },
    },
  ],
  result: {
    shape: 'scalar',
    summary: { en: 'top, middle or drain, or its label', 'zh-CN': 'top、middle、drain 或对应的名称' },
  },
  summary: {
    en: '80/20/30 class: who earns the profit and who drains it.',
    'zh-CN': '80/20/30 法则分类：谁创造利润，谁消耗利润。',
  },
  help: {
    en:
      '"top" is the best 20 % by rank. "drain" is the worst 30 % by rank, as far as they lose money. Everyone else is "middle". ' +
      'Parts of a customer round up, and equal profits share the class.',
    'zh-CN':
      '"top" 为按利润排名最好的 20%；"drain" 为排名最差的 30% 中亏损的客户；其余为 "middle"。人数向上取整，利润相等者同类。',
  },
  examples: [
    { formula: '=SEGMENT.SHERDEN(40,{60,40,20,10,5,5,0,-10,-15,-25})', result: 'top' },
    { formula: '=SEGMENT.SHERDEN(0,{60,40,20,10,5,5,0,-10,-15,-25})', result: 'middle' },
    {
      formula: '=SEGMENT.SHERDEN(-10,{60,40,20,10,5,5,0,-10,-15,-25},{"Stars","Core","Drain"})',
      result: 'Drain',
    },
  ],
  errors: {
    en: '#NUM! when the population holds no numbers; #VALUE! when there are not exactly three labels.',
    'zh-CN': '整列中没有数字时为 #NUM!；名称不是正好三个时为 #VALUE!。',
  },
  source: '80/20/30 rule after Sherden',
  compute([profit, column, labelBlock]) {
    const population = filledPopulation(column, 'population');
    if (isCellError(population)) return population;
    const labels = labelsOf(labelBlock, 'labels', classes.length);
    if (isCellError(labels)) return labels;
    const found = sherdenClass(profit, population);
    return labels ? (labels[classes.indexOf(found)] ?? '') : found;
  },
  column(args, rows, results) {
    const profit = numbersAt(args, 0);
    const population = populationAt(args, 1);
    const labels = labelsAt(args, 2, classes.length);
    if (!profit || !population || labels === null) return null;
    eachRow(profit, rows, results, (number) => classes.indexOf(sherdenClass(number, population)));
    return { values: labels ? labels.map((label) => label ?? '') : classes };
  },
});

/** Registry rows of this file. */
export const sherdenFunctions: readonly FunctionSpec[] = [sherdenSpec];
