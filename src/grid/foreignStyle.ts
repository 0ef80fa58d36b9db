import { fillColors, textColors, type ColorToken } from '../model/colorTokens';
import type { CellStyle } from '../model/document';

export type Declarations = Readonly<Record<string, string>>;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a workbook knows of a look in CSS: weight, slant, lines, alignment, wrap, number format, and colours it has. */
export function readForeignStyle(css: Declarations, cell: Element): CellStyle {
  const style: Mutable<CellStyle> = {};
  const weight = css['font-weight'] ?? '';
  const lines = `${css['text-decoration'] ?? ''} ${css['text-decoration-line'] ?? ''}`;
  if (weight === 'bold' || Number(weight) >= 600 || isWhole(cell, 'b, strong')) style.bold = true;
  if (css['font-style'] === 'italic' || isWhole(cell, 'i, em')) style.italic = true;
  if (lines.includes('underline') || isWhole(cell, 'u')) style.underline = true;
  if (lines.includes('line-through') || isWhole(cell, 's')) style.strike = true;
  const align = css['text-align'] ?? cell.getAttribute('align') ?? '';
  if (align === 'left' || align === 'center' || align === 'right') style.align = align;
  // LibreOffice writes looks as HTML 3.2 had them.
  const font = isWhole(cell, 'font[color]') ? cell.querySelector('font[color]')?.getAttribute('color') : null;
  const color = ownColor(textColors, css['color'] ?? font);
  const background = ownColor(
    fillColors,
    css['background-color'] ?? css['background'] ?? cell.getAttribute('bgcolor'),
  );
  if (color && color !== 'text') style.color = color;
  if (background) style.background = background;
  const format = numberFormatOf(css['mso-number-format']);
  if (format !== null) style.numberFormat = format;
  return style;
}

/** All of a cell stands in one such element. */
function isWhole(cell: Element, selector: string): boolean {
  const inner = cell.querySelector(selector);
  return inner !== null && inner.textContent?.trim() === cell.textContent?.trim();
}

/** Only colours that have a value for dark themes too; any other would be unreadable in one of them. */
function ownColor(colors: readonly ColorToken[], css: string | null | undefined): string | undefined {
  const wanted = hexOf(css ?? '');
  return wanted === null ? undefined : colors.find(({ light }) => light === wanted)?.token;
}

function hexOf(css: string): string | null {
  const rgb = /rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)/.exec(css);
  if (rgb)
    return `#${rgb
      .slice(1)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')}`;
  return /#[0-9a-f]{6}/i.exec(css)?.[0].toLowerCase() ?? null;
}

/** The names Excel has for its own formats. */
const named: Readonly<Record<string, string>> = {
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
  'Short Date': 'yyyy-mm-dd',
  'Short Time': 'hh:mm',
};

function numberFormatOf(css: string | undefined): string | null {
  if (!css) return null;
  const plain = css.replace(/^["']|["']$/g, '').replace(/\\(.)/g, '$1');
  if (plain === 'General' || plain === '') return null;
  return named[plain] ?? plain;
}
