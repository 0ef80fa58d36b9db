import type { CellOutline } from '../../grid/cellOutlines';
import type { FormulaReference, ReferencedCells } from '../../model/formula/editing/formulaReferences';
import { rowCount } from '../../model/lookup';
import { visualRowOf } from '../../model/rowOrder';
import type { Sheet } from '../../model/document';
import type { ValueReader } from '../../model/valueReader';
import { shownRowCount } from '../../commands/region';
import type { PointPlace } from '../../model/formula/editing/pointPlace';

/** The frames of a formula's references on the sheet that is shown. */
export function formulaOutlines(
  references: readonly FormulaReference[],
  pointed: PointPlace | null,
  sheet: Sheet,
  values: ValueReader,
): CellOutline[] {
  const outlines = new Map<string, CellOutline>();
  for (const { cells, colour, from, to } of references) {
    if (cells?.sheetId !== sheet.id) continue;
    const shown = shownRows(cells, sheet, values);
    if (!shown) continue;
    const isPointed = pointed !== null && pointed.from === from && pointed.to === to;
    const [fromRow, toRow] = shown;
    const { fromColumn, toColumn } = cells;
    const key = `${colour}`;
    if (isPointed || !outlines.has(key)) {
      outlines.set(key, { fromRow, toRow, fromColumn, toColumn, colour, isPointed });
    }
  }
  return [...outlines.values()];
}

/** `null`: hidden by a filter, or scattered by sorting. */
function shownRows(
  { fromRow, toRow }: ReferencedCells,
  sheet: Sheet,
  values: ValueReader,
): readonly [number, number] | null {
  const order = values.rowOrder(sheet.id);
  if (order === null) return [fromRow, toRow];
  if (fromRow === toRow) {
    const row = visualRowOf(order, fromRow);
    return row < 0 ? null : [row, row];
  }
  const shown = shownRowCount(sheet, values);
  return fromRow === 0 && toRow >= rowCount(sheet) - 1 && shown > 0 ? [0, shown - 1] : null;
}
