import { isPercentFormat } from '../model/format/formatCode';
import { formatValue, isDateFormat } from '../model/format/formatValue';
import type { Locale } from '../shared/localText';

/** How numbers are shown where they come from. */
export interface ShownNumbers {
  readonly isPercent: boolean;
  /** The code of their cells; without one the chart decides. */
  readonly numberFormat?: string | undefined;
  /** The code was chosen for the chart: it holds along the axis too, as it is. */
  readonly isChosen?: boolean;
}

/** A number as people read it in a chart: as many decimals as its size deserves. */
export function numberText(value: number, locale: Locale): string {
  const size = Math.abs(value);
  const maximumFractionDigits = size >= 1000 ? 0 : size >= 100 ? 1 : 2;
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value);
}

/**
 * Shortened for axes (`1.2M`, `120万`), unless the numbers are small or already stand in a unit of their own. `largest` of
 * what the axis shows decides for all of it, so that one axis does not say `50,000` and `100K`.
 */
export function axisNumberText(
  value: number,
  locale: Locale,
  unit: string | null,
  largest = Math.abs(value),
): string {
  const isLarge = Math.max(largest, Math.abs(value)) >= 50_000;
  if (unit !== null || !isLarge || Math.abs(value) < 1000) return numberText(value, locale);
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A number as its cell shows it, or else as a chart does; shares as percentages. */
export function shownNumberText(
  value: number | null | undefined,
  { isPercent, numberFormat }: ShownNumbers,
  locale: Locale,
): string {
  if (value === null || value === undefined) return '–';
  if (numberFormat !== undefined) return formatValue(value, { numberFormat }, locale);
  return isPercent ? percentText(value, locale) : numberText(value, locale);
}

/** A share as people read it: decimals only where it is small. */
export function percentText(value: number, locale: Locale): string {
  const maximumFractionDigits = Math.abs(value) < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits }).format(value);
}

/** The same along an axis: short, with the currency and the days of the cells, and no decimals that say nothing. */
export function shownAxisText(
  value: number,
  { isPercent, numberFormat, isChosen }: ShownNumbers,
  locale: Locale,
  unit: string | null,
  largest = Math.abs(value),
): string {
  if (isChosen && numberFormat !== undefined) return formatValue(value, { numberFormat }, locale);
  if (isPercent || (numberFormat !== undefined && isPercentFormat(numberFormat)))
    return percentText(value, locale);
  if (numberFormat === undefined || isPlainCode(numberFormat))
    return axisNumberText(value, locale, unit, largest);
  const hasDecimals = isDateFormat(numberFormat) || !Number.isInteger(value);
  const code = hasDecimals ? numberFormat : numberFormat.replaceAll(/\.[0#?]+/g, '');
  return formatValue(value, { numberFormat: code }, locale);
}

/** Digits and their signs only; no currency, no word, no day. */
const isPlainCode = (code: string): boolean => /^[#0?,.;()\-_ ]*$/.test(code);
