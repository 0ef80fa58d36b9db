import { format, isPercentFormat } from 'numfmt';
import type { Locale } from '../../shared/localText';
import { cellErrorText, isCellError, type CellValue } from '../../shared/value';
import { formatValue, isDateShown, type ValueFormat } from './formatValue';
import { parseForType, parseFreely } from './parseInput';

/**
 * The text the editor opens with: typed back unchanged, it gives the same value in full precision. Formulas are
 * shown by `toShownFormula`.
 *
 * Example: toEditText(0.125, { type: 'percent' }, 'en') is '12.5%'
 */
export function toEditText(value: CellValue, shown: ValueFormat, locale: Locale): string {
  if (value === null) return '';
  if (isCellError(value)) return cellErrorText[value.code];
  if (typeof value === 'boolean') return formatValue(value, shown, locale);
  if (typeof value === 'string') return textForEditing(value, shown, locale);
  if (isDateShown(shown)) return dateForEditing(value) ?? String(value);
  const percent =
    shown.numberFormat === undefined ? shown.type === 'percent' : isPercentFormat(shown.numberFormat);
  return percent ? `${Number((value * 100).toPrecision(15))}%` : numberForEditing(value);
}

/** Beyond 15 digits in scientific notation: so many digits in a row would be read back as an id, a text. */
function numberForEditing(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? value.toExponential() : String(value);
}

/** A text that would be read as something else gets the `'` that keeps it a text. */
function textForEditing(value: string, shown: ValueFormat, locale: Locale): string {
  const readBack =
    shown.type === undefined ? parseFreely(value, locale).value : parseForType(value, shown.type, locale);
  const staysText = readBack === value && !(shown.type === undefined && value.startsWith('='));
  return staysText ? value : `'${value}`;
}

function dateForEditing(value: number): string | undefined {
  if (value < 0 || value >= 2958466) return undefined;
  if (value < 1) return format('hh:mm:ss', value);
  return format(Number.isInteger(value) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss', value);
}
