import { lineIndexOf } from '../../model/axis';
import type { Chart, GridSheet } from '../../model/document';
import type { GridRect, GridView } from '../../grid/gridOptions';

/** Where a chart lies on the screen: at its cell, which scrolls. Without the cell, at the top left of the sheet. */
export function chartPlace(chart: Chart, sheet: GridSheet, grid: GridView, zoom: number): GridRect {
  const { rowId, columnId, widthPx, heightPx } = chart.anchor;
  const { left, top } = grid.cellRect(
    Math.max(0, lineIndexOf(sheet.rows, rowId)),
    Math.max(0, lineIndexOf(sheet.columns, columnId)),
  );
  return { left, top, width: widthPx * zoom, height: heightPx * zoom };
}
