import { isCellError } from '../src/shared/value';
import type { LocalText } from '../src/shared/localText';
import { eachRow, fixedAt, numbersAt, populationAt, sharedNumberAt } from './columnArguments';
import { defineFunction } from './defineFunction';
import { notice } from './notices';
import { populationParameter } from './parameters';
import { filledPopulation } from './population';
import type { Population } from './population';
import { segmentByQuantile } from './segment';
import type { FunctionSpec, ParameterSpec } from './spec';
import { rfmSegmentStory, rfmStory } from './stories/rfmStory';
import { classesStory } from './stories/segmentStory';

/**
 * RFM score of one dimension: the quantile class of the value, turned round when lower is better.
 *
 * Shape:   a number and a population in, a score 1..bins out, bins being best. Equal values share a score.
 * Source:  Hughes (1994), Strategic Database Marketing; cut points as PERCENTILE.INC.
 */
export function rfmScore(
  value: number,
  population: Population,
  bins: number,
  lowerIsBetter: boolean,
): number {
  const segment = segmentByQuantile(value, population, bins);
  return lowerIsBetter ? bins + 1 - segment : segment;
}

/** What the segments are called. */
export const rfmSegmentNames = {
  hibernating: { en: 'hibernating', 'zh-CN': '沉睡客户' },
  atRisk: { en: 'at risk', 'zh-CN': '流失风险客户' },
  cannotLose: { en: "can't lose", 'zh-CN': '不能失去的客户' },
  aboutToSleep: { en: 'about to sleep', 'zh-CN': '即将沉睡客户' },
  needAttention: { en: 'need attention', 'zh-CN': '需要关注客户' },
  loyal: { en: 'loyal', 'zh-CN': '忠诚客户' },
  promising: { en: 'promising', 'zh-CN': '有潜力的客户' },
  new: { en: 'new', 'zh-CN': '新客户' },
  potentialLoyalist: { en: 'potential loyalist', 'zh-CN': '潜在忠诚客户' },
  champion: { en: 'champion', 'zh-CN': '冠军客户' },
} as const satisfies Record<string, LocalText>;

/** A segment of the RFM grid. */
export type RfmSegment = keyof typeof rfmSegmentNames;

/** Rows: recency score 1 to 5 (5 = bought last); columns: frequency score 1 to 5. */
const segmentGrid: readonly (readonly RfmSegment[])[] = [
  ['hibernating', 'hibernating', 'atRisk', 'atRisk', 'cannotLose'],
  ['hibernating', 'hibernating', 'atRisk', 'atRisk', 'cannotLose'],
  ['aboutToSleep', 'aboutToSleep', 'needAttention', 'loyal', 'loyal'],
  ['promising', 'potentialLoyalist', 'potentialLoyalist', 'loyal', 'loyal'],
  ['new', 'potentialLoyalist', 'potentialLoyalist', 'champion', 'champion'],
];

/**
 * The customary name of a pair of recency and frequency scores. Each of the 25 pairs has exactly one.
 *
 * Shape:   two scores 1..5 in, a segment out.
 * Source:  the ten-segment RFM grid in common use.
 * Example: rfmSegment(5, 5) is "champion"
 * Example: rfmSegment(4, 1) is "promising"
 */
export function rfmSegment(recencyScore: number, frequencyScore: number): RfmSegment {
  return segmentGrid[recencyScore - 1]?.[frequencyScore - 1] ?? 'hibernating';
}

const bins = {
  name: 'bins',
  kind: 'number',
  integer: true,
  optional: true,
  default: 5,
  min: 1,
  max: 9,
  summary: { en: 'Number of scores, 1 to 9; 5 by default.', 'zh-CN': '分值的档数，1 到 9，默认 5。' },
} as const satisfies ParameterSpec;

const rfmScoreSpec = defineFunction({
  name: 'RFM.SCORE',
  family: 'rfm',
  parameters: [
    {
      name: 'value',
      kind: 'number',
      summary: { en: "The customer's figure.", 'zh-CN': '该客户的数值。' },
    },
    populationParameter,
    bins,
    {
      name: 'lower_is_better',
      kind: 'boolean',
      optional: true,
      default: false,
      summary: {
        en: 'TRUE when low values get high scores, as with recency.',
        'zh-CN': '数值越低得分越高时为 TRUE，例如最近购买间隔。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'Score, 1 = worst', 'zh-CN': '分值，1 为最低' } },
  summary: {
    en: 'Score of a customer in one dimension of RFM.',
    'zh-CN': '客户在 RFM 某一维度上的得分。',
  },
  help: {
    en:
      'Cuts the population into bins of equal size as SEGMENT.QUANTILE does. Equal values share a score, so with many ties ' +
      '(frequencies!) the bins are not of equal size and some scores may not occur.',
    'zh-CN':
      '与 SEGMENT.QUANTILE 一样把整列分成人数相等的若干档。相等的值得分相同，因此并列很多时（如购买次数）各档人数会不相等，有些分值可能不出现。',
  },
  examples: [
    { formula: '=RFM.SCORE(2,{1,2,3,4,5,6,7,8,9,10})', result: 1 },
    { formula: '=RFM.SCORE(2,{1,2,3,4,5,6,7,8,9,10},5,TRUE)', result: 5 },
  ],
  errors: {
    en: '#NUM! when bins is not a whole number from 1 to 9 or the population holds no numbers.',
    'zh-CN': '档数不是 1 到 9 的整数，或整列中没有数字时为 #NUM!。',
  },
  source: 'Hughes (1994), Strategic Database Marketing; cut points of PERCENTILE.INC',
  compute([value, column, count, lowerIsBetter]) {
    const population = filledPopulation(column, 'population');
    return isCellError(population) ? population : rfmScore(value, population, count, lowerIsBetter);
  },
  explain([value, column, count, lowerIsBetter]) {
    const population = filledPopulation(column, 'population');
    if (isCellError(population)) return null;
    const chosen = segmentByQuantile(value, population, count) - 1;
    return classesStory(value, population.quantileCuts(count), chosen, undefined, {
      atCut: 'below',
      classNumber: (index) => (lowerIsBetter ? count - index : index + 1),
      population,
    });
  },
  column(args, rows, results) {
    const value = numbersAt(args, 0);
    const population = populationAt(args, 1);
    const count = sharedNumberAt(args, 2);
    const lowerIsBetter = fixedAt(args, 3);
    if (!value || !population || count === null || typeof lowerIsBetter !== 'boolean') return null;
    return eachRow(value, rows, results, (number) => rfmScore(number, population, count, lowerIsBetter));
  },
  drawsFromPopulations: (args) => {
    const classes = sharedNumberAt(args, 2);
    return classes === null ? null : (populationAt(args, 1)?.quantileCuts(classes) ?? null);
  },
});

const rfmSpec = defineFunction({
  name: 'RFM',
  family: 'rfm',
  parameters: [
    {
      name: 'recency',
      kind: 'number',
      summary: {
        en: 'Time since the last purchase; lower is better.',
        'zh-CN': '距最近一次购买的时间，越小越好。',
      },
    },
    { name: 'frequency', kind: 'number', summary: { en: 'Number of purchases.', 'zh-CN': '购买次数。' } },
    { name: 'monetary', kind: 'number', summary: { en: 'Amount spent.', 'zh-CN': '消费金额。' } },
    {
      ...populationParameter,
      name: 'recency_column',
      summary: { en: 'Recency of all customers.', 'zh-CN': '所有客户的最近购买间隔。' },
    },
    {
      ...populationParameter,
      name: 'frequency_column',
      summary: { en: 'Frequency of all customers.', 'zh-CN': '所有客户的购买次数。' },
    },
    {
      ...populationParameter,
      name: 'monetary_column',
      summary: { en: 'Amount of all customers.', 'zh-CN': '所有客户的消费金额。' },
    },
    bins,
  ],
  result: {
    shape: 'scalar',
    summary: { en: 'Three scores as text, such as "543"', 'zh-CN': '三个得分组成的文本，例如 "543"' },
  },
  summary: { en: 'Recency, frequency and monetary scores of a customer.', 'zh-CN': '客户的 RFM 三项得分。' },
  help: {
    en:
      'Scores the customer in each of the three dimensions against all customers and puts the scores side by side. Recency ' +
      'here is the time since the last purchase; it is not the recency of the BTYD models (first to last purchase).',
    'zh-CN':
      '在三个维度上把客户与全部客户比较并打分，再把得分连在一起。这里的 R 是距最近一次购买的时间，与 BTYD 模型中的 recency（首次到最近一次购买的时间）不同。',
  },
  examples: [
    { formula: '=RFM(1,9,50,{1,2,3,4,5},{1,3,5,7,9},{10,20,30,40,50})', result: '555' },
    { formula: '=RFM(5,1,30,{1,2,3,4,5},{1,3,5,7,9},{10,20,30,40,50},5)', result: '113' },
  ],
  errors: {
    en: '#NUM! when bins is not a whole number from 1 to 9 or a column holds no numbers.',
    'zh-CN': '档数不是 1 到 9 的整数，或某列中没有数字时为 #NUM!。',
  },
  source: 'Hughes (1994), Strategic Database Marketing',
  compute([recency, frequency, monetary, recencyColumn, frequencyColumn, monetaryColumn, count]) {
    const recencies = filledPopulation(recencyColumn, 'recency_column');
    if (isCellError(recencies)) return recencies;
    const frequencies = filledPopulation(frequencyColumn, 'frequency_column');
    if (isCellError(frequencies)) return frequencies;
    const amounts = filledPopulation(monetaryColumn, 'monetary_column');
    if (isCellError(amounts)) return amounts;
    const r = rfmScore(recency, recencies, count, true);
    const f = rfmScore(frequency, frequencies, count, false);
    const m = rfmScore(monetary, amounts, count, false);
    return `${r}${f}${m}`;
  },
  explain([recency, frequency, monetary, recencyColumn, frequencyColumn, monetaryColumn, count]) {
    const dimensions = (
      [
        ['explain_story_recency', recency, recencyColumn],
        ['explain_story_frequency', frequency, frequencyColumn],
        ['explain_story_monetary', monetary, monetaryColumn],
      ] as const
    ).flatMap(([text, value, column], argument) => {
      const population = filledPopulation(column, text);
      if (isCellError(population)) return [];
      return [
        { text, value, population, score: rfmScore(value, population, count, argument === 0), argument },
      ];
    });
    if (dimensions.length < 3) return null;
    return rfmStory(dimensions, count, dimensions.map(({ score }) => score).join(''));
  },
  // Days since a purchase in this century are fewer; dates are serial numbers above 36,500.
  notices: ([recency]) => (recency > 36_500 ? [notice('recencyLooksLikeDate', { argument: 'recency' })] : []),
  column(args, rows, results) {
    const [recency, frequency, monetary] = [numbersAt(args, 0), numbersAt(args, 1), numbersAt(args, 2)];
    const [recencies, frequencies, amounts] = [
      populationAt(args, 3),
      populationAt(args, 4),
      populationAt(args, 5),
    ];
    const count = sharedNumberAt(args, 6);
    if (!recency || !frequency || !monetary || !recencies || !frequencies || !amounts || count === null)
      return null;
    const [r, f, m] = [recency.numbers, frequency.numbers, monetary.numbers];
    const last = count - 1;
    for (let row = 0; row < rows; row += 1) {
      // The place of the text among those of all combinations, which stand in the order of their digits.
      const byRecency = last + 1 - segmentByQuantile(r[row & recency.mask] as number, recencies, count);
      const byFrequency = segmentByQuantile(f[row & frequency.mask] as number, frequencies, count) - 1;
      const byAmount = segmentByQuantile(m[row & monetary.mask] as number, amounts, count) - 1;
      results[row] = (byRecency * count + byFrequency) * count + byAmount;
    }
    return { values: combinationsOf(count) };
  },
  drawsFromPopulations: (args) => {
    const count = sharedNumberAt(args, 6);
    const populations = [3, 4, 5].map((index) => populationAt(args, index));
    if (count === null || populations.includes(null)) return null;
    return populations.flatMap((population) => population?.quantileCuts(count) ?? []);
  },
});

/** All texts of three scores: 111, 112, ... */
function combinationsOf(count: number): readonly string[] {
  const digits = Array.from({ length: count }, (_, index) => String(index + 1));
  return digits.flatMap((r) => digits.flatMap((f) => digits.map((m) => `${r}${f}${m}`)));
}

const score = { kind: 'number', integer: true, min: 1, max: 5 } as const;

const segmentRfmSpec = defineFunction({
  name: 'SEGMENT.RFM',
  family: 'segment',
  parameters: [
    {
      ...score,
      name: 'r',
      summary: { en: 'Recency score, 5 = bought most recently.', 'zh-CN': 'R 得分，5 表示最近刚购买。' },
    },
    {
      ...score,
      name: 'f',
      summary: { en: 'Frequency score, 5 = buys most often.', 'zh-CN': 'F 得分，5 表示购买最频繁。' },
    },
    {
      name: 'language',
      kind: 'text',
      optional: true,
      default: 'en',
      choices: ['en', 'zh', 'zh-CN'],
      summary: {
        en: 'Language of the name: "en" (default, so that formulas can compare it) or "zh".',
        'zh-CN': '名称的语言："en"（默认，便于在公式中比较）或 "zh"。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'Name of the segment', 'zh-CN': '客群名称' } },
  summary: {
    en: 'Customary segment name of a recency and a frequency score.',
    'zh-CN': '由 R 和 F 得分给出常用的客群名称。',
  },
  help: {
    en:
      "Recency 1-2: hibernating (f 1-2), at risk (3-4), can't lose (5). Recency 3: about to sleep (1-2), need attention (3), " +
      'loyal (4-5). Recency 4: promising (1), potential loyalist (2-3), loyal (4-5). Recency 5: new (1), potential loyalist ' +
      '(2-3), champion (4-5). Scores are those of RFM.SCORE with five bins.',
    'zh-CN':
      'R 为 1–2：沉睡客户（F 1–2）、流失风险客户（3–4）、不能失去的客户（5）。R 为 3：即将沉睡客户（1–2）、需要关注客户（3）、忠诚客户（4–5）。' +
      'R 为 4：有潜力的客户（1）、潜在忠诚客户（2–3）、忠诚客户（4–5）。R 为 5：新客户（1）、潜在忠诚客户（2–3）、冠军客户（4–5）。得分由 RFM.SCORE 按五档计算。',
  },
  examples: [
    { formula: '=SEGMENT.RFM(5,5)', result: 'champion' },
    { formula: '=SEGMENT.RFM(3,3)', result: 'need attention' },
    { formula: '=SEGMENT.RFM(4,1)', result: 'promising' },
    { formula: '=SEGMENT.RFM(1,5,"zh")', result: '不能失去的客户' },
  ],
  errors: {
    en: '#NUM! when a score is not a whole number from 1 to 5.',
    'zh-CN': '得分不是 1 到 5 的整数时为 #NUM!。',
  },
  source: 'The ten-segment grid of recency and frequency scores in common use',
  compute([r, f, language]) {
    return rfmSegmentNames[rfmSegment(r, f)][language === 'en' ? 'en' : 'zh-CN'];
  },
  explain([r, f, language]) {
    return rfmSegmentStory(r, f, rfmSegmentNames[rfmSegment(r, f)][language === 'en' ? 'en' : 'zh-CN']);
  },
});

/** Registry rows of this file. */
export const rfmFunctions: readonly FunctionSpec[] = [rfmScoreSpec, rfmSpec];

/** Registry rows of this file. */
export const rfmSegmentFunctions: readonly FunctionSpec[] = [segmentRfmSpec];
