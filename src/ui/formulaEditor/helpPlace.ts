const marginPx = 8;
const gapPx = 4;

interface Size {
  readonly offsetWidth: number;
  readonly offsetHeight: number;
}

/** Below the field and under the word it is about; above where there is no room below, always within the window. */
export function placeBelow(
  field: DOMRect,
  anchor: DOMRect | null,
  { offsetWidth, offsetHeight }: Size,
): { readonly left: number; readonly top: number } {
  const below = field.bottom + gapPx;
  const fits = below + offsetHeight <= innerHeight - marginPx;
  const above = field.top - gapPx - offsetHeight;
  const left = Math.min(anchor?.left ?? field.left, innerWidth - offsetWidth - marginPx);
  return { left: Math.max(left, marginPx), top: fits || above < marginPx ? below : above };
}
