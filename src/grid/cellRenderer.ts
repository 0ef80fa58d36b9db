import { cellLook, type CellLook, type RendererHost } from './cellLook';

/**
 * Draws cells, and knows how each was drawn last. Drawing all of them is Handsontable's: it empties every cell of the
 * screen, builds the headings anew and measures rows, a tenth of a second on a slow machine. When only values have
 * changed, the few cells that look different are drawn and nothing else is touched.
 */
export class CellRenderer {
  readonly #host: RendererHost;
  readonly #drawn = new WeakMap<HTMLTableCellElement, CellLook>();

  constructor(host: RendererHost) {
    this.#host = host;
  }

  /** Into an element that Handsontable has emptied of classes and styles. */
  draw(cell: HTMLTableCellElement, rowIndex: number, columnIndex: number): void {
    const look = cellLook(this.#host, rowIndex, columnIndex);
    this.#drawn.set(cell, look);
    dress(cell, look);
  }

  /** Into an element that shows the same cell already. `false` when the sizes of rows may depend on it. */
  redraw(cell: HTMLTableCellElement, rowIndex: number, columnIndex: number): boolean {
    const before = this.#drawn.get(cell);
    const look = cellLook(this.#host, rowIndex, columnIndex);
    if (!before || before.colSpan !== look.colSpan) return false;
    if (isSameLook(before, look)) return true;
    if (before.classes.includes('wb-wrap') || look.classes.includes('wb-wrap')) return false;
    this.#drawn.set(cell, look);
    cell.classList.remove(...before.classes);
    if (look.description === null) cell.removeAttribute('aria-description');
    if (!look.isPending) cell.removeAttribute('aria-busy');
    dress(cell, look);
    return true;
  }
}

/** Only `textContent` and classes: nothing a person typed ever becomes markup. */
function dress(
  cell: HTMLTableCellElement,
  { text, classes, description, isPending, overflowPx, colSpan }: CellLook,
): void {
  cell.colSpan = colSpan;
  cell.classList.add(...classes);
  if (isPending) cell.setAttribute('aria-busy', 'true');
  if (description !== null) cell.setAttribute('aria-description', description);
  if (overflowPx === null) cell.textContent = text;
  else cell.replaceChildren(overflowing(cell.ownerDocument, text, overflowPx));
}

function isSameLook(one: CellLook, other: CellLook): boolean {
  return (
    one.text === other.text &&
    one.description === other.description &&
    one.overflowPx === other.overflowPx &&
    one.classes.length === other.classes.length &&
    one.classes.every((name, index) => name === other.classes[index])
  );
}

function overflowing(ownerDocument: Document, text: string, widthPx: number): HTMLElement {
  const span = ownerDocument.createElement('span');
  span.className = 'wb-overflow';
  span.style.setProperty('--wb-overflow-width', `${widthPx}px`);
  span.textContent = text;
  return span;
}
