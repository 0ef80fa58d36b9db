import { isCellError, plainText } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { shapeError } from './blocks';
import { periodNumber, periodUnits } from './calendar';
import type { PeriodUnit } from './calendar';
import { defineFunction } from './defineFunction';
import { idKey } from './ids';
import { formulaError } from './reasons';
import type { FunctionSpec, RangeArgument } from './spec';

/** Purchases as pairs of customer and period number. */
export interface Activity {
  readonly id: string;
  readonly period: number;
}

/** More periods than this make a table nobody reads and a browser cannot show. */
const mostPeriods = 1000;

/**
 * Cohort table: how many of the customers who first bought in a period bought again in each period after it.
 *
 * Shape:   purchases in; one row per first period (none is skipped, from the first to the last with new customers), one
 *          column per period since. Distinct customers; periods that lie after the last purchase are `null`.
 * Units:   customers.
 * Source:  common definition of the cohort (retention) triangle.
 */
export function cohortCounts(activities: readonly Activity[]): (number | null)[][] {
  const firstPeriods = new Map<string, number>();
  let [start, lastCohort, end] = [Infinity, -Infinity, -Infinity];
  for (const { id, period } of activities) {
    firstPeriods.set(id, Math.min(period, firstPeriods.get(id) ?? period));
    start = Math.min(start, period);
    end = Math.max(end, period);
  }
  for (const period of firstPeriods.values()) lastCohort = Math.max(lastCohort, period);
  const columns = end - start + 1;
  const table = Array.from({ length: lastCohort - start + 1 }, (_, row) =>
    Array.from({ length: columns }, (__, column): number | null => (row + column < columns ? 0 : null)),
  );
  const counted = new Set<string>();
  for (const { id, period } of activities) {
    const first = firstPeriods.get(id) ?? period;
    const key = `${period}|${id}`;
    if (counted.has(key)) continue;
    counted.add(key);
    const row = table[first - start];
    if (row) row[period - first] = (row[period - first] ?? 0) + 1;
  }
  return table;
}

function activitiesOf(
  ids: RangeArgument,
  dates: RangeArgument,
  unit: PeriodUnit,
): readonly Activity[] | CellError {
  const shape = shapeError(ids, 'ids', dates, 'dates');
  if (shape) return shape;
  const activities: Activity[] = [];
  for (let index = 0; index < ids.values.length; index += 1) {
    const id = idKey(ids.values[index] ?? null);
    const date = dates.values[index] ?? null;
    if (id === null || date === null || date === '') continue;
    if (typeof date !== 'number') {
      return formulaError('textNotDate', { argument: 'dates', value: plainText(date) });
    }
    activities.push({ id, period: periodNumber(date, unit) });
  }
  if (activities.length === 0) return formulaError('noRows', { argument: 'ids' });
  return activities;
}

function spanOf(activities: readonly Activity[]): number {
  let [start, end] = [Infinity, -Infinity];
  for (const { period } of activities) {
    start = Math.min(start, period);
    end = Math.max(end, period);
  }
  return end - start + 1;
}

function shareOfFirst(row: readonly (number | null)[]): CellValue[] {
  const size = row[0] ?? 0;
  return row.map((count) => (count === null || size === 0 ? null : count / size));
}

const cohortSpec = defineFunction({
  name: 'COHORT',
  family: 'churn',
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
      name: 'unit',
      kind: 'text',
      optional: true,
      default: 'month',
      choices: periodUnits,
      summary: {
        en: 'Length of a period: "day", "week" (from Monday), "month" (default), "quarter" or "year".',
        'zh-CN':
          '期间长度："day"（日）、"week"（周，从周一起）、"month"（月，默认）、"quarter"（季）或 "year"（年）。',
      },
    },
    {
      name: 'as',
      kind: 'text',
      optional: true,
      default: 'count',
      choices: ['count', 'rate'],
      summary: {
        en: '"count" for customers (default), "rate" for the share of the cohort.',
        'zh-CN': '"count" 返回客户数（默认），"rate" 返回占同期群的比例。',
      },
    },
  ],
  result: {
    shape: 'array',
    summary: {
      en: 'One row per period of first purchase, one column per period since',
      'zh-CN': '每行为一个首购期间，每列为首购后的第几期',
    },
  },
  summary: {
    en: 'Cohort table: customers by first purchase who buy again in later periods.',
    'zh-CN': '同期群（队列）表：按首购期间分组的客户在以后各期仍有购买的人数。',
  },
  help: {
    en:
      'Groups customers by the period of their first purchase and counts the distinct customers who buy in each period ' +
      'after it; the first column is the size of the cohort. Rows without id or date are left out. Periods that have not ' +
      'happened yet are blank; a period without purchases is 0.',
    'zh-CN':
      '按首次购买所在的期间给客户分组，统计每组在以后各期有购买的不同客户数；第一列为该组人数。没有编号或日期的行不计入。' +
      '尚未发生的期间为空白，没有购买的期间为 0。',
  },
  examples: [
    {
      formula: '=COHORT({"a";"b";"a";"b";"c"},{45300;45301;45330;45360;45330})',
      result: [
        [2, 1, 1],
        [1, 0, null],
      ],
    },
    {
      formula: '=COHORT({"a";"b";"a"},{45300;45301;45330},"month","rate")',
      result: [[1, 0.5]],
    },
  ],
  errors: {
    en: '#VALUE! when the columns differ in size, a date is text or a word is not known; #NUM! when there are no purchases or more than 1,000 periods.',
    'zh-CN':
      '两列大小不同、日期为文本或选项无法识别时为 #VALUE!；没有购买记录，或期间超过 1000 个时为 #NUM!。',
  },
  source: 'Common definition of the cohort retention table',
  compute([ids, dates, unit, as]) {
    const activities = activitiesOf(ids, dates, unit);
    if (isCellError(activities)) return activities;
    const span = spanOf(activities);
    if (span > mostPeriods) {
      return formulaError('tooManyPeriods', { argument: 'unit', value: span, bound: mostPeriods });
    }
    const counts = cohortCounts(activities);
    return as === 'rate' ? counts.map(shareOfFirst) : counts;
  },
});

/** Registry rows of this file. */
export const cohortFunctions: readonly FunctionSpec[] = [cohortSpec];
