import type { Selection } from '../../commands/command';
import { formatOfCell, shownValue } from '../../commands/readCells';
import { cellCount, clampRegion, selectedRegions, type Region } from '../../commands/region';
import { rowsActedUpon } from '../../commands/shownRows';
import { findSheet } from '../../model/lookup';
import type { WorkbookDocument } from '../../model/document';
import { isDateShown, isTimeShown, type ValueFormat } from '../../model/format/formatValue';
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
  /** The numbers are dates, all of them: they have a first and a last, and no sum. */
  readonly areDates: boolean;
}

/**
 * Days are numbers too, but what comes of adding them to amounts means nothing: where plain numbers are selected beside
 * dates, the figures are those of the plain numbers. (Excel adds the days since 1900.)
 */
class Figures {
  numberCount = 0;
  sum = 0;
  smallest = Infinity;
  largest = -Infinity;
  format: ValueFormat | null = null;

  add(value: number, shown: ValueFormat): void {
    this.numberCount++;
    this.sum += value;
    if (value < this.smallest) this.smallest = value;
    if (value > this.largest) this.largest = value;
    this.format ??= shown;
  }
}

/** Larger selections are not summed: reading them would take seconds of every change. */
const mostCells = 4_000_000;
/** Cells that are read between two looks at the clock. */
const stretch = 2_000;

/**
 * Of all that is selected; a cell that is selected twice counts once. `null` for one cell, for nothing, for more than can be summed, and when it was given up. O(cells), in slices: selecting
 * goes on meanwhile.
 */
export async function selectionStatistics(
  document: WorkbookDocument,
  values: ValueReader,
  selection: Selection | null,
  signal?: AbortSignal,
): Promise<SelectionStatistics | null> {
  const sheet = selection && findSheet(document, selection.sheetId);
  if (!sheet) return null;
  const regions = selectedRegions(selection).flatMap((region) => clampRegion(region, sheet, values) ?? []);
  const cells = regions.reduce((sum, region) => sum + cellCount(region), 0);
  if (cells < 2 || cells > mostCells) return null;
  const pacer = new Pacer();
  const order = values.rowOrder(sheet.id);
  const isShown = rowsActedUpon(sheet);
  let count = 0;
  const numbers = new Figures();
  const dates = new Figures();
  const isDate = dateTest();
  let untilPause = stretch;
  for (const [index, region] of regions.entries()) {
    const before = regions.slice(0, index);
    for (let column = region.fromColumn; column <= region.toColumn; column++) {
      for (let shownRow = region.fromRow; shownRow <= region.toRow; shownRow++) {
        if (--untilPause === 0) {
          await pacer.pause();
          if (signal?.aborted) return null;
          untilPause = stretch;
        }
        if (!isShown(shownRow) || before.some((other) => isWithin(other, shownRow, column))) continue;
        const row = rowIndexAt(order, shownRow);
        const value = shownValue(sheet, values, row, column);
        if (value === null) continue;
        count++;
        if (typeof value !== 'number') continue;
        const shown = formatOfCell(sheet, row, column);
        (isDate(shown) ? dates : numbers).add(value, shown);
      }
    }
  }
  const areDates = numbers.numberCount === 0 && dates.numberCount > 0;
  const { numberCount, sum, smallest, largest, format } = areDates ? dates : numbers;
  return { count, numberCount, sum, smallest, largest, format: format ?? {}, areDates };
}

/** Neighbours mostly look alike: a code is looked into once. */
function dateTest(): (shown: ValueFormat) => boolean {
  let last: ValueFormat = {};
  let isDate = false;
  return (shown) => {
    if (shown.numberFormat === last.numberFormat && shown.type === last.type) return isDate;
    last = shown;
    isDate = isDateShown(shown) && !isTimeShown(shown);
    return isDate;
  };
}

const isWithin = ({ fromRow, toRow, fromColumn, toColumn }: Region, row: number, column: number): boolean =>
  row >= fromRow && row <= toRow && column >= fromColumn && column <= toColumn;
