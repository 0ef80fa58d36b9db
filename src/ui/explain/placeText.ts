import type { Sheet, WorkbookDocument } from '../../model/document';
import type { BlockPlace, CellPlace } from '../../model/explanation';
import { writeCellReference } from '../../model/formula/cellReference';
import { tableNameOf } from '../../model/formula/vocabulary';
import type { SheetId } from '../../model/ids';
import { findSheet, rowCount } from '../../model/lookup';

export const blockOfCell = ({ sheetId, rowIndex, columnIndex }: CellPlace): BlockPlace => ({
  sheetId,
  fromRow: rowIndex,
  toRow: rowIndex,
  fromColumn: columnIndex,
  toColumn: columnIndex,
});

/**
 * What a block is called: `B7:C9` on a grid, `Revenue · 7` in a table, `Revenue` for a whole column; with the sheet's name
 * when it is another one.
 */
export function placeText(block: BlockPlace, document: WorkbookDocument, shownSheet: SheetId | null): string {
  const sheet = findSheet(document, block.sheetId);
  if (!sheet) return '';
  if (sheet.kind === 'table') return tableText(block, sheet, sheet.id === shownSheet);
  return writeCellReference({
    sheet: sheet.id === shownSheet ? null : sheet.name,
    range: {
      top: block.fromRow,
      bottom: block.toRow,
      left: block.fromColumn,
      right: block.toColumn,
    },
  });
}

function tableText(block: BlockPlace, table: Extract<Sheet, { kind: 'table' }>, isShown: boolean): string {
  const first = table.columns[block.fromColumn]?.name ?? '';
  const last = table.columns[block.toColumn]?.name ?? '';
  const columns = first === last ? first : `${first} – ${last}`;
  const isWhole = block.fromRow === 0 && block.toRow === rowCount(table) - 1 && block.toRow > 0;
  const rows =
    block.fromRow === block.toRow ? `${block.fromRow + 1}` : `${block.fromRow + 1}–${block.toRow + 1}`;
  const place = isWhole ? columns : `${columns} · ${rows}`;
  return isShown ? place : `${tableNameOf(table)} · ${place}`;
}

/** The cell of a block by its number, row by row; `null` past its end. */
export function cellOfBlock(block: BlockPlace, cell: number): BlockPlace | null {
  const columns = block.toColumn - block.fromColumn + 1;
  const rowIndex = block.fromRow + Math.floor(cell / columns);
  const columnIndex = block.fromColumn + (cell % columns);
  return rowIndex > block.toRow ? null : blockOfCell({ sheetId: block.sheetId, rowIndex, columnIndex });
}

export const sameBlock = (a: BlockPlace, b: BlockPlace): boolean =>
  a.sheetId === b.sheetId &&
  a.fromRow === b.fromRow &&
  a.toRow === b.toRow &&
  a.fromColumn === b.fromColumn &&
  a.toColumn === b.toColumn;
