import { axisLength, lineIdAt, lineIndexOf } from '../../model/axis';
import { boundedSize } from '../../commands/charts/chartSize';
import type { Chart, ChartAnchor, GridSheet } from '../../model/document';
import type { GridRect, GridView } from '../../grid/gridOptions';

type CellRects = Pick<GridView, 'cellRect'>;

/** Where a chart lies on the screen: at its cell, which scrolls. Without the cell, at the top left of the sheet. */
export function chartPlace(chart: Chart, sheet: GridSheet, grid: CellRects, zoom: number): GridRect {
  const { widthPx, heightPx } = chart.anchor;
  const { rowIndex, columnIndex } = anchorCell(chart.anchor, sheet);
  const { left, top } = grid.cellRect(rowIndex, columnIndex);
  return { left, top, width: widthPx * zoom, height: heightPx * zoom };
}

export function anchorCell(
  { rowId, columnId }: ChartAnchor,
  sheet: GridSheet,
): { readonly rowIndex: number; readonly columnIndex: number } {
  return {
    rowIndex: Math.max(0, lineIndexOf(sheet.rows, rowId)),
    columnIndex: Math.max(0, lineIndexOf(sheet.columns, columnId)),
  };
}

/** What a pointer took hold of: all of it, or sides by the points of the compass. */
export const chartHandles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type ChartHandle = (typeof chartHandles)[number];
export type ChartGrip = ChartHandle | 'move';

/** The anchor of a chart whose grip was dragged this far: its corner snaps to that of a cell, sizes do not. */
export function draggedAnchor(
  from: { readonly place: GridRect; readonly sheet: GridSheet; readonly anchor: ChartAnchor },
  drag: { readonly grip: ChartGrip; readonly x: number; readonly y: number },
  grid: CellRects,
  zoom: number,
): ChartAnchor {
  const { place, sheet, anchor } = from;
  const { grip, x, y } = drag;
  const holds = (side: string): boolean => grip === 'move' || grip.includes(side);
  const cell = anchorCell(anchor, sheet);
  const rowIndex = holds('n')
    ? nearestLine(axisLength(sheet.rows), (row) => grid.cellRect(row, cell.columnIndex).top, place.top + y)
    : cell.rowIndex;
  const columnIndex = holds('w')
    ? nearestLine(axisLength(sheet.columns), (column) => grid.cellRect(0, column).left, place.left + x)
    : cell.columnIndex;
  const ids = { rowId: lineIdAt(sheet.rows, rowIndex), columnId: lineIdAt(sheet.columns, columnIndex) };
  if (grip === 'move') return { ...anchor, ...ids };
  const corner = grid.cellRect(rowIndex, columnIndex);
  // The opposite side stays where it is.
  const width = holds('w') ? place.left + place.width - corner.left : place.width + (holds('e') ? x : 0);
  const height = holds('n') ? place.top + place.height - corner.top : place.height + (holds('s') ? y : 0);
  return { ...ids, ...boundedSize(width / zoom, height / zoom) };
}

/** The line whose start is nearest, by halving: starts grow with the index. */
function nearestLine(length: number, startOf: (index: number) => number, at: number): number {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (startOf(middle) <= at) low = middle;
    else high = middle - 1;
  }
  const next = low + 1;
  return next < length && startOf(next) - at < at - startOf(low) ? next : low;
}
