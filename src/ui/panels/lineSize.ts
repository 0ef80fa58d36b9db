import { leastLinePx, mostLinePx, type ResizeArgs } from '../../commands/lineSizes';
import { columnCount, type Region } from '../../commands/region';
import { defaultGridColumnPx, defaultTableColumnPx, normalRowHeightPx } from '../../grid/shownSheet';
import { lineIdAt } from '../../model/axis';
import type { Sheet } from '../../model/document';
import { rowCount } from '../../model/lookup';
import { typedNumber } from './typedNumber';

export type Dimension = 'rows' | 'columns';

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

/** What somebody typed for the lines of a selection; `null` where that is no size. Nothing is the usual size. */
export function typedSizes(selected: Region, dimension: Dimension, text: string): ResizeArgs | null {
  const typed = text.trim() === '' ? null : typedNumber(text);
  const isSize = typed !== null && typed >= leastLinePx && typed <= mostLinePx;
  if (text.trim() !== '' && !isSize) return null;
  const size = typed === null ? null : Math.round(typed);
  const [from, to] =
    dimension === 'rows' ? [selected.fromRow, selected.toRow] : [selected.fromColumn, selected.toColumn];
  const sizesPx: Record<number, number | null> = {};
  for (let line = from; line <= to; line++) sizesPx[line] = size;
  return { sheetId: selected.sheetId, sizesPx };
}
