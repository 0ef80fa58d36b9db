import type { GridRect } from './gridOptions';
import type { ShownSheet } from './shownSheet';

/** Where the sheet stands in the grid's element. */
export interface Viewport {
  readonly headerHeightPx: number;
  readonly headerWidthPx: number;
  readonly scrollLeft: number;
  readonly scrollTop: number;
}

/** Where something drawn stands in the grid's element. */
export function rectWithin(drawn: Element, frame: Element): GridRect {
  const target = drawn.getBoundingClientRect();
  const origin = frame.getBoundingClientRect();
  return {
    left: target.left - origin.left,
    top: target.top - origin.top,
    width: target.width,
    height: target.height,
  };
}

/** The place of a cell that is not drawn, from the fixed sizes of rows and columns. O(columns + tall rows). */
export function placeOfCell(
  shown: ShownSheet,
  viewport: Viewport,
  rowIndex: number,
  columnIndex: number,
): GridRect {
  let left = viewport.headerWidthPx - viewport.scrollLeft;
  for (let index = 0; index < columnIndex; index++)
    if (!shown.hiddenColumns.has(index)) left += shown.columnWidthPx(index);
  const { rowHeightPx, rowHeightsPx: tall } = shown;
  // The first row has a border above it.
  let top = viewport.headerHeightPx - viewport.scrollTop + rowIndex * rowHeightPx + (rowIndex > 0 ? 1 : 0);
  for (const index of shown.hiddenRows) if (index < rowIndex) top -= tall?.get(index) ?? rowHeightPx;
  for (const [index, height] of tall ?? []) if (index < rowIndex) top += height - rowHeightPx;
  return {
    left,
    top,
    width: shown.columnWidthPx(columnIndex),
    height: tall?.get(rowIndex) ?? rowHeightPx,
  };
}
