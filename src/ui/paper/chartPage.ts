import type { ChartAnchor } from '../../model/document';

/** The sides of A4 between the margins of `pageRules`, in millimetres, with a little to spare: no second page. */
const sides = { long: { across: 267, down: 174 }, short: { across: 180, down: 261 } };

/** How a chart lies on a page of its own: with the page's long side where it is wider than high, and all of it on the page. */
export function chartPage({ widthPx, heightPx }: Pick<ChartAnchor, 'widthPx' | 'heightPx'>): {
  readonly isWide: boolean;
  readonly widthMm: number;
} {
  const isWide = widthPx > heightPx;
  const { across, down } = isWide ? sides.long : sides.short;
  return { isWide, widthMm: Math.min(across, Math.floor((down * widthPx) / heightPx)) };
}
