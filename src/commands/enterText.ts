import type { CellStyle } from '../model/document';
import { isFormula } from '../model/lookup';
import type { SheetWriter } from './sheetWriter';

/** Nothing that was pasted is lost: a formula that cannot be read stands there as text. */
export function enterAnyText(
  writer: SheetWriter,
  rowIndex: number,
  columnIndex: number,
  text: string,
  style?: CellStyle,
): boolean {
  if (text === '' && !style) return writer.clear(rowIndex, columnIndex);
  const entered = writer.enterText(rowIndex, columnIndex, text, style);
  if (entered.ok) return true;
  if (entered.problem.code === 'cellIsCalculated' || !isFormula(text.trimStart())) return false;
  return writer.carry(rowIndex, columnIndex, { value: text, formula: null });
}
