import type { AxisScale } from './axisScale';

/** Where the axes of a drawn chart are, in pixels of its element, and what values stand where. */
export class PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly #x: AxisScale;
  readonly #y: AxisScale;

  /** `low` and `high` are the pixels of the lower left and upper right corner. */
  constructor(x: AxisScale, y: AxisScale, low: readonly [number, number], high: readonly [number, number]) {
    this.#x = x;
    this.#y = y;
    [this.left, this.bottom] = low;
    [this.right, this.top] = high;
  }

  xOf(value: number): number {
    return this.left + ((value - this.#x.min) / (this.#x.max - this.#x.min)) * (this.right - this.left);
  }

  yOf(value: number): number {
    return this.bottom - ((value - this.#y.min) / (this.#y.max - this.#y.min)) * (this.bottom - this.top);
  }

  valueAtX(xPx: number): number {
    return this.#x.min + ((xPx - this.left) / (this.right - this.left)) * (this.#x.max - this.#x.min);
  }

  valueAtY(yPx: number): number {
    return this.#y.min + ((this.bottom - yPx) / (this.bottom - this.top)) * (this.#y.max - this.#y.min);
  }
}
