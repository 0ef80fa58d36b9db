import { parseCellReference } from '../../model/formula/cellReference';
import { findTable } from '../../model/formula/vocabulary';
import type { Sheet, WorkbookDocument } from '../../model/document';
import { findSheetByName, rowCount } from '../../model/lookup';
import { axisLength } from '../../model/axis';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';

export interface CellPlace {
  readonly sheet: Sheet;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** `Sheet1!B2`, or `B2` on the first sheet; the sheet may be a table, whose first row of data is row 1. */
export function cellPlaceOf(address: string, document: WorkbookDocument): Result<CellPlace> {
  const reference = parseCellReference(address.trim());
  const { top, left, bottom, right } = reference?.range ?? {};
  const isOneCell = top != null && left != null && top === bottom && left === right;
  if (!reference || !isOneCell) return failed(problem('notFound', { name: address }));
  const sheet =
    reference.sheet === null
      ? document.sheets[0]
      : (findSheetByName(document, reference.sheet) ?? findTable(document, reference.sheet));
  if (!sheet) return failed(problem('notFound', { name: reference.sheet ?? address }));
  const columns = sheet.kind === 'table' ? sheet.columns.length : axisLength(sheet.columns);
  if (top >= rowCount(sheet) || left >= columns) return failed(problem('notFound', { name: address }));
  return ok({ sheet, rowIndex: top, columnIndex: left });
}
