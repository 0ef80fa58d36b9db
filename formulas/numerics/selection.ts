/**
 * The value that would stand at `place` if the numbers were sorted; reorders them so that smaller ones stand before it
 * and larger ones behind. O(n) on average.
 *
 * Source:  Hoare (1961), Algorithm 65: FIND, with the middle of three as the pivot.
 */
export function select(numbers: Float64Array, place: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const pivot = middleOfThree(
      numbers[low] as number,
      numbers[(low + high) >> 1] as number,
      numbers[high] as number,
    );
    let left = low;
    let right = high;
    while (left <= right) {
      while ((numbers[left] as number) < pivot) left += 1;
      while ((numbers[right] as number) > pivot) right -= 1;
      if (left > right) break;
      const value = numbers[left] as number;
      numbers[left] = numbers[right] as number;
      numbers[right] = value;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return numbers[place] ?? NaN;
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * Where numbers stand among sorted ones, for many questions: equal stretches of the range of values are looked up
 * first, so that a question costs little more than the look-up unless the values are piled up.
 */
export class SortedPlaces {
  readonly #sorted: Float64Array;
  /** The first place whose value is in this stretch or a later one. */
  readonly #starts: Uint32Array;
  readonly #smallest: number;
  readonly #scale: number;

  constructor(sorted: Float64Array) {
    const { length } = sorted;
    const stretches = Math.max(1, length);
    this.#sorted = sorted;
    this.#smallest = sorted[0] ?? 0;
    const range = (sorted[length - 1] ?? 0) - this.#smallest;
    const scale = stretches / range;
    this.#scale = Number.isFinite(scale) && range > 0 && Number.isFinite(range) ? scale : 0;
    this.#starts = new Uint32Array(stretches + 2);
    let stretch = 0;
    for (let place = 0; place < length; place += 1) {
      const own = this.#stretchOf(sorted[place] as number);
      while (stretch < own) this.#starts[++stretch] = place;
    }
    while (stretch < stretches + 1) this.#starts[++stretch] = length;
  }

  /** How many values lie strictly below `value`. */
  below(value: number): number {
    const sorted = this.#sorted;
    const stretch = this.#stretchOf(value);
    let low = this.#starts[stretch] as number;
    let high = this.#starts[stretch + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #stretchOf(value: number): number {
    const last = this.#starts.length - 2;
    const stretch = Math.floor((value - this.#smallest) * this.#scale);
    return stretch > 0 ? (stretch < last ? stretch : last) : 0;
  }
}
