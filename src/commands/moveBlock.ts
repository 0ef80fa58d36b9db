import { applyOperations } from '../model/applyOperations';
import { axisLength, lineIdAt } from '../model/axis';
import type { GridCell, GridSheet, WorkbookDocument } from '../model/document';
import { carryToSheet, followMovedCells, type BlockMove } from '../model/formula/moveCells';
import { reshapeFormula } from '../model/formula/reshapeReferences';
import type { Reshape } from '../model/formula/cellReference';
import { rewriteFormulas } from '../model/formula/rewriteFormulas';
import type { SheetId } from '../model/ids';
import { gridCell, gridSheet, isFormula } from '../model/lookup';
import type { Operation } from '../model/operation';
import { GridWrites } from './gridWrites';

/** Cells with their formats put down elsewhere on grid sheets, and every formula that reads them with them. */
export function moveBlock(document: WorkbookDocument, move: BlockMove): Operation[] {
  const rewritten = rewriteFormulas(document, (formula, sheetId) => followMovedCells(formula, sheetId, move));
  return [...rewritten, ...putDown(applyOperations(document, rewritten).document, move)];
}

/**
 * Cells behind a block shift by its size, to make room for it or to close the gap it leaves: down and up within its
 * columns, right and left within its rows.
 */
export function shiftCells(
  document: WorkbookDocument,
  {
    sheetId,
    reshape,
    move,
  }: { readonly sheetId: SheetId; readonly reshape: Reshape; readonly move: BlockMove },
): Operation[] {
  const rewritten = rewriteFormulas(document, (formula, own) =>
    reshapeFormula(formula, own, { ...reshape, sheetId }),
  );
  return [...rewritten, ...putDown(applyOperations(document, rewritten).document, move)];
}

function putDown(document: WorkbookDocument, { source, target }: BlockMove): Operation[] {
  const from = gridSheet(document, source.sheetId);
  const to = gridSheet(document, target.sheetId);
  const cells = cellsOf(from, source);
  const cleared = new GridWrites(from);
  const written = to === from ? cleared : new GridWrites(to);
  for (const { row, column } of cells) cleared.set(row, column, null);
  // What is blank in the block is blank where it comes to stand.
  for (const { row, column } of cellsOf(to, shifted(source, target)))
    if (to !== from || !isIn(source, row, column)) written.set(row, column, null);
  for (const { row, column, cell } of cells) {
    const input = isFormula(cell.input) ? carryToSheet(cell.input, from.id, to.id) : cell.input;
    written.set(target.row + row - source.fromRow, target.column + column - source.fromColumn, {
      ...cell,
      input,
    });
  }
  return to === from ? written.operations() : [...cleared.operations(), ...written.operations()];
}

type Block = Omit<BlockMove['source'], 'sheetId'>;

function shifted(source: Block, { row, column }: BlockMove['target']): Block {
  return {
    fromRow: row,
    toRow: row + source.toRow - source.fromRow,
    fromColumn: column,
    toColumn: column + source.toColumn - source.fromColumn,
  };
}

const isIn = (block: Block, row: number, column: number): boolean =>
  row >= block.fromRow && row <= block.toRow && column >= block.fromColumn && column <= block.toColumn;

/** The cells of a block that hold something. */
function cellsOf(
  sheet: GridSheet,
  block: Block,
): { readonly row: number; readonly column: number; readonly cell: GridCell }[] {
  const cells = [];
  const lastRow = Math.min(block.toRow, axisLength(sheet.rows) - 1);
  const lastColumn = Math.min(block.toColumn, axisLength(sheet.columns) - 1);
  for (let row = block.fromRow; row <= lastRow; row++) {
    const rowId = lineIdAt(sheet.rows, row);
    for (let column = block.fromColumn; column <= lastColumn; column++) {
      const cell = gridCell(sheet, rowId, lineIdAt(sheet.columns, column));
      if (cell) cells.push({ row, column, cell });
    }
  }
  return cells;
}
