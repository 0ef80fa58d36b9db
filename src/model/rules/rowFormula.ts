import { parseStructuredReference, writeStructuredReference } from '../formula/structuredReference';
import { isStructuredToken, rewriteTokens } from '../formula/tokens';
import type { SheetId } from '../ids';

/** A formula of a table's row as one that can be evaluated anywhere: `[@X]` becomes the cell of that row by number. */
export function rowFormula(formula: string, sheetId: SheetId, rowIndex: number): string {
  return rewriteTokens(formula, (token) => {
    const reference = isStructuredToken(token) ? parseStructuredReference(token.value) : null;
    if (!reference?.thisRow) return token.value;
    const column = writeStructuredReference({ ...reference, thisRow: false, table: sheetId });
    return reference.columns.length === 1
      ? `INDEX(${column},${rowIndex + 1})`
      : `INDEX(${column},${rowIndex + 1},0)`;
  });
}
