import type { GridRect } from './gridOptions';

/** A coloured frame round cells of the sheet that is shown; positions as they are shown, ends included. */
export interface CellOutline {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
  /** A number of the reference colours, from 0. */
  readonly colour: number;
  /** It is being pointed at this moment. */
  readonly isPointed: boolean;
}

/** How many colours there are; `--wb-reference-1` and so on. */
export const outlineColours = 7;

export interface OutlineHost {
  readonly headerHeightPx: number;
  readonly headerWidthPx: number;
  cellRect(row: number, column: number): GridRect;
}

/**
 * Frames over the cells that a formula reads, in elements of their own: nothing of the grid is drawn for them, and without
 * any there is nothing to do.
 */
export class CellOutlines {
  readonly #root: HTMLElement;
  readonly #host: OutlineHost;
  #layer: HTMLElement | null = null;
  #outlines: readonly CellOutline[] = [];

  constructor(root: HTMLElement, host: OutlineHost) {
    this.#root = root;
    this.#host = host;
  }

  show(outlines: readonly CellOutline[]): void {
    if (outlines.length === 0 && this.#outlines.length === 0) return;
    this.#outlines = outlines;
    this.place();
  }

  /** The viewport moved, or rows and columns have other sizes. */
  place(): void {
    if (this.#outlines.length === 0) {
      this.#layer?.remove();
      this.#layer = null;
      return;
    }
    const layer = (this.#layer ??= this.#makeLayer());
    const { headerHeightPx, headerWidthPx } = this.#host;
    // A pixel over the headings, whose line the first cells share.
    layer.style.top = `${headerHeightPx - 1}px`;
    layer.style.left = `${headerWidthPx - 1}px`;
    while (layer.childElementCount > this.#outlines.length) layer.lastElementChild?.remove();
    for (const [index, outline] of this.#outlines.entries()) {
      const frame = (layer.children[index] ?? layer.appendChild(this.#makeFrame())) as HTMLElement;
      this.#placeFrame(frame, outline, headerWidthPx, headerHeightPx);
    }
  }

  #placeFrame(frame: HTMLElement, outline: CellOutline, leftPx: number, topPx: number): void {
    const first = this.#host.cellRect(outline.fromRow, outline.fromColumn);
    const last = this.#host.cellRect(outline.toRow, outline.toColumn);
    frame.className = `wb-outline wb-outline-${(outline.colour % outlineColours) + 1}`;
    frame.classList.toggle('is-pointed', outline.isPointed);
    const { style } = frame;
    // Cells have their own lines at the right and below, and those of their neighbours on the other sides.
    style.left = `${first.left - leftPx}px`;
    style.top = `${first.top - topPx}px`;
    style.width = `${last.left + last.width - first.left + 1}px`;
    style.height = `${last.top + last.height - first.top + 1}px`;
  }

  #makeLayer(): HTMLElement {
    const layer = this.#root.ownerDocument.createElement('div');
    layer.className = 'wb-outlines';
    layer.setAttribute('aria-hidden', 'true');
    this.#root.append(layer);
    return layer;
  }

  #makeFrame(): HTMLElement {
    return this.#root.ownerDocument.createElement('div');
  }
}
