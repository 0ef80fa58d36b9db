import type { Locale } from '../shared/localText';
import { parseFreely } from '../model/format/parseInput';
import { enterAnyText } from './enterText';
import type { ForeignCell } from './foreignCell';
import type { PasteMode } from './pasteMode';
import type { SheetWriter } from './sheetWriter';

/** Enters a cell that comes from another program: read as if it was typed, with the look it had there. */
export function putForeign(
  writer: SheetWriter,
  { text, value, style }: ForeignCell,
  toRow: number,
  toColumn: number,
  { mode, locale }: { readonly mode: PasteMode; readonly locale: Locale },
): boolean {
  if (mode === 'formats') return writer.restyle(toRow, toColumn, style);
  const worn = mode === 'all' || mode === 'transposed' ? style : undefined;
  if (value !== undefined && isShownAs(value, text, locale)) {
    const kept = worn ?? writer.styleOf(toRow, toColumn);
    return writer.carry(toRow, toColumn, { value, formula: null, ...(kept ? { style: kept } : {}) });
  }
  return enterAnyText(writer, toRow, toColumn, text, worn);
}

/** Whether a text shows a number, rounded: `12%` for 0.1234, and not a date for its serial number. */
function isShownAs(value: number, text: string, locale: Locale): boolean {
  const shown = parseFreely(text, locale).value;
  return typeof shown === 'number' && Math.abs(shown - value) <= 0.5;
}
