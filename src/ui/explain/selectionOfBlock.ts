import type { Selection } from '../../commands/command';
import type { Sheet } from '../../model/document';
import type { BlockPlace } from '../../model/explanation';
import { rowCount } from '../../model/lookup';
import { visualRowOf } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';
import { shownRowCount } from '../../commands/region';

/** The rows in which a block is shown, ends included; `null` when a filter hides it. */
export function shownRows(
  block: BlockPlace,
  sheet: Sheet,
  values: ValueReader,
): { readonly from: number; readonly to: number } | null {
  const order = values.rowOrder(sheet.id);
  if (!order) return { from: block.fromRow, to: block.toRow };
  const coversAll = block.fromRow === 0 && block.toRow === rowCount(sheet) - 1;
  const count = shownRowCount(sheet, values);
  if (coversAll && count > 0) return { from: 0, to: count - 1 };
  // Neighbours in storage are none on the screen of a sorted table: its first row stands for a part of a column.
  const row = visualRowOf(order, block.fromRow);
  return row < 0 ? null : { from: row, to: row };
}

/** What is selected to show a block; `null` when a filter hides it. */
export function selectionOfBlock(block: BlockPlace, sheet: Sheet, values: ValueReader): Selection | null {
  const rows = shownRows(block, sheet, values);
  if (!rows) return null;
  return {
    sheetId: block.sheetId,
    fromRow: rows.from,
    toRow: rows.to,
    fromColumn: block.fromColumn,
    toColumn: block.toColumn,
    activeRow: rows.from,
    activeColumn: block.fromColumn,
  };
}
