import type { LineRange } from '../axis';

/** Lines that go: ascending ranges of positions that do not touch, asked how many lie before a line. */
export class RemovedLines {
  readonly #ranges: readonly LineRange[];
  /** How many are gone before each range. */
  readonly #before: readonly number[];

  constructor(ranges: readonly LineRange[]) {
    this.#ranges = ranges;
    const before: number[] = [];
    let count = 0;
    for (const [from, to] of ranges) {
      before.push(count);
      count += to - from;
    }
    this.#before = before;
  }

  /** O(log ranges). */
  countBefore(line: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle] as LineRange)[0] < line) low = middle + 1;
      else high = middle;
    }
    const last = this.#ranges[low - 1];
    if (!last) return 0;
    return (this.#before[low - 1] as number) + Math.min(last[1], line) - last[0];
  }
}
