import { halfWidth } from './numberText';
import type { DateOrder } from '../model/fileImport';

/** Days from 1899-12-30, the day before serial number 1, to 1970-01-01. */
const epochSerial = 25_569;
const msPerDay = 86_400_000;
/** Serial number of 29 February 1900, which there never was. */
const leapDay1900 = 60;

const time = String.raw`(?:(?:\s*T\s*|\s+)(?<half>上午|下午)?\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?<meridiem>[AP]M)?\s*(?:Z|UTC|[-+]\d{2}:?\d{2})?)?`;
const monthWord = '(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

const yearFirst = new RegExp(
  String.raw`^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})${time}$`,
  'i',
);
const chinese = new RegExp(
  String.raw`^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号]?${time}$`,
  'i',
);
const yearLast = new RegExp(
  String.raw`^(?<first>\d{1,2})(?<mark>[-/.])(?<second2>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})${time}$`,
  'i',
);
const dayWord = new RegExp(
  String.raw`^(?<day>\d{1,2})(?:\s+|-)${monthWord}(?:\s+|-|,\s*)(?<year>\d{4})${time}$`,
  'i',
);
const wordDay = new RegExp(
  String.raw`^${monthWord}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${time}$`,
  'i',
);
const compact = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/;

const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longestDate = 48;
/** Three numbers, eight digits, or a word: most texts are ruled out here, before the patterns are tried. */
const mayBeDate = /[\d０-９][^\d０-９]+[\d０-９]+[^\d０-９]+[\d０-９]|\d{8}|[a-z]{3}/i;

export interface DateStyle {
  readonly order: DateOrder;
  /** `20240131` is a date too; only where the column's name says so. */
  readonly readsCompact: boolean;
}

export interface DateFacts {
  /** The orders of day and month it can be read in. */
  readonly fits: 'any' | DateOrder | 'either';
  readonly hasTime: boolean;
  /** `20240131` */
  readonly isCompact: boolean;
  /** `13.02.2024`: points stand between day and month where the day comes first. */
  readonly hasPoints: boolean;
}

/** What kind of date a text is; `null` when it is none. `1-2` and `3/4` are none. */
export function dateFacts(text: string): DateFacts | null {
  const asDayFirst = read(text, 'dmy', true);
  const asMonthFirst = asDayFirst?.hasOrder === false ? asDayFirst : read(text, 'mdy', true);
  const found = asDayFirst ?? asMonthFirst;
  if (!found) return null;
  let fits: DateFacts['fits'] = 'any';
  if (found.hasOrder) fits = !asMonthFirst ? 'dmy' : !asDayFirst ? 'mdy' : 'either';
  return {
    fits,
    hasTime: found.hasTime,
    isCompact: found.isCompact,
    hasPoints: found.hasOrder && text.includes('.'),
  };
}

/**
 * The serial number of a date, with the time as its fraction; `NaN` when it is none. A time zone is left out: the date and
 * time are those that stand in the file, whoever reads it and wherever.
 */
export function readDate(text: string, style: DateStyle): number {
  if (isoShape.test(text)) return readIso(text);
  return read(text, style.order, style.readsCompact)?.serial ?? NaN;
}

/** The shape of most dates in files, read by position because there are so many of them. */
const isoShape = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d)?$/;

function readIso(text: string): number {
  const year = digitsAt(text, 0) * 100 + digitsAt(text, 2);
  const month = digitsAt(text, 5);
  const day = digitsAt(text, 8);
  const date = serialOf(year, month, day);
  if (text.length === 10) return date;
  const hour = digitsAt(text, 11);
  const minute = digitsAt(text, 14);
  const second = digitsAt(text, 17);
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  return date + (hour * 3600 + minute * 60 + second) / 86_400;
}

function digitsAt(text: string, index: number): number {
  return text.charCodeAt(index) * 10 + text.charCodeAt(index + 1) - 528;
}

/** `NaN` when there is no such day. */
function serialOf(year: number, month: number, day: number): number {
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
  const serial = Date.UTC(year, month - 1, day) / msPerDay + epochSerial;
  // Excel counts a 29 February 1900, so the days before it are one less.
  return serial > leapDay1900 ? serial : serial - 1;
}

interface ReadDate {
  readonly serial: number;
  readonly hasTime: boolean;
  readonly hasOrder: boolean;
  readonly isCompact: boolean;
}

function read(text: string, order: DateOrder, readsCompact: boolean): ReadDate | null {
  if (text.length > longestDate || text.length < 6 || !mayBeDate.test(text)) return null;
  const plain = halfWidth(text).trim();
  const groups = (yearFirst.exec(plain) ?? chinese.exec(plain) ?? dayWord.exec(plain) ?? wordDay.exec(plain))
    ?.groups;
  if (groups) {
    const month = groups['word']
      ? monthWords.indexOf(groups['word'].toLowerCase()) + 1
      : Number(groups['month']);
    return dated(Number(groups['year']), month, Number(groups['day']), groups, false);
  }
  const compactGroups = readsCompact ? compact.exec(plain)?.groups : undefined;
  if (compactGroups) {
    const { year, month, day } = compactGroups;
    return dated(Number(year), Number(month), Number(day), {}, false, true);
  }
  const ordered = yearLast.exec(plain)?.groups;
  // A short year next to points or hyphens is as likely a version or a range.
  if (!ordered || (ordered['year']?.length === 2 && ordered['mark'] !== '/')) return null;
  const first = Number(ordered['first']);
  const second = Number(ordered['second2']);
  const year = fullYear(ordered['year'] as string);
  return order === 'dmy'
    ? dated(year, second, first, ordered, true)
    : dated(year, first, second, ordered, true);
}

/** As Excel does: 29 is 2029, 30 is 1930. */
function fullYear(year: string): number {
  const value = Number(year);
  if (year.length > 2) return value;
  return value < 30 ? 2000 + value : 1900 + value;
}

type Groups = Readonly<Record<string, string | undefined>>;

function dated(
  year: number,
  month: number,
  day: number,
  groups: Groups,
  hasOrder: boolean,
  isCompact = false,
): ReadDate | null {
  const date = serialOf(year, month, day);
  const fraction = timeOfDay(groups);
  if (Number.isNaN(date) || fraction === null) return null;
  return { serial: date + fraction, hasTime: groups['hour'] !== undefined, hasOrder, isCompact };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** As a fraction of the day; `null` when there is no such time. */
function timeOfDay(groups: Groups): number | null {
  if (groups['hour'] === undefined) return 0;
  let hour = Number(groups['hour']);
  const minute = Number(groups['minute']);
  const second = Number(groups['second'] ?? 0);
  const half = groups['half'] ?? groups['meridiem']?.toUpperCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === '下午' || half === 'PM' ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return null;
  return (hour * 3600 + minute * 60 + second) / 86_400;
}
