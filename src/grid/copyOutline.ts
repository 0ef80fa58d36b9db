import type { Region } from '../commands/region';
import type { GridRect } from './gridOptions';

export interface OutlineHost {
  readonly root: HTMLElement;
  readonly headerWidthPx: number;
  readonly headerHeightPx: number;
  sheetId(): Region['sheetId'];
  cellRect(rowIndex: number, columnIndex: number): GridRect;
}

const svg = 'http://www.w3.org/2000/svg';

/** The dashes that march around what was copied or cut, until it is pasted elsewhere or Escape ends it. */
export class CopyOutline {
  readonly #host: OutlineHost;
  readonly #frame: HTMLElement;
  readonly #drawing: SVGSVGElement;
  #regions: readonly Region[] = [];

  constructor(host: OutlineHost) {
    this.#host = host;
    const { ownerDocument } = host.root;
    this.#frame = ownerDocument.createElement('div');
    this.#frame.className = 'wb-copy-outline';
    this.#frame.setAttribute('aria-hidden', 'true');
    this.#frame.hidden = true;
    this.#drawing = ownerDocument.createElementNS(svg, 'svg');
    this.#frame.append(this.#drawing);
    host.root.append(this.#frame);
  }

  get isShown(): boolean {
    return this.#regions.length > 0;
  }

  /** Around each of several ranges of one sheet. */
  show(regions: readonly Region[]): void {
    this.#regions = regions;
    const { ownerDocument } = this.#frame;
    this.#drawing.replaceChildren(...regions.map(() => ownerDocument.createElementNS(svg, 'rect')));
    this.follow();
  }

  hide(): void {
    this.#regions = [];
    this.#frame.hidden = true;
  }

  /** The grid moved, or another sheet is on the screen. */
  follow(): void {
    const isHere = this.#regions[0]?.sheetId === this.#host.sheetId();
    this.#frame.hidden = !isHere;
    if (!isHere) return;
    const { headerWidthPx, headerHeightPx } = this.#host;
    this.#frame.style.left = `${headerWidthPx}px`;
    this.#frame.style.top = `${headerHeightPx}px`;
    this.#regions.forEach((region, index) => this.#place(region, this.#drawing.children[index] as Element));
  }

  #place(region: Region, rect: Element): void {
    const { headerWidthPx, headerHeightPx } = this.#host;
    const first = this.#host.cellRect(region.fromRow, region.fromColumn);
    const last = this.#host.cellRect(region.toRow, region.toColumn);
    const attributes = {
      x: first.left - headerWidthPx,
      y: first.top - headerHeightPx,
      width: Math.max(last.left + last.width - first.left - 1, 1),
      height: Math.max(last.top + last.height - first.top - 1, 1),
    };
    for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
  }

  dispose(): void {
    this.#frame.remove();
  }
}
