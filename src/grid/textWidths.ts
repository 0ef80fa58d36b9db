import type { CellStyle } from '../model/document';
import { textPen, textSizePx } from './textPen';

/** Left and right of a text, and the line between two cells. */
const paddingPx = 16;
const linePx = 1;
/** Rounding of widths between canvas and layout. */
const tolerancePx = 0.5;

/**
 * How wide numbers are drawn, without asking the layout: each character is measured once for each font. Digits are all as
 * wide as a zero, as in cells.
 */
export class TextWidths {
  readonly #pen: CanvasRenderingContext2D | null;
  readonly #family: string;
  readonly #fonts = new Map<string, Map<string, number>>();

  constructor(root: HTMLElement) {
    this.#pen = textPen(root.ownerDocument);
    // Before there are cells, or the browser would work out the styles of half a sheet for it.
    this.#family = getComputedStyle(root).fontFamily;
  }

  /** Whether a text has room in a cell of this width on the screen. Always, where nothing can be measured. */
  hasRoom(text: string, widthPx: number, zoom: number, style: CellStyle | undefined): boolean {
    const roomPx = (widthPx - linePx) / zoom - paddingPx + tolerancePx;
    return this.#widthOf(text, style) <= roomPx;
  }

  #widthOf(text: string, style: CellStyle | undefined): number {
    if (!this.#pen) return 0;
    const font = `${style?.italic ? 'italic ' : ''}${style?.bold ? 600 : 400} ${textSizePx[style?.size ?? 'normal']}px`;
    let widths = this.#fonts.get(font);
    if (!widths) this.#fonts.set(font, (widths = new Map()));
    let sum = 0;
    for (const character of text) {
      const like = character >= '0' && character <= '9' ? '0' : character;
      let width = widths.get(like);
      if (width === undefined) {
        this.#pen.font = `${font} ${this.#family}`;
        widths.set(like, (width = this.#pen.measureText(like).width));
      }
      sum += width;
    }
    return sum;
  }
}
