import type { SheetId } from '../ids';
import { moveRange, parseCellReference, writeCellReference, type RangeA1 } from './cellReference';
import { isCellToken, rewriteTokens } from './tokens';

/** A rectangle of cells by stored positions, ends included. */
export interface CellBlock {
  readonly sheetId: SheetId;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Cells that are cut and put down elsewhere: where they were, and where their first cell comes to stand. */
export interface BlockMove {
  readonly source: CellBlock;
  readonly target: { readonly sheetId: SheetId; readonly row: number; readonly column: number };
}

/**
 * A formula, standing on `ownSheet` before the move, afterwards: references to moved cells follow them, to another sheet
 * too. What reaches over the edge of the block stays; and a reference to a cell that is written over reads what stands
 * there now, as in Google Sheets. (Excel makes it `#REF!`, which costs a formula and helps nobody.)
 */
export function followMovedCells(formula: string, ownSheet: SheetId, { source, target }: BlockMove): string {
  return rewriteTokens(formula, (token) => {
    const reference = isCellToken(token) ? parseCellReference(token.value) : null;
    if (!reference) return token.value;
    const sheetId = reference.sheet ?? ownSheet;
    const { range } = reference;
    if (sheetId !== source.sheetId || !isInside(range, source)) return token.value;
    const { $top, $bottom, $left, $right } = range;
    const loose = { ...range, $top: false, $bottom: false, $left: false, $right: false };
    const moved = moveRange(loose, target.row - source.fromRow, target.column - source.fromColumn);
    if (!moved) return '#REF!';
    const sheet = target.sheetId === ownSheet && reference.sheet === null ? null : target.sheetId;
    return writeCellReference({ sheet, range: { ...moved, $top, $bottom, $left, $right } });
  });
}

/** A formula that is carried to another sheet and goes on meaning the same cells. */
export function carryToSheet(formula: string, from: SheetId, to: SheetId): string {
  if (from === to) return formula;
  return rewriteTokens(formula, (token) => {
    const reference = isCellToken(token) ? parseCellReference(token.value) : null;
    if (!reference) return token.value;
    const sheetId = reference.sheet ?? from;
    return writeCellReference({ ...reference, sheet: sheetId === to ? null : sheetId });
  });
}

function isInside({ top, bottom, left, right }: RangeA1, block: CellBlock): boolean {
  return (
    top != null &&
    bottom != null &&
    left != null &&
    right != null &&
    top >= block.fromRow &&
    bottom <= block.toRow &&
    left >= block.fromColumn &&
    right <= block.toColumn
  );
}
