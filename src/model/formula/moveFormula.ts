import { moveRange, parseCellReference, writeCellReference } from './cellReference';
import { isCellToken, tokensOf } from './tokens';

/** A formula as it reads some rows down and columns to the right. */
export type MovedFormula = (rowDelta: number, columnDelta: number) => string;

/** A formula as it reads when it is copied some rows down and columns to the right; `$` parts stay. */
export function moveFormula(formula: string, rowDelta: number, columnDelta: number): string {
  return rowDelta === 0 && columnDelta === 0 ? formula : formulaMover(formula)(rowDelta, columnDelta);
}

/** The same for a formula that is copied to many places: it is taken apart once. */
export function formulaMover(formula: string): MovedFormula {
  const parts = tokensOf(formula).map((token) => {
    const reference = isCellToken(token) ? parseCellReference(token.value) : null;
    return reference ?? token.value;
  });
  return (rowDelta, columnDelta) => {
    if (rowDelta === 0 && columnDelta === 0) return formula;
    let moved = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        moved += part;
        continue;
      }
      const range = moveRange(part.range, rowDelta, columnDelta);
      moved += range ? writeCellReference({ ...part, range }) : '#REF!';
    }
    return moved;
  };
}
