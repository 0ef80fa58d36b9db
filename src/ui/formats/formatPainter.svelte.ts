import type { StyleChange } from '../../commands/styleChange';

/** Carries the look of some cells to those that are selected next. */
export class FormatPainter {
  /** The look that is carried; `null` when nobody paints. */
  style = $state.raw<StyleChange | null>(null);
  readonly #apply: (style: StyleChange) => void;

  constructor(apply: (style: StyleChange) => void) {
    this.#apply = apply;
  }

  /** Asked for a second time, the cells that are selected by now take the look: that is the way by keyboard. */
  take(style: StyleChange): void {
    if (this.style === null) this.style = style;
    else this.paint();
  }

  paint(): void {
    const { style } = this;
    this.style = null;
    if (style) this.#apply(style);
  }

  stop(): void {
    this.style = null;
  }
}
