import { columnCount, selectionOf, shownRowCount } from '../../commands/region';
import type { Selection } from '../../commands/command';
import type { WorkbookDocument } from '../../model/document';
import { referencedPlace } from '../../model/formula/referencedPlace';
import { findSheet, rowCount } from '../../model/lookup';
import { noSheet, type NamedRange } from '../../model/namedRange';
import { visualRowOf } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';

/** The cells of a named range as they are shown; `null` when they are gone, or on a sheet that is hidden. */
export function cellsOfName(
  document: WorkbookDocument,
  values: ValueReader,
  { refersTo }: NamedRange,
): Selection | null {
  const place = referencedPlace(refersTo, document, { sheetId: noSheet, rowIndex: 0 });
  const sheet = place && findSheet(document, place.sheetId);
  if (!sheet || sheet.hidden) return null;
  const { sheetId, fromColumn } = place;
  const toColumn = Math.min(place.toColumn, columnCount(sheet) - 1);
  const order = values.rowOrder(sheetId);
  if (!order) return selectionOf({ ...place, toColumn });
  if (place.fromRow === 0 && place.toRow === rowCount(sheet) - 1) {
    const toRow = shownRowCount(sheet, values) - 1;
    return toRow < 0 ? null : selectionOf({ sheetId, fromRow: 0, toRow, fromColumn, toColumn });
  }
  // Rows that are stored as neighbours are none on the screen of a sorted table: the first cell is gone to.
  const row = visualRowOf(order, place.fromRow);
  return row < 0
    ? null
    : selectionOf({ sheetId, fromRow: row, toRow: row, fromColumn, toColumn: fromColumn });
}

/** The name of exactly what is selected. O(names), of which those of other sheets are only looked at. */
export function nameOfSelection(
  document: WorkbookDocument,
  values: ValueReader,
  selection: Selection,
): string | null {
  const { sheetId, fromRow, toRow, fromColumn, toColumn, others } = selection;
  if (others) return null;
  const named = document.namedRanges?.find((range) => {
    if (!range.refersTo.startsWith(sheetId)) return false;
    const cells = cellsOfName(document, values, range);
    return (
      cells?.fromRow === fromRow &&
      cells.toRow === toRow &&
      cells.fromColumn === fromColumn &&
      cells.toColumn === toColumn
    );
  });
  return named?.name ?? null;
}
