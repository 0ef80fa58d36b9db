import type { Selection } from '../../commands/command';
import { formatOfCell, shownValue } from '../../commands/readCells';
import { clampRegion } from '../../commands/region';
import { rowsActedUpon } from '../../commands/shownRows';
import { findSheet } from '../../model/lookup';
import type { WorkbookDocument } from '../../model/document';
import type { ValueFormat } from '../../model/format/formatValue';
import { rowIndexAt } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';
import { Pacer } from '../../shared/pacer';

/** The figures of what is selected, as the status bar shows them. */
export interface SelectionStatistics {
  /** Cells that are not blank. */
  readonly count: number;
  readonly numberCount: number;
  readonly sum: number;
  /** Of the numbers; without any, not to be shown. */
  readonly smallest: number;
  readonly largest: number;
  /** How the numbers are shown: like the first of them. */
  readonly format: ValueFormat;
}

/** Larger selections are not summed: reading them would take seconds of every change. */
const mostCells = 4_000_000;
/** Cells that are read between two looks at the clock. */
const stretch = 2_000;

/**
 * `null` for one cell, for nothing, for more than can be summed, and when it was given up. O(cells), in slices: selecting
 * goes on meanwhile.
 */
export async function selectionStatistics(
  document: WorkbookDocument,
  values: ValueReader,
  selection: Selection | null,
  signal?: AbortSignal,
): Promise<SelectionStatistics | null> {
  const sheet = selection && findSheet(document, selection.sheetId);
  const region = sheet && clampRegion(selection, sheet, values);
  if (!sheet || !region) return null;
  const { fromRow, toRow, fromColumn, toColumn } = region;
  const cells = (toRow - fromRow + 1) * (toColumn - fromColumn + 1);
  if (cells < 2 || cells > mostCells) return null;
  const pacer = new Pacer();
  const order = values.rowOrder(sheet.id);
  const isShown = rowsActedUpon(sheet);
  let count = 0;
  let numberCount = 0;
  let sum = 0;
  let smallest = Infinity;
  let largest = -Infinity;
  let format: ValueFormat | null = null;
  let untilPause = stretch;
  for (let column = fromColumn; column <= toColumn; column++) {
    for (let shownRow = fromRow; shownRow <= toRow; shownRow++) {
      if (--untilPause === 0) {
        await pacer.pause();
        if (signal?.aborted) return null;
        untilPause = stretch;
      }
      if (!isShown(shownRow)) continue;
      const row = rowIndexAt(order, shownRow);
      const value = shownValue(sheet, values, row, column);
      if (value === null) continue;
      count++;
      if (typeof value !== 'number') continue;
      numberCount++;
      sum += value;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
      format ??= formatOfCell(sheet, row, column);
    }
  }
  return { count, numberCount, sum, smallest, largest, format: format ?? {} };
}
