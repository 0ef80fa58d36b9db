import type { CellStyle } from '../../model/document';

/** Excel gives joined cells no height of their own: what is wrapped in them would show its first line only. */
const lineHeightPoints = 15;
const latinPx = 6.5;
const cjkPx = 13;
const paddingPx = 8;
const mostLines = 20;

/** The height in points that a wrapped text needs across cells of that width; `null` where one line is enough. */
export function wrappedHeight(text: string, style: CellStyle | undefined, widthPx: number): number | null {
  if (!style?.wrap) return null;
  const room = Math.max(widthPx - paddingPx, cjkPx);
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(lengthPx(line) / room)), 0);
  return lines > 1 ? Math.min(lines, mostLines) * lineHeightPoints : null;
}

function lengthPx(line: string): number {
  let px = 0;
  for (const character of line) px += character > '\u2e80' ? cjkPx : latinPx;
  return px;
}
