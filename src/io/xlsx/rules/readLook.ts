import type { CellStyle as XlsxStyle } from 'hucre/xlsx';
import type { ConditionalStyle } from '../../../model/conditionalFormat';
import { tokenOf, type ColorUse } from '../xlsxColors';
import { childOf, type XmlElement } from './xmlTree';

type XlsxColor = NonNullable<NonNullable<XlsxStyle['font']>['color']>;

/** What a rule of the file changes (`dxf`), as far as one here can. */
export function readLook(
  look: XmlElement | undefined,
  themeColors: readonly string[] | undefined,
): ConditionalStyle {
  const font = childOf(look, 'font');
  const pattern = childOf(childOf(look, 'fill'), 'patternFill');
  const isSolid = (pattern?.attributes.get('patternType') ?? 'solid') === 'solid';
  const bold = flag(childOf(font, 'b'));
  const italic = flag(childOf(font, 'i'));
  const strike = flag(childOf(font, 'strike'));
  const underline = childOf(font, 'u');
  const color = readColor(childOf(font, 'color'), 'text', themeColors);
  // Excel fills with the background colour here, where cells are filled with the foreground colour.
  const fill = isSolid ? (childOf(pattern, 'bgColor') ?? childOf(pattern, 'fgColor')) : undefined;
  const background = readColor(fill, 'fill', themeColors);
  const numberFormat = childOf(look, 'numFmt')?.attributes.get('formatCode');
  return {
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(strike === undefined ? {} : { strike }),
    ...(underline === undefined ? {} : { underline: underline.attributes.get('val') !== 'none' }),
    ...(color === null ? {} : { color }),
    ...(background === null ? {} : { background }),
    ...(numberFormat && numberFormat.toLowerCase() !== 'general'
      ? { numberFormat: numberFormat.slice(0, 255) }
      : {}),
  };
}

export function readColor(
  element: XmlElement | undefined,
  use: ColorUse,
  themeColors: readonly string[] | undefined,
): string | null {
  if (!element) return null;
  const { attributes } = element;
  const rgb = attributes.get('rgb');
  const theme = attributes.get('theme');
  const color: XlsxColor = {
    ...(rgb === undefined ? {} : { rgb }),
    ...(theme === undefined ? {} : { theme: Number(theme), tint: Number(attributes.get('tint') ?? 0) }),
  };
  return tokenOf(color, use, themeColors);
}

function flag(element: XmlElement | undefined): boolean | undefined {
  if (!element) return undefined;
  const value = element.attributes.get('val');
  return value !== '0' && value !== 'false';
}
