import type { WorkbookDocument } from '../model/document';
import { pointedReference, type PointedCells } from '../model/formula/editing/pointedReference';
import { shownReference, toNamedReference } from '../model/formula/namedReference';
import { noSheet } from '../model/namedRange';
import type { ValueReader } from '../model/valueReader';
import type { Selection } from './command';
import { clampRegion, columnCount, selectedRegions, shownRowCount } from './region';
import { storedRows } from './storedRows';

/**
 * The reference to what is selected, as people read it (`Sheet1!$B$2:$B$9`, `Sheet1!$B:$B`, `Customers[Revenue]`); `null`
 * for several rectangles and where there are no cells.
 */
export function selectedReference(
  document: WorkbookDocument,
  values: ValueReader,
  selection: Selection | null,
): string | null {
  const [region, ...others] = selectedRegions(selection);
  const sheet = document.sheets.find(({ id }) => id === region?.sheetId);
  const cells = region && sheet && clampRegion(region, sheet, values);
  if (!cells || others.length > 0) return null;
  const { fromRow, toRow, fromColumn, toColumn } = cells;
  const isAllRows = fromRow === 0 && toRow === shownRowCount(sheet, values) - 1;
  const isAllColumns = fromColumn === 0 && toColumn === columnCount(sheet) - 1;
  const rows: PointedCells['rows'] = isAllRows ? null : storedRows(sheet, values, [fromRow, toRow]);
  const columns: PointedCells['columns'] = isAllColumns && rows !== null ? null : [fromColumn, toColumn];
  const stored = toNamedReference(pointedReference(sheet, { rows, columns }, noSheet), document, null);
  return stored.ok ? shownReference(stored.value, document) : null;
}
