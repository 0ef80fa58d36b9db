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
  readonly #rect: SVGRectElement;
  #region: Region | null = null;

  constructor(host: OutlineHost) {
    this.#host = host;
    const { ownerDocument } = host.root;
    this.#frame = ownerDocument.createElement('div');
    this.#frame.className = 'wb-copy-outline';
    this.#frame.setAttribute('aria-hidden', 'true');
    this.#frame.hidden = true;
    const drawing = ownerDocument.createElementNS(svg, 'svg');
    this.#rect = ownerDocument.createElementNS(svg, 'rect');
    drawing.append(this.#rect);
    this.#frame.append(drawing);
    host.root.append(this.#frame);
  }

  get isShown(): boolean {
    return this.#region !== null;
  }

  show(region: Region): void {
    this.#region = region;
    this.follow();
  }

  hide(): void {
    this.#region = null;
    this.#frame.hidden = true;
  }

  /** The grid moved, or another sheet is on the screen. */
  follow(): void {
    const region = this.#region;
    const isHere = region !== null && region.sheetId === this.#host.sheetId();
    this.#frame.hidden = !isHere;
    if (!isHere) return;
    const { headerWidthPx, headerHeightPx } = this.#host;
    const first = this.#host.cellRect(region.fromRow, region.fromColumn);
    const last = this.#host.cellRect(region.toRow, region.toColumn);
    this.#frame.style.left = `${headerWidthPx}px`;
    this.#frame.style.top = `${headerHeightPx}px`;
    const attributes = {
      x: first.left - headerWidthPx,
      y: first.top - headerHeightPx,
      width: Math.max(last.left + last.width - first.left - 1, 1),
      height: Math.max(last.top + last.height - first.top - 1, 1),
    };
    for (const [name, value] of Object.entries(attributes)) this.#rect.setAttribute(name, String(value));
  }

  dispose(): void {
    this.#frame.remove();
  }
}
