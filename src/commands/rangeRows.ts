import { lineIdAt } from '../model/axis';
import { commentKey, type CellComment, type CommentKey } from '../model/cellComment';
import type { GridCell, GridSheet } from '../model/document';
import { moveFormula } from '../model/formula/moveFormula';
import { formulaOf } from '../model/format/gridInput';
import type { Operation } from '../model/operation';
import type { ValueReader } from '../model/valueReader';
import { GridWrites } from './gridWrites';
import type { Region } from './region';

/** Where the cells of a row within a range come to stand; `null` for a row that is blank afterwards. */
export interface RowMove {
  readonly fromRow: number | null;
  readonly toRow: number;
}

/** Rows between two looks at the clock. */
export const rowsPerStep = 64;

/**
 * The rows of a range in other places: cells move with their looks and comments, and a formula goes on reading its own row.
 * Says after each step how many cells are done.
 */
export function* movedRows(
  sheet: GridSheet,
  { fromColumn, toColumn }: Region,
  moves: readonly RowMove[],
): Generator<number, Operation[]> {
  const writes = new GridWrites(sheet);
  const comments: Record<CommentKey, CellComment | null> = {};
  let done = 0;
  for (const [place, { fromRow, toRow }] of moves.entries()) {
    if (fromRow !== toRow) {
      for (let column = fromColumn; column <= toColumn; column++) {
        const cell = fromRow === null ? null : movedCell(writes.cell(fromRow, column), toRow - fromRow);
        writes.set(toRow, column, cell);
        moveComment(sheet, comments, { fromRow, toRow }, column);
      }
    }
    done += toColumn - fromColumn + 1;
    if (place % rowsPerStep === rowsPerStep - 1) yield done;
  }
  const operations = yield* writes.operationsInSteps();
  if (Object.keys(comments).length > 0) operations.push({ kind: 'setComments', sheetId: sheet.id, comments });
  return operations;
}

/** Whether one formula computes some of the cells, which then cannot move on their own. */
export function* hasArray(values: ValueReader, sheet: GridSheet, region: Region): Generator<number, boolean> {
  for (let row = region.fromRow; row <= region.toRow; row++) {
    const rowId = lineIdAt(sheet.rows, row);
    for (let column = region.fromColumn; column <= region.toColumn; column++)
      if (values.isSpilled(sheet.id, rowId, lineIdAt(sheet.columns, column))) return true;
    if (row % rowsPerStep === rowsPerStep - 1) yield 0;
  }
  return false;
}

function movedCell(cell: GridCell | undefined, rowDelta: number): GridCell | null {
  if (!cell) return null;
  const formula = formulaOf(cell.input);
  return formula === null ? cell : { ...cell, input: moveFormula(formula, rowDelta, 0) };
}

function moveComment(
  sheet: GridSheet,
  comments: Record<CommentKey, CellComment | null>,
  { fromRow, toRow }: RowMove,
  column: number,
): void {
  if (!sheet.comments) return;
  const columnId = lineIdAt(sheet.columns, column);
  const to = commentKey(lineIdAt(sheet.rows, toRow), columnId);
  const comment =
    fromRow === null ? undefined : sheet.comments[commentKey(lineIdAt(sheet.rows, fromRow), columnId)];
  if (comment ?? sheet.comments[to]) comments[to] = comment ?? null;
}
