import type { SheetId } from '../ids';
import { parseCellReference } from './cellReference';
import type { CellBlock } from './moveCells';
import { isCellToken, tokensOf } from './tokens';

/** Whether a stored formula that stands on `ownSheet` names cells of a block, some of them or more. */
export function readsCells(formula: string, ownSheet: SheetId, block: CellBlock): boolean {
  return tokensOf(formula).some((token) => {
    const reference = isCellToken(token) ? parseCellReference(token.value) : null;
    if (!reference || (reference.sheet ?? ownSheet) !== block.sheetId) return false;
    const { top, bottom, left, right } = reference.range;
    return (
      (top ?? 0) <= block.toRow &&
      (bottom ?? Infinity) >= block.fromRow &&
      (left ?? 0) <= block.toColumn &&
      (right ?? Infinity) >= block.fromColumn
    );
  });
}
