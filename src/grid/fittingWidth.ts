import { columnRoom } from './columnRoom';
import type { ShownSheet } from './shownSheet';
import { textPen, textSizePx } from './textPen';

/** Rows that are looked at: enough for every sheet that is read by eye, and a few milliseconds of a long one. */
const mostRows = 3_000;
const paddingPx = 18;
const headingPx = 60;
const [narrowestPx, widestPx] = [36, 520];

/** How wide a column must be for the texts it shows and its heading. O(rows), up to 3,000. */
export function fittingWidthPx(shown: ShownSheet, columnIndex: number, root: HTMLElement): number {
  const pen = textPen(root.ownerDocument);
  if (!pen) return shown.columnWidthPx(columnIndex) / (shown.zoom * columnRoom(shown));
  const { fontFamily } = getComputedStyle(root);
  const isTable = shown.sheet.kind === 'table';
  pen.font = `500 13px ${fontFamily}`;
  let widest = isTable ? pen.measureText(shown.columnName(columnIndex)).width + headingPx - paddingPx : 0;
  const rows = Math.min(shown.rowCount, mostRows);
  for (let row = 0; row < rows; row++) {
    const text = shown.text(shown.value(row, columnIndex), shown.format(row, columnIndex));
    if (text === '') continue;
    const style = shown.style(row, columnIndex);
    pen.font = `${style?.bold ? 600 : 400} ${textSizePx[style?.size ?? 'normal']}px ${fontFamily}`;
    for (const line of text.split('\n')) widest = Math.max(widest, pen.measureText(line).width);
  }
  if (widest === 0) return shown.columnWidthPx(columnIndex) / (shown.zoom * columnRoom(shown));
  return Math.round(Math.min(Math.max(widest + paddingPx, narrowestPx), widestPx));
}
