import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import type { Locale, LocalText } from '../src/shared/localText';
import { labelsOf } from './blocks';
import { labelsAt, numbersAt, populationAt } from './columnArguments';
import { defineFunction } from './defineFunction';
import { populationOf } from './population';
import { formulaError } from './reasons';
import type { FunctionSpec, RangeArgument } from './spec';
import { quadrantStory } from './stories/quadrantStory';

/** The quadrants, in the order of labels. */
export const quadrantLetters = ['A', 'B', 'C', 'D'] as const;

/** A quadrant: A both high, B value high only, C capability high only, D both low. */
export type QuadrantLetter = (typeof quadrantLetters)[number];

/**
 * The quadrant of a customer by its value to us and our capability to serve it. At a cut counts as high.
 *
 * Shape:   numbers in, one letter out: A both high, B value high only, C capability high only, D both low.
 * Units:   value and its cut in one unit, capability and its cut in one unit.
 * Source:  customer selection by value and capability; definition of the product.
 * Example: quadrant(80, 30, 50, 50) is "B"
 */
export function quadrant(
  value: number,
  capability: number,
  valueCut: number,
  capabilityCut: number,
): QuadrantLetter {
  if (value >= valueCut) return capability >= capabilityCut ? 'A' : 'B';
  return capability >= capabilityCut ? 'C' : 'D';
}

const actions: Readonly<Record<QuadrantLetter, LocalText>> = {
  A: { en: 'Focus on and win', 'zh-CN': '重点选择' },
  B: { en: 'Choose when the occasion serves', 'zh-CN': '择机选择' },
  C: { en: 'Serve passively', 'zh-CN': '被动选择' },
  D: { en: 'Let go unless there is potential', 'zh-CN': '放弃（有潜力者除外）' },
};

/**
 * What to do with the customers of a quadrant, in words.
 *
 * Shape:   a letter in, a text out.
 * Source:  customer selection by value and capability; definition of the product.
 * Example: quadrantAction("A", "zh-CN") is "重点选择"
 */
export function quadrantAction(letter: QuadrantLetter, locale: Locale): string {
  return actions[letter][locale];
}

/** A cut line: a number as it stands, or the median of a column. */
function cutOf(column: RangeArgument, argument: string): number | CellError {
  const only = column.values[0];
  if (column.values.length === 1 && typeof only === 'number') return only;
  const population = populationOf(column);
  return population.size === 0 ? formulaError('noNumbers', { argument }) : population.median;
}

const cutHint = {
  en: 'Give a number, or a column whose median is the cut.',
  'zh-CN': '请给出一个数字，或以其中位数为分界的列。',
};

const quadrantSpec = defineFunction({
  name: 'QUADRANT',
  family: 'quadrant',
  parameters: [
    {
      name: 'value',
      kind: 'number',
      summary: { en: 'What the customer is worth to us.', 'zh-CN': '客户对我们的价值。' },
    },
    {
      name: 'capability',
      kind: 'number',
      summary: { en: 'How well we can serve the customer.', 'zh-CN': '我们服务该客户的能力。' },
    },
    {
      name: 'value_cut',
      kind: 'column',
      cells: 'number',
      summary: {
        en: 'From this value on a customer counts as valuable: a number, or a column whose median is the cut.',
        'zh-CN': '达到此值即为高价值：可以是数字，也可以是一列，以其中位数为分界。',
      },
      hint: cutHint,
    },
    {
      name: 'capability_cut',
      kind: 'column',
      cells: 'number',
      summary: {
        en: 'From this capability on we serve the customer well: a number, or a column whose median is the cut.',
        'zh-CN': '达到此值即为高能力：可以是数字，也可以是一列，以其中位数为分界。',
      },
      hint: cutHint,
    },
    {
      name: 'labels',
      kind: 'range',
      optional: true,
      summary: {
        en: 'Four names in the order A, B, C, D; left out = the letters.',
        'zh-CN': '依次对应 A、B、C、D 的四个名称；省略则返回字母。',
      },
      hint: {
        en: 'Give four of them, in the order A, B, C, D.',
        'zh-CN': '请按 A、B、C、D 的顺序给出四个。',
      },
    },
  ],
  result: {
    shape: 'scalar',
    summary: { en: 'A, B, C or D, or the label given for it', 'zh-CN': 'A、B、C、D 或对应的名称' },
  },
  summary: {
    en: 'Value-capability quadrant of a customer: A, B, C or D.',
    'zh-CN': '客户在价值—能力矩阵中的象限：A、B、C 或 D。',
  },
  help: {
    en:
      'A = value high and capability high, B = value high but capability low, C = value low but capability high, ' +
      'D = both low. A value at the cut counts as high. A cut may be a number or a whole column, whose median is then ' +
      'the cut; text and blanks in that column are left out.',
    'zh-CN':
      'A = 价值高、能力高；B = 价值高、能力低；C = 价值低、能力高；D = 两者都低。等于分界值算作高。' +
      '分界可以是数字，也可以是整列（取其中位数）；列中的文本和空白不计入。',
  },
  examples: [
    { formula: '=QUADRANT(80,70,50,50)', result: 'A' },
    { formula: '=QUADRANT(80,30,50,50)', result: 'B' },
    { formula: '=QUADRANT(20,70,50,50)', result: 'C' },
    { formula: '=QUADRANT(20,30,50,50)', result: 'D' },
    {
      formula: '=QUADRANT(50,50,50,50)',
      result: 'A',
      note: { en: 'At the cut counts as high', 'zh-CN': '等于分界值算作高' },
    },
    {
      formula: '=QUADRANT(20,70,{10,50,90},50,{"Win","Chance","Serve","Leave"})',
      result: 'Serve',
      note: { en: 'The median of the column, 50, is the value cut', 'zh-CN': '以该列的中位数 50 为价值分界' },
    },
  ],
  errors: {
    en: '#NUM! when the column of a cut holds no numbers; #VALUE! when there are not exactly four labels.',
    'zh-CN': '作为分界的列中没有数字时为 #NUM!；名称不是正好四个时为 #VALUE!。',
  },
  source: 'Customer selection matrix: value of the customer against our capability to serve it',
  compute([value, capability, valueCutColumn, capabilityCutColumn, labelBlock]) {
    const valueCut = cutOf(valueCutColumn, 'value_cut');
    if (isCellError(valueCut)) return valueCut;
    const capabilityCut = cutOf(capabilityCutColumn, 'capability_cut');
    if (isCellError(capabilityCut)) return capabilityCut;
    const labels = labelsOf(labelBlock, 'labels', quadrantLetters.length);
    if (isCellError(labels)) return labels;
    const letter = quadrant(value, capability, valueCut, capabilityCut);
    return labels ? (labels[quadrantLetters.indexOf(letter)] ?? '') : letter;
  },
  explain([value, capability, valueCutColumn, capabilityCutColumn]) {
    const valueCut = cutOf(valueCutColumn, 'value_cut');
    const capabilityCut = cutOf(capabilityCutColumn, 'capability_cut');
    if (isCellError(valueCut) || isCellError(capabilityCut)) return null;
    const letter = quadrant(value, capability, valueCut, capabilityCut);
    const cuts = { value: valueCut, capability: capabilityCut };
    return quadrantStory(value, capability, cuts, [valueCutColumn, capabilityCutColumn], letter);
  },
  column(args, rows, results) {
    const value = numbersAt(args, 0);
    const capability = numbersAt(args, 1);
    const valueCut = populationAt(args, 2)?.median;
    const capabilityCut = populationAt(args, 3)?.median;
    const labels = labelsAt(args, 4, quadrantLetters.length);
    if (!value || !capability || valueCut === undefined || capabilityCut === undefined || labels === null)
      return null;
    const [values, valueMask] = [value.numbers, value.mask];
    const [capabilities, capabilityMask] = [capability.numbers, capability.mask];
    for (let row = 0; row < rows; row += 1) {
      // The letter's place, as in `quadrant`; without branches, because which way they go is chance.
      const isLow = Number((values[row & valueMask] as number) < valueCut);
      results[row] = 2 * isLow + Number((capabilities[row & capabilityMask] as number) < capabilityCut);
    }
    return { values: labels ? labels.map((label) => label ?? '') : quadrantLetters };
  },
  drawsFromPopulations: (args) => {
    const cuts = [populationAt(args, 2)?.median, populationAt(args, 3)?.median];
    return cuts.includes(undefined) ? null : (cuts as number[]);
  },
});

const quadrantActionSpec = defineFunction({
  name: 'QUADRANT.ACTION',
  family: 'quadrant',
  parameters: [
    {
      name: 'letter',
      kind: 'text',
      choices: quadrantLetters,
      summary: { en: 'The quadrant: A, B, C or D.', 'zh-CN': '象限：A、B、C 或 D。' },
      hint: {
        en: 'QUADRANT gives these letters when it has no labels.',
        'zh-CN': 'QUADRANT 不带名称时返回这些字母。',
      },
    },
    {
      name: 'language',
      kind: 'text',
      optional: true,
      choices: ['en', 'zh', 'zh-CN'],
      summary: {
        en: 'Language of the answer: "en" or "zh"; left out = the language of the workbook.',
        'zh-CN': '答案的语言："en" 或 "zh"；省略则使用工作簿的语言。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'What to do', 'zh-CN': '行动建议' } },
  summary: { en: 'What to do with the customers of a quadrant.', 'zh-CN': '对某一象限的客户应采取的行动。' },
  help: {
    en:
      'A: focus on and win. B: valuable but hard for us to serve, choose when the occasion serves. C: easy to serve but ' +
      'of little value, serve passively. D: let go, unless the customer has potential.',
    'zh-CN':
      'A：重点选择。B：价值高但我们的服务能力不足，择机选择。C：容易服务但价值低，被动选择。D：放弃，除非该客户有潜力。',
  },
  examples: [
    { formula: '=QUADRANT.ACTION("A","zh")', result: '重点选择' },
    { formula: '=QUADRANT.ACTION("B","en")', result: 'Choose when the occasion serves' },
    { formula: '=QUADRANT.ACTION("c","en")', result: 'Serve passively' },
  ],
  errors: {
    en: '#VALUE! when the letter is not A, B, C or D, or the language is not known.',
    'zh-CN': '字母不是 A、B、C、D，或语言无法识别时为 #VALUE!。',
  },
  source: 'Customer selection matrix: value of the customer against our capability to serve it',
  compute([letter, language], context) {
    const locale = language === undefined ? context.locale : language === 'en' ? 'en' : 'zh-CN';
    return quadrantAction(letter, locale);
  },
});

/** Registry rows of this file. */
export const quadrantFunctions: readonly FunctionSpec[] = [quadrantSpec, quadrantActionSpec];
