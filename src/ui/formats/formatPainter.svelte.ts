import type { PaintedLook } from '../../commands/paintFormat';

/** Carries the look of some cells to those that are selected next. */
export class FormatPainter {
  /** The look that is carried; `null` when nobody paints. */
  look = $state.raw<PaintedLook | null>(null);
  /** It is carried on from place to place until somebody ends it. */
  isKept = $state(false);
  readonly #apply: (look: PaintedLook) => void;

  constructor(apply: (look: PaintedLook) => void) {
    this.#apply = apply;
  }

  /** Asked for a second time, the cells that are selected by now take the look: that is the way by keyboard. */
  take(look: PaintedLook): void {
    if (this.look === null) this.look = look;
    else if (this.isKept) this.stop();
    else this.paint();
  }

  /** A double click: for several places, as in Excel. */
  keep(): void {
    this.isKept = this.look !== null;
  }

  paint(): void {
    const { look } = this;
    if (!this.isKept) this.look = null;
    if (look) this.#apply(look);
  }

  stop(): void {
    this.look = null;
    this.isKept = false;
  }
}
