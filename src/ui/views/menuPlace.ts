/** Where a menu of this width goes: its right edge under the heading's, within the window. */
export const menuWidthPx = 288;
const gapPx = 8;
/** A menu that has less room than this covers what is above it. */
const leastHeightPx = 320;

export interface MenuPlace {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export function placeUnder(
  heading: Pick<DOMRect, 'right' | 'bottom'> | null,
  { innerWidth, innerHeight }: Pick<Window, 'innerWidth' | 'innerHeight'>,
): MenuPlace {
  const right = heading?.right ?? innerWidth;
  const bottom = heading?.bottom ?? 0;
  const left = Math.max(Math.min(right - menuWidthPx, innerWidth - menuWidthPx - gapPx), gapPx);
  const top = Math.max(Math.min(bottom + 2, innerHeight - leastHeightPx - gapPx), gapPx);
  return { left, top, height: innerHeight - top - gapPx };
}
