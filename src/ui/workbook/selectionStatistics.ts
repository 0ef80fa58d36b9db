import type { Selection } from '../../commands/command';
import { formatOfCell, shownValue } from '../../commands/readCells';
import { clampRegion } from '../../commands/region';
import { findSheet } from '../../model/lookup';
import type { WorkbookDocument } from '../../model/document';
import type { ValueFormat } from '../../model/format/formatValue';
import { rowIndexAt } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';

/** Sum, average and count of what is selected, as the status bar shows them. */
export interface SelectionStatistics {
  /** Cells that are not blank. */
  readonly count: number;
  readonly numberCount: number;
  readonly sum: number;
  /** How the numbers are shown: like the first of them. */
  readonly format: ValueFormat;
}

/** Larger selections are not summed: it would hold up every step of dragging. */
const maxCells = 400_000;

/** `null` for one cell, for nothing, and for more than can be summed at once. O(cells). */
export function selectionStatistics(
  document: WorkbookDocument,
  values: ValueReader,
  selection: Selection | null,
): SelectionStatistics | null {
  const sheet = selection && findSheet(document, selection.sheetId);
  const region = sheet && clampRegion(selection, sheet, values);
  if (!sheet || !region) return null;
  const { fromRow, toRow, fromColumn, toColumn } = region;
  const cells = (toRow - fromRow + 1) * (toColumn - fromColumn + 1);
  if (cells < 2 || cells > maxCells) return null;
  let count = 0;
  let numberCount = 0;
  let sum = 0;
  let format: ValueFormat | null = null;
  const order = values.rowOrder(sheet.id);
  for (let column = fromColumn; column <= toColumn; column++) {
    for (let shownRow = fromRow; shownRow <= toRow; shownRow++) {
      const row = rowIndexAt(order, shownRow);
      const value = shownValue(sheet, values, row, column);
      if (value === null) continue;
      count++;
      if (typeof value !== 'number') continue;
      numberCount++;
      sum += value;
      format ??= formatOfCell(sheet, row, column);
    }
  }
  return { count, numberCount, sum, format: format ?? {} };
}
