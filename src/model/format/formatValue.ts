import { format, formatColor, isDateFormat as isDateCode } from 'numfmt';
import type { LocalText, Locale } from '../../shared/localText';
import { cellErrorText, isCellError, type CellValue } from '../../shared/value';
import type { ColumnType } from '../document';

/** How a cell wants to be shown: an Excel number format code, or else what the column's type suggests. */
export interface ValueFormat {
  readonly type?: ColumnType;
  readonly numberFormat?: string;
}

const yes: LocalText = { en: 'Yes', 'zh-CN': '是' };
const no: LocalText = { en: 'No', 'zh-CN': '否' };

/** Serial numbers of 1900-01-01 and of the day after 9999-12-31: outside them a number is no date. */
const firstDate = 1;
export const afterLastDate = 2958466;

/**
 * The text a cell shows.
 *
 * Errors: a code that Excel would not accept shows the number as `General` does; never thrown.
 * Example: formatValue(0.125, { type: 'percent' }, 'en') is '12.5%'
 */
export function formatValue(value: CellValue, shown: ValueFormat, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (isCellError(value)) return cellErrorText[value.code];
  if (typeof value === 'boolean') {
    if (shown.type === 'boolean') return (value ? yes : no)[locale];
    return value ? 'TRUE' : 'FALSE';
  }
  return formatNumber(value, shown, locale);
}

function formatNumber(value: number, shown: ValueFormat, locale: Locale): string {
  const code = shown.numberFormat ?? codeOfType(value, shown.type);
  if (code === undefined) return formatGeneral(value);
  const outsideCalendar = isDateFormat(code) && (value < 0 || value >= afterLastDate);
  return outsideCalendar ? formatGeneral(value) : applyCode(code, value, locale);
}

function applyCode(code: string, value: number, locale: Locale): string {
  try {
    return format(code, value, { locale });
  } catch {
    return formatGeneral(value);
  }
}

/** The code that a type shows a number by when none is set. */
export function codeOfType(value: number, type: ColumnType | undefined): string | undefined {
  switch (type) {
    case 'currency':
      return '#,##0.00';
    case 'percent':
      return '0.0%';
    case 'date':
      if (value < firstDate || value >= afterLastDate) return undefined;
      return Number.isInteger(value) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm';
    default:
      return undefined;
  }
}

/** The code that somebody chose for numbers, or that days need; where there is none, whoever shows them decides. */
export function shownCode({ numberFormat, type }: ValueFormat): string | undefined {
  if (numberFormat === undefined) return type === 'date' ? 'yyyy-mm-dd' : undefined;
  return numberFormat.toLowerCase() === 'general' ? undefined : numberFormat;
}

/** Whether a number is shown as it is, without a code that says how. */
export function isGeneral(value: number, { numberFormat, type }: ValueFormat): boolean {
  const code = numberFormat ?? codeOfType(value, type);
  return code === undefined || code.toLowerCase() === 'general';
}

/** As Excel's `General`, but whole numbers keep their digits: thirteen of them are more often an id than a measure. */
function formatGeneral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  return format('General', value);
}

/** Whether a number format shows dates or times; one that cannot be read shows none. */
export function isDateFormat(code: string): boolean {
  try {
    return isDateCode(code);
  } catch {
    return false;
  }
}

/** Whether a cell with this format holds a date or a time. */
export function isDateShown(shown: ValueFormat): boolean {
  return shown.numberFormat === undefined ? shown.type === 'date' : isDateFormat(shown.numberFormat);
}

/** Whether it is a time of day, or a length of time, without a date: such can be added up. */
export function isTimeShown({ numberFormat }: ValueFormat): boolean {
  if (numberFormat === undefined || !isDateFormat(numberFormat)) return false;
  const parts = numberFormat.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]/gi, '').toLowerCase();
  return /[hs]/.test(parts) && !/[dyg]/.test(parts);
}

/** The colour tokens nearest to the colours that a code can ask for, as `[Red]` does. */
const colorOfCode: Readonly<Record<string, string>> = {
  red: 'danger',
  green: 'positive',
  blue: 'accent',
  cyan: 'accent',
  magenta: 'violet',
  yellow: 'warning',
  black: 'text',
  white: 'secondary',
};

/** The colour token that a code shows a value in, where it says so. */
export function colorByCode(code: string, value: CellValue): string | undefined {
  if (!code.includes('[') || typeof value !== 'number') return undefined;
  try {
    const color = formatColor(code, value);
    return typeof color === 'string' ? colorOfCode[color.toLowerCase()] : undefined;
  } catch {
    return undefined;
  }
}
