import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { ofNumbers } from './columnArguments';
import { defineFunction } from './defineFunction';
import { distinctIds } from './ids';
import { notice, type OwnNotice } from './notices';
import { customers, share } from './parameters';
import { highChurn } from './rateNotices';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';
import { churnStory } from './stories/churnStory';

/**
 * Churn rate: the share of the customers at the start of a period who were lost in it.
 *
 * Shape:   numbers in, one number out.
 * Units:   customers (or contracts, or revenue) lost and at the start; a share in 0..1.
 * Errors:  DIV0 when there were none at the start; NUM when more were lost than there were.
 * Source:  common definition; customers won during the period belong to neither number.
 * Example: churnRate(50, 1000) is 0.05
 */
export function churnRate(lost: number, initial: number): number | CellError {
  if (initial === 0) return formulaError('divisorZero', { argument: 'initial' });
  if (lost > initial) {
    return formulaError('partAboveWhole', {
      argument: 'lost',
      value: lost,
      other: 'initial',
      bound: initial,
    });
  }
  return lost / initial;
}

/**
 * Retention rate: the share of the customers at the start of a period who are still there at its end.
 *
 * Shape:   numbers in, one number out.
 * Units:   customers lost and at the start; a share in 0..1.
 * Errors:  as `churnRate`.
 * Source:  common definition: 1 - churn.
 * Example: retentionRate(50, 1000) is 0.95
 */
export function retentionRate(lost: number, initial: number): number | CellError {
  const churn = churnRate(lost, initial);
  return isCellError(churn) ? churn : 1 - churn;
}

const lostAndInitial = [
  {
    name: 'lost',
    kind: 'number',
    min: 0,
    unit: customers,
    summary: {
      en: 'Customers of the start who had left by the end of the period.',
      'zh-CN': '期初客户中，到期末已流失的客户数。',
    },
  },
  {
    name: 'initial',
    kind: 'number',
    min: 0,
    unit: customers,
    summary: { en: 'Customers at the start of the period.', 'zh-CN': '期初客户数。' },
  },
] as const satisfies readonly ParameterSpec[];

/** Who passes the customers kept instead of those lost gives most of them. */
function mostLost(lost: number, initial: number): readonly OwnNotice[] {
  return lost > initial / 2 ? [notice('lostLooksLikeKept', { argument: 'lost', other: 'initial' })] : [];
}

const errors = {
  en: '#DIV/0! when initial is 0; #NUM! when a number is negative or lost is greater than initial.',
  'zh-CN': '期初客户数为 0 时为 #DIV/0!；有负数，或流失数大于期初数时为 #NUM!。',
};

const churnSpec = defineFunction({
  name: 'CHURN',
  family: 'churn',
  parameters: lostAndInitial,
  result: { shape: 'scalar', unit: share, summary: { en: 'Churn rate', 'zh-CN': '流失率' } },
  summary: {
    en: 'Churn rate: customers lost as a share of the start.',
    'zh-CN': '流失率：流失客户占期初客户的比例。',
  },
  help: {
    en:
      'Divides the customers lost in a period by the customers at its start. Customers won during the period count in ' +
      'neither number. Churn is not retention: 50 lost of 1000 is a churn of 5 % and a retention of 95 %.',
    'zh-CN':
      '用一个期间内流失的客户数除以期初客户数。期间新增的客户不计入任何一方。流失率不是留存率：1000 名客户流失 50 名，' +
      '流失率为 5%，留存率为 95%。',
  },
  examples: [
    { formula: '=CHURN(50,1000)', result: 0.05 },
    { formula: '=CHURN(0,80)', result: 0, note: { en: 'Nobody left', 'zh-CN': '没有客户流失' } },
  ],
  errors,
  source: 'Common definition of the customer churn rate',
  compute([lost, initial]) {
    return churnRate(lost, initial);
  },
  explain([lost, initial]) {
    return isCellError(churnRate(lost, initial)) ? null : churnStory(lost, initial, 'churn');
  },
  notices: ([lost, initial]) => mostLost(lost, initial),
  column: ofNumbers(churnRate),
});

const retentionSpec = defineFunction({
  name: 'RETENTION',
  family: 'churn',
  parameters: lostAndInitial,
  result: { shape: 'scalar', unit: share, summary: { en: 'Retention rate', 'zh-CN': '留存率' } },
  summary: {
    en: 'Retention rate: customers kept as a share of the start.',
    'zh-CN': '留存率：留下的客户占期初客户的比例。',
  },
  help: {
    en:
      'One minus the churn rate: the share of the customers at the start of a period who are still there at its end. ' +
      'Customers won during the period count in neither number.',
    'zh-CN': '等于 1 减流失率，即期初客户中到期末仍留下的比例。期间新增的客户不计入任何一方。',
  },
  examples: [
    { formula: '=RETENTION(50,1000)', result: 0.95 },
    { formula: '=RETENTION(80,80)', result: 0, note: { en: 'Everybody left', 'zh-CN': '客户全部流失' } },
  ],
  errors,
  source: 'Common definition of the customer retention rate: 1 - churn rate',
  compute([lost, initial]) {
    return retentionRate(lost, initial);
  },
  explain([lost, initial]) {
    return isCellError(churnRate(lost, initial)) ? null : churnStory(lost, initial, 'retention');
  },
  notices: ([lost, initial]) => mostLost(lost, initial),
  column: ofNumbers(retentionRate),
});

/**
 * Churn from two lists of ids: the share of the distinct ids at the start that are missing at the end.
 *
 * Shape:   two sets of ids in, a share in 0..1 out. Ids that are only in the second list are new and do not count.
 * Errors:  DIV0 when there are no ids at the start.
 * Source:  common definition of the customer churn rate.
 */
export function churnOfIds(start: ReadonlySet<string>, end: ReadonlySet<string>): number | CellError {
  if (start.size === 0) return formulaError('divisorZero', { argument: 'start_ids' });
  let missing = 0;
  for (const id of start) if (!end.has(id)) missing += 1;
  return missing / start.size;
}

/**
 * Restates a churn rate for another length of period, such as monthly churn as yearly churn.
 *
 * Shape:   numbers in, one number out.
 * Units:   `rate` in 0..1 per old period; old and new periods per year, above 0.
 * Source:  compounding of the retention rate: 1 - (1 - rate)^(from / to).
 * Example: convertChurn(0.05, 12, 1) is 0.45963991233736334
 */
export function convertChurn(rate: number, fromPerYear: number, toPerYear: number): number {
  return 1 - (1 - rate) ** (fromPerYear / toPerYear);
}

const churnIdsSpec = defineFunction({
  name: 'CHURN.IDS',
  family: 'churn',
  parameters: [
    {
      name: 'start_ids',
      kind: 'column',
      summary: { en: 'Customer ids at the start of the period.', 'zh-CN': '期初的客户编号。' },
      hint: { en: 'Point at a column with at least one id.', 'zh-CN': '请引用至少含有一个编号的列。' },
    },
    {
      name: 'end_ids',
      kind: 'column',
      summary: { en: 'Customer ids at the end of the period.', 'zh-CN': '期末的客户编号。' },
    },
  ],
  result: { shape: 'scalar', unit: share, summary: { en: 'Churn rate', 'zh-CN': '流失率' } },
  summary: {
    en: 'Churn rate from two lists of customer ids.',
    'zh-CN': '由期初和期末两份客户名单计算流失率。',
  },
  help: {
    en:
      'Counts each id once and ignores blanks. Ids that appear only at the end are new customers and do not count. ' +
      'Numbers and text spelled alike are the same id; upper and lower case differ.',
    'zh-CN':
      '每个编号只计一次，空白不计。只在期末出现的编号是新客户，不参与计算。写法相同的数字和文本视为同一编号；区分大小写。',
  },
  examples: [
    { formula: '=CHURN.IDS({"a","b","c","d"},{"b","d","e"})', result: 0.5 },
    { formula: '=CHURN.IDS({1;2;2;3},{3;2;1})', result: 0 },
  ],
  errors: { en: '#DIV/0! when there are no ids at the start.', 'zh-CN': '期初没有编号时为 #DIV/0!。' },
  source: 'Common definition of the customer churn rate',
  compute([start, end]) {
    return churnOfIds(distinctIds(start), distinctIds(end));
  },
});

const periodsPerYear = { kind: 'number', min: 0, exclusiveMin: true } as const;
const periodsHint = {
  en: 'Use 12 for months, 4 for quarters, 52 for weeks, 1 for years.',
  'zh-CN': '月用 12，季用 4，周用 52，年用 1。',
};

const churnConvertSpec = defineFunction({
  name: 'CHURN.CONVERT',
  family: 'churn',
  parameters: [
    {
      name: 'rate',
      kind: 'number',
      min: 0,
      max: 1,
      unit: share,
      summary: { en: 'Churn rate per old period.', 'zh-CN': '原期间的流失率。' },
      hint: { en: 'Enter a share such as 0.05 for 5 %.', 'zh-CN': '请输入比例，例如 0.05 表示 5%。' },
    },
    {
      ...periodsPerYear,
      name: 'from_per_year',
      summary: { en: 'Old periods per year, such as 12.', 'zh-CN': '一年中原期间的个数，例如 12。' },
      hint: periodsHint,
    },
    {
      ...periodsPerYear,
      name: 'to_per_year',
      summary: { en: 'New periods per year, such as 1.', 'zh-CN': '一年中新期间的个数，例如 1。' },
      hint: periodsHint,
    },
  ],
  result: {
    shape: 'scalar',
    unit: share,
    summary: { en: 'Churn rate per new period', 'zh-CN': '新期间的流失率' },
  },
  summary: {
    en: 'Churn rate for another length of period, such as monthly to yearly.',
    'zh-CN': '把流失率换算到另一种期间，例如由月换算到年。',
  },
  help: {
    en:
      'Compounds the retention rate: 1 - (1 - rate)^(from / to). A monthly churn of 5 % is a yearly churn of 46 %, ' +
      'not of 60 %.',
    'zh-CN':
      '按留存率复合计算：1 −（1 − 流失率）^（原期间数 ÷ 新期间数）。月流失率 5% 相当于年流失率 46%，而不是 60%。',
  },
  examples: [
    { formula: '=CHURN.CONVERT(0.05,12,1)', result: 0.45963991233736334 },
    { formula: '=CHURN.CONVERT(0.2,1,1)', result: 0.2 },
  ],
  errors: {
    en: '#NUM! when rate is outside 0 to 1 or a number of periods is 0 or less.',
    'zh-CN': '流失率不在 0 到 1 之间，或期间个数小于等于 0 时为 #NUM!。',
  },
  source: 'Compounding of the retention rate',
  compute([rate, fromPerYear, toPerYear]) {
    return convertChurn(rate, fromPerYear, toPerYear);
  },
  notices: ([rate]) => highChurn(rate, 'rate'),
  column: ofNumbers(convertChurn),
});

/** Registry rows of this file. */
export const churnFunctions: readonly FunctionSpec[] = [
  churnSpec,
  retentionSpec,
  churnIdsSpec,
  churnConvertSpec,
];
