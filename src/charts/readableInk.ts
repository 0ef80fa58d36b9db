import type { ChartTheme } from './chartTheme';

type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG 2.2, level AA. */
const enough = 4.5;

/**
 * The colour of words on a filled shape: that of the theme's texts or of its paper where it can be read, else black or white,
 * one of which can be read on every colour. A fill that is written in a way not known here (`oklch(...)`) is taken for a strong one.
 */
export function inkOn(fill: string, { text, background }: Pick<ChartTheme, 'text' | 'background'>): string {
  const under = rgbOf(fill);
  if (!under) return background;
  const against = (ink: string): number => contrast(rgbOf(ink) ?? under, under);
  const best = (inks: readonly [string, string]): string =>
    against(inks[0]) >= against(inks[1]) ? inks[0] : inks[1];
  const ofTheme = best([background, text]);
  return against(ofTheme) >= enough ? ofTheme : best(['#000000', '#ffffff']);
}

/** The colour that part of the way from one to the other, as ECharts mixes them; the second where one is not known. */
export function mixed(from: string, to: string, share: number): string {
  const [start, end] = [rgbOf(from), rgbOf(to)];
  if (!start || !end) return to;
  const parts = start.map((part, index) => Math.round(part + (end[index]! - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Ratio of the relative luminances, from 1 to 21. */
function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `#rgb`, `#rrggbb` and `rgb(r, g, b)`. */
function rgbOf(color: string): Rgb | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  if (short) return channels(short, (part) => parseInt(part + part, 16));
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  if (long) return channels(long, (part) => parseInt(part, 16));
  const called = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/i.exec(color);
  return called ? channels(called, Number) : null;
}

const channels = (
  [, red = '', green = '', blue = '']: RegExpExecArray,
  read: (part: string) => number,
): Rgb => [read(red), read(green), read(blue)];
