import { dateFromSerial, dateToSerial } from 'numfmt';
import { isDateShown, isTimeShown, type ValueFormat } from '../model/format/formatValue';
import type { CellValue } from '../shared/value';

/** The value at a position counted from the start of the source: past its end, or before it when negative. */
type Series = (position: number) => CellValue;

/**
 * How a run of values goes on when it is dragged: numbers along their straight line (one alone repeats), times by hours or
 * their own steps, dates by days, months or years, names of weekdays, months and quarters in their order, texts that end in a number by counting,
 * anything else by repeating.
 *
 * Example: continueSeries([1, 3], {})(2) is 5, continueSeries([1, 3], {})(-1) is -1
 */
export function continueSeries(values: readonly CellValue[], shown: ValueFormat): Series {
  return (
    (isTimeShown(shown) ? timeSeries(values) : isDateShown(shown) ? dateSeries(values) : null) ??
    numberSeries(values) ??
    namedSeries(values) ??
    countedTexts(values) ??
    repetition(values)
  );
}

const isNumber = (value: CellValue): value is number => typeof value === 'number';
const isText = (value: CellValue): value is string => typeof value === 'string';

function repetition(values: readonly CellValue[]): Series {
  const { length } = values;
  return (position) => values[((position % length) + length) % length] ?? null;
}

function numberSeries(values: readonly CellValue[]): Series | null {
  if (values.length < 2 || !values.every(isNumber)) return null;
  return straightLine(values);
}

/** The least squares line, exact when the steps are equal; rounded to the digits a double really has. */
function straightLine(values: readonly number[]): (position: number) => number {
  const n = values.length;
  const meanX = (n - 1) / 2;
  const meanY = values.reduce((sum, value) => sum + value, 0) / n;
  let covariance = 0;
  let variance = 0;
  values.forEach((value, x) => {
    covariance += (x - meanX) * (value - meanY);
    variance += (x - meanX) ** 2;
  });
  const slope = variance === 0 ? 0 : covariance / variance;
  return (position) => Number((meanY + slope * (position - meanX)).toPrecision(15));
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dateSeries(values: readonly CellValue[]): Series | null {
  if (values.length === 0 || !values.every(isNumber)) return null;
  const first = values[0] as number;
  if (values.length === 1) return (position) => first + position;
  return monthSeries(values) ?? straightLine(values);
}

/** By hours, as in Excel; several times of day by the step between them. */
function timeSeries(values: readonly CellValue[]): Series | null {
  if (values.length === 0 || !values.every(isNumber)) return null;
  const [first = 0] = values;
  return values.length === 1
    ? (position) => Number((first + position / 24).toPrecision(15))
    : straightLine(values);
}

/** The same day in equal steps of months, years being twelve of them; the 31st becomes a month's last day. */
function monthSeries(values: readonly number[]): Series | null {
  const days = values.map(calendarDay);
  const first = days[0] as CalendarDay;
  const months = days.map((day) => day.year * 12 + day.month);
  const step = (months[1] as number) - (months[0] as number);
  const sameDay = days.every((day) => day.day === first.day);
  const equalSteps = months.every((month, i) => month - (months[0] as number) === step * i);
  if (step === 0 || !sameDay || !equalSteps || !values.every(Number.isInteger)) return null;
  return (position) => serialOf((months[0] as number) + step * position, first.day);
}

function calendarDay(serial: number): CalendarDay {
  const [year = 1900, month = 1, day = 1] = dateFromSerial(serial) ?? [];
  return { year, month: month - 1, day };
}

function serialOf(monthNumber: number, day: number): number {
  const year = Math.floor(monthNumber / 12);
  const month = monthNumber - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateToSerial([year, month + 1, Math.min(day, lastDay)]) ?? 0;
}

/** `Item 1`, `K-007`, `3月`, `第1周`: one stem, numbers in a line, zeros in front kept. */
function countedTexts(values: readonly CellValue[]): Series | null {
  if (values.length === 0 || !values.every(isText)) return null;
  const parts = values.map((value) => /^(.*?)(\d{1,15})(\p{Script=Han}*)$/u.exec(value));
  const [, stem = '', digits = '', end = ''] = parts[0] ?? [];
  if (!parts.every((part) => part !== null && part[1] === stem && part[3] === end)) return null;
  const numbers = parts.map((part) => Number(part?.[2]));
  const line = numbers.length === 1 ? (x: number) => (numbers[0] as number) + x : straightLine(numbers);
  const width = digits.startsWith('0') ? digits.length : 0;
  return (position) => `${stem}${String(Math.abs(Math.round(line(position)))).padStart(width, '0')}${end}`;
}

const nameLists: readonly (readonly string[])[] = [
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  ['礼拜一', '礼拜二', '礼拜三', '礼拜四', '礼拜五', '礼拜六', '礼拜日'],
  ['Q1', 'Q2', 'Q3', 'Q4'],
  ['第一季度', '第二季度', '第三季度', '第四季度'],
  ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'],
  ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'],
];

function namedSeries(values: readonly CellValue[]): Series | null {
  if (values.length === 0 || !values.every(isText)) return null;
  for (const names of nameLists) {
    const places = values.map((value) => names.indexOf(value));
    if (places.includes(-1)) continue;
    const step = places.length === 1 ? 1 : (places[1] as number) - (places[0] as number);
    const turn = (place: number): number => ((place % names.length) + names.length) % names.length;
    if (!places.every((place, i) => place === turn((places[0] as number) + step * i))) return null;
    return (position) => names[turn((places[0] as number) + step * position)] as string;
  }
  return null;
}
