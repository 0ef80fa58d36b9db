import type { ConditionalLook } from './conditionalLooks';
import { paled } from './scaleColor';
import { menuButton } from './menuButton';
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

  /** Into an element that may show another cell still. */
  draw(cell: HTMLTableCellElement, rowIndex: number, columnIndex: number): void {
    const look = cellLook(this.#host, rowIndex, columnIndex);
    this.#drawn.set(cell, look);
    const className = look.classes.join(' ');
    // Handsontable adds classes of its own to what is selected, after all is drawn.
    if (cell.className !== className) cell.className = className;
    setOrRemove(cell, 'aria-readonly', this.#host.readOnly ? 'true' : null);
    setOrRemove(cell, 'aria-busy', look.isPending ? 'true' : null);
    setOrRemove(cell, 'aria-description', look.description);
    if (cell.hasAttribute('style')) cell.removeAttribute('style');
    if (cell.colSpan !== look.colSpan) cell.colSpan = look.colSpan;
    if (look.condition) paint(cell, look.condition);
    this.#write(cell, look, columnIndex);
  }

  /** Into an element that shows the same cell already. `false` when the sizes of rows may depend on it. */
  redraw(cell: HTMLTableCellElement, rowIndex: number, columnIndex: number): boolean {
    const before = this.#drawn.get(cell);
    const look = cellLook(this.#host, rowIndex, columnIndex);
    if (!before || before.colSpan !== look.colSpan) return false;
    if (isSameLook(before, look)) return true;
    if (mayBeTall(before) || mayBeTall(look)) return false;
    this.#drawn.set(cell, look);
    if (!hasSameClasses(before, look)) {
      cell.classList.remove(...before.classes);
      cell.classList.add(...look.classes);
    }
    setOrRemove(cell, 'aria-description', look.description);
    setOrRemove(cell, 'aria-busy', look.isPending ? 'true' : null);
    if (before.condition ?? look.condition) paint(cell, look.condition);
    this.#write(cell, look, columnIndex);
    return true;
  }

  #write(cell: HTMLTableCellElement, look: CellLook, columnIndex: number): void {
    write(cell, look);
    if (look.filter === null || this.#host.readOnly) return;
    const column = look.text || this.#host.shown.columnName(columnIndex);
    const isFiltered = look.filter === 'filtered';
    const label = this.#host.phrase('grid_columnMenu', { column });
    cell.append(menuButton(cell.ownerDocument, { label, columnIndex, isFiltered }));
  }
}

/**
 * Only text, and never markup, whatever a person typed. The text that is there is changed: a new one would be laid out
 * from the beginning, and for each of the cells that scroll by.
 */
function write(cell: HTMLTableCellElement, { text, overflowPx }: CellLook): void {
  const { firstChild } = cell;
  if (overflowPx !== null) cell.replaceChildren(overflowing(cell.ownerDocument, text, overflowPx));
  else if (!(firstChild instanceof Text) || firstChild.nextSibling) cell.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}

/** Its row is as high as what it shows, and so is the heading of the row, which stands in a table of its own. */
const mayBeTall = ({ classes, text }: CellLook): boolean =>
  classes.includes('wb-wrap') || text.includes('\n');

function setOrRemove(cell: HTMLTableCellElement, attribute: string, value: string | null): void {
  if (value === null) cell.removeAttribute(attribute);
  else cell.setAttribute(attribute, value);
}

function isSameLook(one: CellLook, other: CellLook): boolean {
  return (
    one.text === other.text &&
    one.description === other.description &&
    one.overflowPx === other.overflowPx &&
    one.filter === other.filter &&
    isSamePaint(one.condition, other.condition) &&
    hasSameClasses(one, other)
  );
}

function hasSameClasses(one: CellLook, other: CellLook): boolean {
  return (
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

function isSamePaint(one: ConditionalLook | null, other: ConditionalLook | null): boolean {
  return (
    one?.fill === other?.fill &&
    one?.bar?.percent === other?.bar?.percent &&
    one?.bar?.color === other?.bar?.color
  );
}

function paint(cell: HTMLTableCellElement, condition: ConditionalLook | null): void {
  const { style } = cell;
  style.setProperty('--wb-cell-fill', condition?.fill ?? '');
  style.setProperty('--wb-bar-color', condition?.bar ? paled(condition.bar.color) : '');
  style.setProperty('--wb-bar-size', condition?.bar ? `${condition.bar.percent}%` : '');
}
