/** The type of a cell, which goes on to whatever is written over it. */
const inherited = ['fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing'] as const;

/** An editor looks like the cell it covers, so that the text stays where it was: its type, its fill, where it begins. */
export function wearLook(cell: HTMLTableCellElement, holder: HTMLElement, field: HTMLTextAreaElement): void {
  const computed = cell.ownerDocument.defaultView?.getComputedStyle(cell);
  if (!computed) return;
  for (const property of inherited) holder.style[property] = computed[property];
  // The editor covers the line at the left, which only the first column has as a border of its own.
  const begin = parseFloat(computed.paddingLeft) + Math.max(parseFloat(computed.borderLeftWidth), 1);
  field.style.paddingInlineStart = `${begin}px`;
  field.style.backgroundColor = isClear(computed.backgroundColor) ? '' : computed.backgroundColor;
}

/** Whether nothing of a colour is seen: `rgba(0, 0, 0, 0)`. */
const isClear = (color: string): boolean => color === 'transparent' || /^rgba\(.*, 0\)$/.test(color);
