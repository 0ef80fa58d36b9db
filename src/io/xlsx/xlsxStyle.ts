import type { CellStyle as XlsxStyle } from 'hucre/xlsx';
import type { CellStyle } from '../../model/document';
import { tokenOf } from './xlsxColors';

/** Steps of our type scale for sizes in points, the largest first. */
const sizes: readonly (readonly [leastPoints: number, size: NonNullable<CellStyle['size']>])[] = [
  [18.5, 'display'],
  [14.5, 'heading'],
  [12.5, 'title'],
  [9.6, 'normal'],
  [0, 'small'],
];

/** A file's style as far as a cell here can have it; `undefined` for a plain cell. */
export function readXlsxStyle(
  style: XlsxStyle | undefined,
  themeColors: readonly string[] | undefined,
): CellStyle | undefined {
  if (!style) return undefined;
  const { font, fill, border, alignment, numFmt } = style;
  const size = font?.size === undefined ? undefined : sizes.find(([least]) => font.size! >= least)?.[1];
  const color = tokenOf(font?.color, 'text', themeColors);
  const background =
    fill?.type === 'pattern' && fill.pattern === 'solid' ? tokenOf(fill.fgColor, 'fill', themeColors) : null;
  const horizontal = alignment?.horizontal;
  const read: CellStyle = {
    ...(numFmt && numFmt.toLowerCase() !== 'general' ? { numberFormat: numFmt.slice(0, 255) } : {}),
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.italic ? { italic: true } : {}),
    ...(font?.underline ? { underline: true } : {}),
    ...(font?.strikethrough ? { strike: true } : {}),
    ...(size === undefined || size === 'normal' ? {} : { size }),
    ...(color === null ? {} : { color }),
    ...(background === null ? {} : { background }),
    ...(horizontal === 'left' || horizontal === 'center' || horizontal === 'right'
      ? { align: horizontal }
      : {}),
    ...(alignment?.vertical === 'top' ? { verticalAlign: 'top' as const } : {}),
    ...(alignment?.vertical === 'center' ? { verticalAlign: 'middle' as const } : {}),
    ...(alignment?.wrapText ? { wrap: true } : {}),
    ...(border?.top ? { borderTop: true } : {}),
    ...(border?.bottom ? { borderBottom: true } : {}),
    ...(border?.left ? { borderLeft: true } : {}),
    ...(border?.right ? { borderRight: true } : {}),
  };
  return Object.keys(read).length === 0 ? undefined : read;
}
