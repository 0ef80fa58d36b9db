import { format, isDateFormat } from 'numfmt';
import type { Locale } from '../../shared/localText';
import { afterLastDate } from './formatValue';

/**
 * A value as `TEXT` writes it by an Excel number format code; `null` when there is no such code, a date lies outside
 * the calendar, or a text such as "1e310" was read as a number that is too large.
 *
 * Source:  numfmt, checked against workbooks saved by Excel.
 * Example: formatText(1234567.891, '#,##0.00', 'en') is '1,234,567.89'
 */
export function formatText(value: number | string | boolean, code: string, locale: Locale): string | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (code === '') return '';
  try {
    if (typeof value === 'number' && (value < 0 || value >= afterLastDate) && isDateFormat(code)) return null;
    return format(code, value, { locale });
  } catch {
    return null;
  }
}
