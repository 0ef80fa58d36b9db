import type { Locale } from '../shared/localText';

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
