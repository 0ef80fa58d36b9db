import type { Locale } from '../shared/localText';
import type { CellValue } from '../shared/value';
import { parseFreely } from '../model/format/parseInput';
import { enterAnyText } from './enterText';
import type { ForeignCell } from './foreignCell';
import type { PasteMode } from './pasteMode';
import type { SheetWriter } from './sheetWriter';

/** Enters a cell that comes from another program: read as if it was typed, with the look it had there. */
export function putForeign(
  writer: SheetWriter,
  { text, value, isText, style }: ForeignCell,
  toRow: number,
  toColumn: number,
  { mode, locale }: { readonly mode: PasteMode; readonly locale: Locale },
): boolean {
  if (mode === 'formats') return writer.restyle(toRow, toColumn, style);
  const worn = mode === 'all' || mode === 'transposed' ? style : undefined;
  if (text !== '' && (isText || style?.numberFormat === '@'))
    return writer.enterLiteral(toRow, toColumn, text, worn);
  const typed = parseFreely(text, locale);
  if (value !== undefined && (worn?.numberFormat !== undefined || isShownAs(value, typed.value))) {
    const own = worn ?? writer.styleOf(toRow, toColumn);
    const format = own?.numberFormat ?? typed.numberFormat;
    const kept = format === undefined ? own : { ...own, numberFormat: format };
    return writer.carry(toRow, toColumn, { value, formula: null, ...(kept ? { style: kept } : {}) });
  }
  return enterAnyText(writer, toRow, toColumn, text, worn);
}

/** Whether what a text would be read as is a number, rounded: 0.12 of `12%` for 0.1234. */
function isShownAs(value: number, shown: CellValue): boolean {
  return typeof shown === 'number' && Math.abs(shown - value) <= 0.5;
}
