import { axisLength, lineIdAt, lineIndexOf } from '../../model/axis';
import type { Chart, ChartAnchor, GridSheet } from '../../model/document';
import { newChartSize } from './chartSize';

/** Lines of a sheet of free cells that nobody made wider or higher. */
const [usualColumnPx, usualRowPx] = [96, 28] as const;

/** The place of a new chart: at a cell, or below the charts that would be covered there. */
export function freeAnchor(
  sheet: GridSheet,
  charts: readonly Chart[],
  { rowIndex, columnIndex }: { readonly rowIndex: number; readonly columnIndex: number },
  size: Pick<ChartAnchor, 'widthPx' | 'heightPx'> = newChartSize,
): ChartAnchor {
  const left = leftOf(sheet, columnIndex);
  const others = charts
    .filter((chart) => chart.sheetId === sheet.id)
    .map(({ anchor }) => {
      const row = Math.max(0, lineIndexOf(sheet.rows, anchor.rowId));
      const start = leftOf(sheet, Math.max(0, lineIndexOf(sheet.columns, anchor.columnId)));
      return {
        left: start,
        right: start + anchor.widthPx,
        top: row,
        below: row + rowsOf(anchor.heightPx) + 1,
      };
    })
    .filter((other) => other.left < left + size.widthPx && left < other.right)
    .sort((a, b) => a.top - b.top);
  let row = rowIndex;
  for (const other of others)
    if (other.top < row + rowsOf(size.heightPx) && row < other.below) row = other.below;
  const last = <Length extends number>(length: Length): number => Math.max(0, length - 1);
  return {
    rowId: lineIdAt(sheet.rows, Math.min(row, last(axisLength(sheet.rows)))),
    columnId: lineIdAt(sheet.columns, Math.min(columnIndex, last(axisLength(sheet.columns)))),
    widthPx: size.widthPx,
    heightPx: size.heightPx,
  };
}

const rowsOf = (heightPx: number): number => Math.ceil(heightPx / usualRowPx);

function leftOf(sheet: GridSheet, columnIndex: number): number {
  let left = 0;
  for (let index = 0; index < Math.min(columnIndex, axisLength(sheet.columns)); index++)
    left += sheet.columnWidthsPx?.[lineIdAt(sheet.columns, index)] ?? usualColumnPx;
  return left;
}
