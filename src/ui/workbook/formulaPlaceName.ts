import type { WorkbookDocument } from '../../model/document';
import { lineIndexOf } from '../../model/axis';
import { toCol } from '@borgar/fx';
import { findSheet, parseGridCellKey } from '../../model/lookup';
import type { HeldFormula } from '../workbookPort';

/** `Sheet1!B2` for a cell, `Customers[Value]` for a calculated column; empty for what is gone. */
export function formulaPlaceName(document: WorkbookDocument, place: HeldFormula): string {
  const sheet = findSheet(document, place.sheetId);
  if (!sheet) return '';
  if ('columnId' in place) {
    const column = sheet.kind === 'table' && sheet.columns.find(({ id }) => id === place.columnId);
    return column ? `${sheet.name}[${column.name}]` : sheet.name;
  }
  if (sheet.kind !== 'grid') return sheet.name;
  const { rowId, columnId } = parseGridCellKey(place.key);
  const [row, column] = [lineIndexOf(sheet.rows, rowId), lineIndexOf(sheet.columns, columnId)];
  return `${sheet.name}!${toCol(column)}${row + 1}`;
}
