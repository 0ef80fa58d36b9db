import { columnCount, shownRowCount } from '../../commands/region';
import { storedRows } from '../../commands/storedRows';
import type { PointedPlace } from '../../grid/gridPointing';
import type { Sheet } from '../../model/document';
import { pointedReference } from '../../model/formula/editing/pointedReference';
import type { SheetId } from '../../model/ids';
import type { ValueReader } from '../../model/valueReader';

/** What was pointed at on a sheet, as it is shown: the place pressed first, and the one where pointing is now. */
export interface PointedArea {
  readonly sheet: Sheet;
  readonly from: PointedPlace;
  readonly to: PointedPlace;
}

/** The reference to what was pointed at; `null` when nothing is there that could be named. */
export function referenceTo(area: PointedArea, values: ValueReader, ownSheetId: SheetId): string | null {
  const { sheet, from, to } = area;
  const rowCount = shownRowCount(sheet, values);
  const count = columnCount(sheet);
  if (sheet.kind === 'table' && (rowCount === 0 || count === 0) && from.row !== null) return null;
  const rows = between(from.row, to.row, rowCount - 1);
  const columns = between(from.column, to.column, count - 1);
  return pointedReference(sheet, { rows: rows && storedRows(sheet, values, rows), columns }, ownSheetId);
}

/** Beyond the last line, where new ones are typed, nothing can be named yet. */
function between(one: number | null, other: number | null, last: number): readonly [number, number] | null {
  if (one === null || other === null) return null;
  const end = Math.max(last, 0);
  return [Math.min(one, other, end), Math.min(Math.max(one, other), end)];
}
