import type { ClipboardContent } from '../commands/clipboardContent';
import type { CarriedCell } from '../commands/sheetWriter';
import { fillColors, textColors, type ColorToken } from '../model/colorTokens';
import type { CellStyle } from '../model/document';
import { parseClipboardText } from '../model/format/clipboardText';
import { escapeHtml } from './escapeHtml';

/**
 * What was copied as a table for other programs: values as they are shown, looks as inline styles, number formats the way
 * Excel reads them. Everything in it is escaped.
 */
export function writeClipboardHtml({ text, cells }: Pick<ClipboardContent, 'text' | 'cells'>): string {
  const shown = parseClipboardText(text);
  const rows = cells.map((row, rowIndex) => {
    const columns = row.map((cell, columnIndex) => cellHtml(cell, shown[rowIndex]?.[columnIndex] ?? ''));
    return `<tr>${columns.join('')}</tr>`;
  });
  return `<meta charset="utf-8"><table>${rows.join('')}</table>`;
}

function cellHtml({ value, style = {} }: CarriedCell, text: string): string {
  const declarations = stylesOf(style);
  // Excel would make a number of `0123` and a date of `3-4`.
  if (typeof value === 'string' && style.numberFormat === undefined) declarations.push(formatOf('@'));
  const attributes = declarations.length > 0 ? ` style="${escapeHtml(declarations.join(';'))}"` : '';
  return `<td${attributes}>${escapeHtml(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')}</td>`;
}

function stylesOf(style: CellStyle): string[] {
  const declarations: string[] = [];
  const lines = [style.underline && 'underline', style.strike && 'line-through'].filter(Boolean);
  if (style.bold) declarations.push('font-weight:bold');
  if (style.italic) declarations.push('font-style:italic');
  if (lines.length > 0) declarations.push(`text-decoration:${lines.join(' ')}`);
  if (style.align) declarations.push(`text-align:${style.align}`);
  if (style.wrap) declarations.push('white-space:normal');
  const color = lightOf(textColors, style.color);
  const background = lightOf(fillColors, style.background);
  if (color) declarations.push(`color:${color}`);
  if (background) declarations.push(`background:${background}`);
  if (style.numberFormat !== undefined) declarations.push(formatOf(style.numberFormat));
  return declarations;
}

const lightOf = (colors: readonly ColorToken[], token: string | undefined): string | undefined =>
  colors.find((color) => color.token === token)?.light;

/** `mso-number-format` takes the code with a backslash before everything that is no letter or digit. */
const formatOf = (code: string): string =>
  `mso-number-format:"${code.replace(/[^\p{L}\p{N}#]/gu, (char) => `\\${char}`)}"`;
