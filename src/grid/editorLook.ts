/** The type of a cell, which goes on to whatever is written over it. */
const inherited = ['fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing'] as const;

/**
 * An editor looks like the cell it covers, so that the text stays where it was: its type, its colours, where it begins and
 * ends.
 */
export function wearLook(cell: HTMLTableCellElement, holder: HTMLElement, field: HTMLTextAreaElement): void {
  const computed = cell.ownerDocument.defaultView?.getComputedStyle(cell);
  if (!computed) return;
  for (const property of inherited) holder.style[property] = computed[property];
  // The editor covers the lines beside the cell; the one at the left only the first column has as a border of its own.
  const begin = parseFloat(computed.paddingLeft) + Math.max(parseFloat(computed.borderLeftWidth), 1);
  field.style.paddingInlineStart = `${begin}px`;
  const end = parseFloat(computed.paddingRight) + Math.max(parseFloat(computed.borderRightWidth), 1);
  field.style.paddingInlineEnd = `${end}px`;
  field.style.color = isOfError(cell) ? '' : computed.color;
  alignText(cell, field);
  field.style.backgroundColor = isClear(computed.backgroundColor) ? '' : computed.backgroundColor;
}

/** The text stands at the side where the cell has it, also while it is typed. */
export function alignText(cell: HTMLTableCellElement, field: HTMLTextAreaElement): void {
  const asInCell = !isFormula(field.value) && !isOfError(cell);
  const computed = asInCell ? cell.ownerDocument.defaultView?.getComputedStyle(cell) : null;
  field.style.textAlign = computed?.textAlign ?? '';
}

/** The look of an error is not that of what is typed in its place. */
const isOfError = (cell: HTMLTableCellElement): boolean => cell.classList.contains('wb-error');

/** A formula is read from its beginning, whatever it comes to. */
const isFormula = (text: string): boolean => /^[=＝]/.test(text);

/** Whether nothing of a colour is seen: `rgba(0, 0, 0, 0)`. */
const isClear = (color: string): boolean => color === 'transparent' || /^rgba\(.*, 0\)$/.test(color);
