import type { CellStyle as XlsxStyle } from 'hucre/xlsx';
import type { CellStyle } from '../../model/document';
import { fileColor } from './xlsxColors';

const points: Readonly<Record<NonNullable<CellStyle['size']>, number>> = {
  small: 9,
  normal: 11,
  title: 13,
  heading: 16,
  display: 22,
};
const line = { style: 'thin', color: { rgb: 'FF5B6675' } } as const;

/** A cell's look as a file has it; colours are those of the light theme. `undefined` for a plain cell. */
export function writeXlsxStyle(style: CellStyle | undefined, numberFormat?: string): XlsxStyle | undefined {
  if (!style && numberFormat === undefined) return undefined;
  const { bold, italic, underline, strike, size, color, background, align, verticalAlign, wrap } =
    style ?? {};
  const text = color === undefined ? null : fileColor(color, 'text');
  const fill = background === undefined ? null : fileColor(background, 'fill');
  const format = style?.numberFormat ?? numberFormat;
  const font = {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strike ? { strikethrough: true } : {}),
    ...(size === undefined ? {} : { size: points[size] }),
    ...(text === null ? {} : { color: { rgb: text } }),
  };
  const border = {
    ...(style?.borderTop ? { top: line } : {}),
    ...(style?.borderBottom ? { bottom: line } : {}),
    ...(style?.borderLeft ? { left: line } : {}),
    ...(style?.borderRight ? { right: line } : {}),
  };
  const alignment = {
    ...(align === undefined ? {} : { horizontal: align }),
    ...(verticalAlign === undefined
      ? {}
      : { vertical: verticalAlign === 'middle' ? ('center' as const) : verticalAlign }),
    ...(wrap ? { wrapText: true } : {}),
  };
  const written: XlsxStyle = {
    ...(Object.keys(font).length > 0 ? { font: { name: 'Calibri', size: 11, ...font } } : {}),
    ...(fill === null ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
    ...(Object.keys(border).length > 0 ? { border } : {}),
    ...(Object.keys(alignment).length > 0 ? { alignment } : {}),
    ...(format === undefined ? {} : { numFmt: format }),
  };
  return Object.keys(written).length === 0 ? undefined : written;
}
