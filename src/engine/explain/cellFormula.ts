import { axisLength, lineIdAt } from '../../model/axis';
import type { WorkbookDocument } from '../../model/document';
import type { CellPlace } from '../../model/explanation';
import { formulaOf } from '../../model/format/gridInput';
import { rewriteTokens, tokensOf } from '../../model/formula/tokens';
import { findSheet, gridCell, rowCount } from '../../model/lookup';

/** The stored formula of a cell, with `=`; `null` when it has none or is not there. */
export function cellFormula(
  document: WorkbookDocument,
  { sheetId, rowIndex, columnIndex }: CellPlace,
): string | null {
  const sheet = findSheet(document, sheetId);
  if (!sheet || rowIndex >= rowCount(sheet)) return null;
  if (sheet.kind === 'table') return sheet.columns[columnIndex]?.formula ?? null;
  if (columnIndex >= axisLength(sheet.columns)) return null;
  const cell = gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex));
  return formulaOf(cell?.input);
}

/**
 * A part of a grid cell's formula that means the same wherever it is evaluated: `ROW()` and `COLUMN()` are the numbers
 * they are in the cell.
 */
export function withoutOwnPosition(stored: string, { rowIndex, columnIndex }: CellPlace): string {
  const own = new Map([
    ['ROW', rowIndex + 1],
    ['COLUMN', columnIndex + 1],
  ]);
  const tokens = tokensOf(stored);
  let skip = 0;
  let at = -1;
  return rewriteTokens(stored, (token) => {
    at++;
    if (skip > 0) {
      skip--;
      return '';
    }
    const number = own.get(token.value.toUpperCase());
    if (number === undefined || tokens[at + 1]?.value !== '(' || tokens[at + 2]?.value !== ')') {
      return token.value;
    }
    skip = 2;
    return String(number);
  });
}
