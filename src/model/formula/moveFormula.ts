import { moveRange, parseCellReference, writeCellReference } from './cellReference';
import { isCellToken, rewriteTokens } from './tokens';

/** A formula as it reads when it is copied some rows down and columns to the right; `$` parts stay. */
export function moveFormula(formula: string, rowDelta: number, columnDelta: number): string {
  if (rowDelta === 0 && columnDelta === 0) return formula;
  return rewriteTokens(formula, (token) => {
    const reference = isCellToken(token) ? parseCellReference(token.value) : null;
    if (!reference) return token.value;
    const range = moveRange(reference.range, rowDelta, columnDelta);
    return range ? writeCellReference({ ...reference, range }) : '#REF!';
  });
}
