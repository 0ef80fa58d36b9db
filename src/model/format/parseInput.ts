import { parseDate, parseNumber, parseTime, parseValue } from 'numfmt';
import type { Locale } from '../../shared/localText';
import type { CellValue } from '../../shared/value';
import type { ColumnType } from '../document';

/** A typed text read as Excel reads it, and the number format its spelling asks for. */
export interface ParsedInput {
  readonly value: number | string | boolean | null;
  readonly numberFormat?: string;
}

interface ParsedNumber {
  readonly value: number;
  readonly numberFormat?: string;
}

/**
 * Reads what was typed into a column of a table. What does not fit the type comes back as the text it is: the
 * column keeps it as an exception and nothing is lost.
 *
 * Errors: none. Example: parseForType('12.5%', 'percent', 'en') is 0.125
 */
export function parseForType(text: string, type: ColumnType, locale: Locale): CellValue {
  if (text.trim() === '') return null;
  if (text.startsWith("'")) return text.slice(1);
  switch (type) {
    case 'text':
    case 'choice':
    case 'tags':
      return text;
    case 'number':
    case 'currency':
      return readNumber(text)?.value ?? text;
    case 'percent':
      return readPercent(text) ?? text;
    case 'date':
      return readDate(text, locale)?.value ?? text;
    case 'boolean':
      return readBoolean(text) ?? text;
  }
}

/**
 * Reads what was typed into a free cell: number, percentage, amount, date, time, TRUE or FALSE, or else text. A
 * leading `'` makes anything text. Formulas are not read here.
 *
 * Example: parseFreely('12%', 'en') is { value: 0.12, numberFormat: '0%' }
 */
export function parseFreely(text: string, locale: Locale): ParsedInput {
  if (text.trim() === '') return { value: null };
  if (text.startsWith("'")) return { value: text.slice(1) };
  const plain = text.trim();
  if (/^(true|false)$/i.test(plain)) return { value: plain.toLowerCase() === 'true' };
  return readNumber(text) ?? readDate(text, locale) ?? readTime(text) ?? { value: text };
}

/** The signs of amounts, before or after the number, and the sign the cell shows. */
const currencySigns: readonly (readonly [spelling: RegExp, shown: string])[] = [
  [/^([-+(]?)\s*[¥￥]\s*|\s*元$/u, '¥'],
  [/^([-+(]?)\s*\$\s*/u, '$'],
  [/^([-+(]?)\s*€\s*|\s*€$/u, '€'],
  [/^([-+(]?)\s*£\s*/u, '£'],
];

/** The notation of `String(number)`, read exactly. */
const plainNumber = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** Sixteen digits and more rarely fit a double: such "numbers" are ids, which must not lose their last digits. */
function losesDigits(plain: string): boolean {
  const digits = plain.replaceAll(',', '');
  return /^\D*\d{16,}\D*$/.test(digits) && !Number.isSafeInteger(Number(digits));
}

function readNumber(text: string): ParsedNumber | undefined {
  const plain = withoutWideForms(text);
  if (!/\d/.test(plain) || losesDigits(plain)) return undefined;
  if (plainNumber.test(plain)) return finiteNumber(Number(plain));
  for (const [spelling, shown] of currencySigns) {
    if (!spelling.test(plain)) continue;
    const amount = parseNumber(plain.replace(spelling, '$1'), { locale: 'en-US' });
    return amount && { value: amount.value, numberFormat: currencyFormat(shown, amount.value) };
  }
  const parsed = parseNumber(plain, { locale: 'en-US' });
  if (!parsed) return undefined;
  if (plain.includes('%')) {
    return { value: parsed.value, numberFormat: plain.includes('.') ? '0.00%' : '0%' };
  }
  if (plain.includes(',')) {
    return { value: parsed.value, numberFormat: plain.includes('.') ? '#,##0.00' : '#,##0' };
  }
  return { value: parsed.value };
}

function finiteNumber(value: number): ParsedNumber | undefined {
  return Number.isFinite(value) ? { value } : undefined;
}

function currencyFormat(sign: string, value: number): string {
  return Number.isInteger(value) ? `${sign}#,##0` : `${sign}#,##0.00`;
}

/** In a column of percentages `12.5` means 12.5 %, as in Excel; `0.125` too means what it says: 0.125 %. */
function readPercent(text: string): number | undefined {
  const number = readNumber(text);
  if (!number) return undefined;
  return /[%％]/u.test(text) ? number.value : Number((number.value / 100).toPrecision(15));
}

const wordsForYes = new Set(['true', 'yes', 'y', '1', '是', '真', '对', '有', '√', '✓', '✔']);
const wordsForNo = new Set(['false', 'no', 'n', '0', '否', '假', '错', '无', '×', '✗', '✘']);

function readBoolean(text: string): boolean | undefined {
  const word = withoutWideForms(text).toLowerCase();
  if (wordsForYes.has(word)) return true;
  return wordsForNo.has(word) ? false : undefined;
}

const dateFormat = 'yyyy-mm-dd';
const dateTimeFormat = 'yyyy-mm-dd hh:mm';

/** Day and month in the order of the language first, then the other way: 13/5/2024 has one reading only. */
const dateOrders: Record<Locale, readonly string[]> = {
  en: ['en-US', 'en-GB'],
  'zh-CN': ['zh-CN', 'en-US', 'en-GB'],
};

function readDate(text: string, locale: Locale): ParsedNumber | undefined {
  const plain = withoutWideForms(text)
    .replace(/(\d)\s*年\s*(\d)/u, '$1-$2')
    .replace(/(\d)\s*月\s*(\d)/u, '$1-$2')
    .replace(/(\d)\s*日\s*/u, '$1 ')
    .trim();
  const serial = readIsoDate(plain) ?? readSpelledDate(plain, locale);
  if (serial === undefined) return undefined;
  return { value: serial, numberFormat: Number.isInteger(serial) ? dateFormat : dateTimeFormat };
}

/** `2024-3-5`, `2024/3/5`, `2024.3.5`, each with an optional time after a space or `T`. */
const isoDate = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:\s+|T)(\d{1,2}:\d{2}(?::\d{2})?)Z?)?$/;

function readIsoDate(plain: string): number | undefined {
  const match = isoDate.exec(plain);
  if (!match) return undefined;
  const [, year, , month, day, time] = match;
  const date = parseDate(`${year}-${month}-${day}`, { locale: 'en-US' });
  const timeOfDay = time === undefined ? 0 : parseTime(time, { locale: 'en-US' })?.value;
  return date && timeOfDay !== undefined ? date.value + timeOfDay : undefined;
}

/** Latin words that are none of a date's: `Customer 17` is not looked at any further, for that takes long. */
const otherWord = /[a-z]{2}/i;
const dateWord = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|am|pm/i;

function readSpelledDate(plain: string, locale: Locale): number | undefined {
  // Digits and separators, or a month's name: words that only happen to hold a number stay text.
  if (!/\d/.test(plain) || !/[-/\s.]/.test(plain)) return undefined;
  if (otherWord.test(plain) && !dateWord.test(plain)) return undefined;
  for (const order of dateOrders[locale]) {
    const value = parseDate(plain, { locale: order })?.value ?? dateWithTime(plain, order);
    if (value !== undefined) return value;
  }
  return undefined;
}

function dateWithTime(plain: string, locale: string): number | undefined {
  const parsed = plain.includes(':') ? parseValue(plain, { locale })?.value : undefined;
  return typeof parsed === 'number' && parsed > 1 ? parsed : undefined;
}

function readTime(text: string): ParsedNumber | undefined {
  const plain = withoutWideForms(text);
  const time = plain.includes(':') ? parseTime(plain, { locale: 'en-US' }) : undefined;
  return time && { value: time.value, numberFormat: /:\d+:/.test(plain) ? 'hh:mm:ss' : 'hh:mm' };
}

/** Chinese input methods leave full-width digits and signs behind. */
function withoutWideForms(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('\u2212', '-')
    .trim();
}
