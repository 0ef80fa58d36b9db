import { resolveThemeColor } from 'hucre/xlsx';
import type { CellStyle as XlsxStyle } from 'hucre/xlsx';

import { fillColors, scaleColors, scaleStrength, textColors, type ColorToken } from '../../model/colorTokens';
import { palerColor } from '../../model/palerColor';

type XlsxColor = NonNullable<NonNullable<XlsxStyle['font']>['color']>;
type Rgb = readonly [red: number, green: number, blue: number];

/** Colours that only templates use, beside those that people choose from. */
const quadrantColors: readonly ColorToken[] = [
  { token: 'quadrantD', light: '#7a8594' },
  { token: 'quadrantA', light: '#11795b' },
  { token: 'quadrantB', light: '#2457d6' },
  { token: 'quadrantC', light: '#9a6700' },
];

/** Colours of tabs by the tokens that sheets have. */
const tabColors = [
  ['a', '#11795b'],
  ['b', '#2457d6'],
  ['c', '#9a6700'],
  ['d', '#7a8594'],
] as const;

export const fileTabColor = (token: string): string | null =>
  tabColors
    .find(([known]) => known === token)?.[1]
    .slice(1)
    .toUpperCase() ?? null;

/** The tab colour that comes nearest. */
export function tabTokenOf(
  color: XlsxColor | undefined,
  themeColors: readonly string[] | undefined,
): string | undefined {
  const rgb = rgbOf(color, themeColors);
  if (!rgb) return undefined;
  const off = ([, light]: (typeof tabColors)[number]): number => distance(rgb, parse(light) as Rgb);
  return [...tabColors].sort((one, other) => off(one) - off(other))[0]?.[0];
}

/** Colours of scales and bars as the screen shows them, with black texts on them. */
const shownScaleColors: readonly ColorToken[] = scaleColors.map(({ token, light }) => ({
  token,
  light: palerColor(light, scaleStrength),
}));

/** What a colour is for: texts and fills have a usual one, scales and bars have not. */
export type ColorUse = 'text' | 'fill' | 'scale';

const standardText = '1C2430';
const standardFill = 'FFFFFF';

/** A token's colour for a file; a colour that is written out stays as it is. */
export function fileColor(token: string, use: ColorUse): string | null {
  if (/^#[0-9a-f]{6}$/i.test(token)) return token.slice(1).toUpperCase();
  const known =
    use === 'scale' ? shownScaleColors : use === 'text' ? [...textColors, ...quadrantColors] : fillColors;
  const found = known.find((candidate) => candidate.token === token);
  return found ? found.light.slice(1).toUpperCase() : null;
}

/** The token that comes nearest to a file's colour; `null` for what is as good as the usual one, or like none of ours. */
export function tokenOf(
  color: XlsxColor | undefined,
  use: ColorUse,
  themeColors: readonly string[] | undefined,
): string | null {
  const rgb = rgbOf(color, themeColors);
  if (!rgb) return null;
  // Other programs write scales in any strength.
  const known =
    use === 'scale'
      ? [...shownScaleColors, ...scaleColors]
      : use === 'text'
        ? [...textColors, ...quadrantColors]
        : fillColors;
  let best: string | null = null;
  let least =
    use === 'scale' ? Infinity : distance(rgb, parse(use === 'text' ? standardText : standardFill) as Rgb);
  for (const { token, light } of known) {
    if (token === 'text') continue;
    const off = distance(rgb, parse(light) as Rgb);
    if (off < least) [best, least] = [token, off];
  }
  return best;
}

function rgbOf(color: XlsxColor | undefined, themeColors: readonly string[] | undefined): Rgb | null {
  if (!color) return null;
  if (color.rgb) return parse(color.rgb);
  if (color.theme === undefined || !themeColors) return null;
  const place = themePlaces[color.theme] ?? color.theme;
  return parse(resolveThemeColor([...themeColors], place, color.tint) ?? '');
}

/**
 * Files count the colours of a theme with each light one before its dark one: 0 is the paper, 1 the text. hucre 1.0.0 counts
 * them as the theme lists them, the dark ones first.
 */
const themePlaces = [1, 0, 3, 2];

/** `RRGGBB`, or with the transparency in front. */
function parse(hex: string): Rgb | null {
  const digits = hex.replace(/^#/, '').slice(-6);
  if (!/^[0-9a-f]{6}$/i.test(digits)) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Hue counts more than lightness: a strong green fill is a positive one, however dark. */
function distance(a: Rgb, b: Rgb): number {
  const lightness = (mean(a) - mean(b)) * 0.5;
  const hue = [0, 1, 2].map((i) => (a[i] as number) - mean(a) - ((b[i] as number) - mean(b)));
  return lightness ** 2 + hue.reduce((sum, part) => sum + part ** 2, 0);
}
const mean = (rgb: Rgb): number => (rgb[0] + rgb[1] + rgb[2]) / 3;
