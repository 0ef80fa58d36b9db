import { isCellError, plainText } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { shapeError } from './blocks';
import { defineFunction } from './defineFunction';
import { idKey } from './ids';
import { formulaError } from './reasons';
import type { FunctionSpec, RangeArgument } from './spec';
import { daysPerUnit, modelUnits } from './timeUnits';

/** One customer's purchases: what was spent on each day, refunds subtracted. */
export interface DailyPurchases {
  readonly id: CellValue;
  readonly amountByDay: ReadonlyMap<number, number>;
}

/** One row of `BTYD.SUMMARY`. */
export interface CustomerSummary {
  readonly id: CellValue;
  /** Purchase days after the first. */
  readonly x: number;
  readonly firstToLast: number;
  readonly age: number;
  readonly meanValue: number;
  /** Repeat purchase days on which nothing or less was earned. */
  readonly daysWithoutValue: number;
}

/**
 * A customer's history as the BTYD models want it: how often it bought again, when last, for how long it has been known.
 *
 * Shape:   purchases by day in, one record out. Days after `endDay` do not count; `null` when none is left.
 * Units:   times in units of `daysPerUnit` days; the mean value in the money of the amounts.
 * Source:  Fader, Hardie and Lee (2005), "Counting your customers" the easy way; the first purchase counts in neither the
 *          number nor the mean value.
 */
export function summarizeCustomer(
  { id, amountByDay }: DailyPurchases,
  endDay: number,
  unitDays: number,
): CustomerSummary | null {
  const days = [...amountByDay.keys()].filter((day) => day <= endDay).sort((one, other) => one - other);
  const [first, ...repeats] = days;
  if (first === undefined) return null;
  const amounts = repeats.map((day) => amountByDay.get(day) ?? 0);
  return {
    id,
    x: repeats.length,
    firstToLast: ((repeats.at(-1) ?? first) - first) / unitDays,
    age: (endDay - first) / unitDays,
    meanValue: repeats.length === 0 ? 0 : amounts.reduce((sum, amount) => sum + amount, 0) / repeats.length,
    daysWithoutValue: amounts.filter((amount) => amount <= 0).length,
  };
}

function collect(
  ids: RangeArgument,
  dates: RangeArgument,
  amounts: RangeArgument | undefined,
): readonly DailyPurchases[] | CellError {
  const shape =
    shapeError(ids, 'ids', dates, 'dates') ?? (amounts && shapeError(ids, 'ids', amounts, 'amounts'));
  if (shape) return shape;
  const customers = new Map<string, { id: CellValue; amountByDay: Map<number, number> }>();
  for (let index = 0; index < ids.values.length; index += 1) {
    const id = ids.values[index] ?? null;
    const key = idKey(id);
    const date = dates.values[index] ?? null;
    if (key === null || date === null || date === '') continue;
    if (typeof date !== 'number')
      return formulaError('textNotDate', { argument: 'dates', value: plainText(date) });
    const amount = amounts?.values[index] ?? 0;
    if (typeof amount === 'string')
      return formulaError('textNotNumber', { argument: 'amounts', value: amount });
    const customer = customers.get(key) ?? { id, amountByDay: new Map<number, number>() };
    customers.set(key, customer);
    const day = Math.floor(date);
    customer.amountByDay.set(day, (customer.amountByDay.get(day) ?? 0) + Number(amount));
  }
  return [...customers.values()];
}

function lastDayOf(customers: readonly DailyPurchases[]): number {
  let last = -Infinity;
  for (const { amountByDay } of customers) for (const day of amountByDay.keys()) last = Math.max(last, day);
  return last;
}

const summarySpec = defineFunction({
  name: 'BTYD.SUMMARY',
  family: 'predict',
  parameters: [
    {
      name: 'ids',
      kind: 'column',
      summary: { en: 'Customer of each purchase.', 'zh-CN': '每笔购买的客户编号。' },
    },
    {
      name: 'dates',
      kind: 'column',
      summary: { en: 'Date of each purchase.', 'zh-CN': '每笔购买的日期。' },
      hint: { en: 'Change the column to a date.', 'zh-CN': '请把该列改为日期类型。' },
    },
    {
      name: 'amounts',
      kind: 'column',
      optional: true,
      summary: {
        en: 'Value of each purchase; left out = no mean value.',
        'zh-CN': '每笔购买的金额；省略则不计算平均金额。',
      },
    },
    {
      name: 'end_date',
      kind: 'date',
      optional: true,
      summary: {
        en: 'End of the observation; later purchases do not count. Left out = the last purchase of all.',
        'zh-CN': '观察期结束日，之后的购买不计入；省略则为全部购买中最晚的日期。',
      },
    },
    {
      name: 'unit',
      kind: 'text',
      optional: true,
      default: 'week',
      choices: modelUnits,
      summary: {
        en: 'Unit of the times: "day", "week" (default), "month" or "year".',
        'zh-CN': '时间单位："day"（日）、"week"（周，默认）、"month"（月）或 "year"（年）。',
      },
    },
  ],
  result: {
    shape: 'array',
    summary: {
      en: 'Rows of id, x, first_to_last, age and, with amounts, mean_value',
      'zh-CN': '各行为：编号、x、first_to_last、age；给出金额时还有 mean_value',
    },
  },
  summary: {
    en: 'Purchase histories per customer for the BTYD models.',
    'zh-CN': '为 BTYD 模型汇总每位客户的购买记录。',
  },
  help: {
    en:
      'One row per customer, in the order in which the ids first appear: repeat purchases, time from first to last purchase, time from first purchase to the end, mean ' +
      'value of the repeat purchases. Purchases on one day are one purchase; the first purchase counts in neither the number nor the mean. A month is ' +
      '30.415 days (4.345 weeks), a year 364.98.',
    'zh-CN':
      '每位客户一行，按编号首次出现的先后排列：重复购买次数、首次到最近一次购买的时间、首次购买到观察期结束的时间、重复购买的平均金额。同一天的购买算一次；' +
      '首次购买不计入次数和平均金额。一个月按 30.415 天（4.345 周）、一年按 364.98 天计算。',
  },
  examples: [
    {
      formula: '=BTYD.SUMMARY({"a";"a";"a";"b"},{100;114;114;121},{20;15;5;40},135)',
      result: [
        ['a', 1, 2, 5, 20],
        ['b', 0, 0, 2, 0],
      ],
    },
    {
      formula: '=BTYD.SUMMARY({"a";"a";"b"},{100;114;121},,,"day")',
      result: [
        ['a', 1, 14, 21],
        ['b', 0, 0, 0],
      ],
    },
  ],
  errors: {
    en: '#VALUE! when the columns differ in size, a date or amount is text or the unit is not known; #NUM! when there are no purchases or a repeat purchase has no value.',
    'zh-CN':
      '各列大小不同、日期或金额为文本、单位无法识别时为 #VALUE!；没有购买记录，或有重复购买没有金额时为 #NUM!。',
  },
  source: 'Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2)',
  compute([ids, dates, amounts, endDate, unit]) {
    const customers = collect(ids, dates, amounts);
    if (isCellError(customers)) return customers;
    const endDay = endDate === undefined ? lastDayOf(customers) : Math.floor(endDate);
    const summaries = customers.flatMap(
      (customer) => summarizeCustomer(customer, endDay, daysPerUnit[unit]) ?? [],
    );
    if (summaries.length === 0) return formulaError('noRows', { argument: 'ids' });
    const worthless = summaries.reduce((sum, { daysWithoutValue }) => sum + daysWithoutValue, 0);
    if (amounts && worthless > 0) {
      return formulaError('purchasesWithoutValue', { argument: 'amounts', value: worthless });
    }
    return summaries.map(({ id, x, firstToLast, age, meanValue }) =>
      amounts ? [id, x, firstToLast, age, meanValue] : [id, x, firstToLast, age],
    );
  },
});

/** Registry rows of this file. */
export const btydSummaryFunctions: readonly FunctionSpec[] = [summarySpec];
