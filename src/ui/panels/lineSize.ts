import { leastLinePx, mostLinePx, sizesOf, type ResizeArgs } from '../../commands/lineSizes';
import { columnCount, type Region } from '../../commands/region';
import type { Dimension } from '../../commands/selectedLines';
import { defaultGridColumnPx, defaultTableColumnPx, normalRowHeightPx } from '../../grid/shownSheet';
import { lineIdAt } from '../../model/axis';
import type { Sheet } from '../../model/document';
import { rowCount } from '../../model/lookup';
import { typedNumber } from './typedNumber';

/** The size that a line was given, `null` where it has the usual one. */
export function lineSizePx(sheet: Sheet, dimension: Dimension, index: number): number | null {
  if (dimension === 'columns') {
    if (sheet.kind === 'table') return sheet.columns[index]?.widthPx ?? null;
    return index < columnCount(sheet)
      ? (sheet.columnWidthsPx?.[String(lineIdAt(sheet.columns, index))] ?? null)
      : null;
  }
  if (sheet.kind === 'table' || index >= rowCount(sheet)) return null;
  return sheet.rowHeightsPx?.[String(lineIdAt(sheet.rows, index))] ?? null;
}

export function usualSizePx(sheet: Sheet, dimension: Dimension): number {
  if (dimension === 'rows') return normalRowHeightPx;
  return sheet.kind === 'table' ? defaultTableColumnPx : defaultGridColumnPx;
}

/** What somebody typed for the lines of what is selected; `null` where that is no size. Nothing is the usual size. */
export function typedSizes(
  selected: readonly Region[],
  dimension: Dimension,
  text: string,
): ResizeArgs | null {
  const typed = text.trim() === '' ? null : typedNumber(text);
  const isSize = typed !== null && typed >= leastLinePx && typed <= mostLinePx;
  if (text.trim() !== '' && !isSize) return null;
  const size = typed === null ? null : Math.round(typed);
  return sizesOf(selected, dimension, () => size);
}
