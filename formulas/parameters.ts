import type { LocalText } from '../src/shared/localText';
import type { ParameterSpec } from './spec';

/** Units and parameters that mean the same in several functions. */
export const money: LocalText = { en: 'money', 'zh-CN': '金额' };

/** Unit of a share. */
export const share: LocalText = { en: 'share, 0 to 1', 'zh-CN': '比例，0 到 1' };

/** Unit of a rate. */
export const perPeriod: LocalText = { en: 'per period', 'zh-CN': '每期' };

/** Unit of a head count. */
export const customers: LocalText = { en: 'customers', 'zh-CN': '客户数' };

/** Unit of a number of periods. */
export const periodsUnit: LocalText = { en: 'periods', 'zh-CN': '期' };

/** Discount rate per period. */
export const rateParameter = {
  name: 'rate',
  kind: 'number',
  min: -1,
  exclusiveMin: true,
  unit: perPeriod,
  summary: {
    en: 'Discount rate per period, such as 0.1 for 10 %.',
    'zh-CN': '每期折现率，例如 0.1 表示 10%。',
  },
  hint: { en: 'Enter a rate such as 0.1 for 10 %.', 'zh-CN': '请输入折现率，例如 0.1 表示 10%。' },
} as const satisfies ParameterSpec;

/** When in a period its money flows. */
export const timingParameter = {
  name: 'timing',
  kind: 'number',
  optional: true,
  default: 1,
  min: 0,
  max: 1,
  summary: {
    en: 'When in the period the money flows: 1 = end (default), 0.5 = middle, 0 = start.',
    'zh-CN': '款项在每期内发生的时点：1 = 期末（默认），0.5 = 期中，0 = 期初。',
  },
  hint: {
    en: 'Use 1 for the end, 0.5 for the middle or 0 for the start.',
    'zh-CN': '期末用 1，期中用 0.5，期初用 0。',
  },
} as const satisfies ParameterSpec;

/** Number of periods of a horizon. */
export const periodCount = {
  name: 'periods',
  kind: 'number',
  min: 1,
  integer: true,
  unit: periodsUnit,
  summary: { en: 'Number of periods; left out = an infinite horizon.', 'zh-CN': '期数；省略表示无限期。' },
} as const satisfies ParameterSpec;

/** Names that replace class numbers. */
export const labelsParameter = {
  name: 'labels',
  kind: 'range',
  optional: true,
  summary: {
    en: 'Names for the classes, lowest first, one per class; left out = class numbers.',
    'zh-CN': '各类的名称，从低到高，每类一个；省略则返回类别编号。',
  },
  hint: {
    en: 'Give them as {"S","M","L"} or as a range.',
    'zh-CN': '可以写成 {"小","中","大"}，也可以引用区域。',
  },
} as const satisfies ParameterSpec;

/** The column a value is ranked against. */
export const populationParameter = {
  name: 'population',
  kind: 'column',
  cells: 'number',
  summary: {
    en: 'The whole column the value is compared with. Text and blanks in it are left out.',
    'zh-CN': '用来比较的整列数值，其中的文本和空白不计入。',
  },
} as const satisfies ParameterSpec;
