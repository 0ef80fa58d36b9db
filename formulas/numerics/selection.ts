import { countOf, joined, numbersAt, type NumberParts } from './numberParts';

/** Fewer numbers than this are not worth a sample. */
const sampled = 4096;
const sampleSize = 1024;

/**
 * The values that would stand at `place` and behind it if the numbers were sorted; behind the last there is Infinity.
 * O(n), and on the whole one pass: a sorted sample says between which two values the place almost certainly lies, the
 * pass gathers what lies between them, and only that is searched. Leaves the numbers as they are.
 *
 * Source:  Floyd and Rivest (1975), Expected time bounds for selection, Communications of the ACM 18(3).
 */
export function valuesAtPlace(parts: NumberParts, place: number): readonly [number, number] {
  const size = countOf(parts);
  if (size < sampled) return selectedFrom(joined(parts), place);
  const step = size / sampleSize;
  const sample = numbersAt(
    parts,
    Uint32Array.from({ length: sampleSize }, (_, index) => Math.floor((index + 0.5) * step)),
  ).sort();
  const expected = (place / size) * sampleSize;
  // Four standard deviations of a quantile of the sample on either side, and room for twice what that makes.
  const margin = 2 * Math.sqrt(sampleSize);
  const [from, to] = [Math.floor(expected - margin), Math.ceil(expected + margin)];
  const lowest = from < 0 ? -Infinity : (sample[from] as number);
  const highest = to >= sampleSize ? Infinity : (sample[to] as number);
  const between = new Float64Array(size >> 2);
  let count = 0;
  let below = 0;
  for (const numbers of parts) {
    for (let index = 0; index < numbers.length && count < between.length; index += 1) {
      const value = numbers[index] as number;
      // Without branches: which way they go is chance, and a wrong guess costs ten times the rest.
      between[count] = value;
      count += Number(value >= lowest) & Number(value <= highest);
      below += Number(value < lowest);
    }
  }
  // Both places have to lie between, which they do but for many equal values or an unlucky sample.
  const isBetween = count < between.length && place >= below && place + 1 < below + count;
  return isBetween
    ? selectedFrom(between.subarray(0, count), place - below)
    : selectedFrom(joined(parts), place);
}

/** Reorders the numbers. */
function selectedFrom(numbers: Float64Array, place: number): readonly [number, number] {
  const value = select(numbers, place);
  let next = Infinity;
  // What stands behind the place is not smaller.
  for (let index = place + 1; index < numbers.length; index += 1) {
    next = Math.min(next, numbers[index] as number);
  }
  return [value, next];
}

/**
 * The value that would stand at `place` if the numbers were sorted; reorders them so that smaller ones stand before it
 * and larger ones behind. O(n) on average.
 *
 * Source:  Hoare (1961), Algorithm 65: FIND, with the middle of three as the pivot.
 */
function select(numbers: Float64Array, place: number): number {
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
 * first, so that a question costs little more than the look-up unless the values are piled up. Equal values are kept
 * once, with their number.
 */
export class SortedPlaces {
  readonly #values: Float64Array;
  /** How many numbers lie below each value; one entry more than there are values. */
  readonly #counts: Uint32Array;
  /** The first value in each stretch or a later one. */
  readonly #starts: Uint32Array;
  readonly #smallest: number;
  readonly #scale: number;

  constructor(sorted: Float64Array) {
    const values = new Float64Array(sorted.length);
    const counts = new Uint32Array(sorted.length + 1);
    let different = 0;
    for (let place = 0; place < sorted.length; place += 1) {
      const value = sorted[place] as number;
      if (different > 0 && values[different - 1] === value) continue;
      counts[different] = place;
      values[different++] = value;
    }
    counts[different] = sorted.length;
    this.#values = values.subarray(0, different);
    this.#counts = counts;
    this.#smallest = values[0] ?? 0;
    const range = (values[different - 1] ?? 0) - this.#smallest;
    const scale = different / range;
    this.#scale = range > 0 && Number.isFinite(range) && Number.isFinite(scale) ? scale : 0;
    this.#starts = this.#stretches();
  }

  /** How many numbers lie strictly below `value`. */
  below(value: number): number {
    return this.#counts[this.#placeOf(value)] as number;
  }

  /** How many numbers lie below `value`, those equal to it counted half. */
  middle(value: number): number {
    const place = this.#placeOf(value);
    const below = this.#counts[place] as number;
    return this.#values[place] === value ? (below + (this.#counts[place + 1] as number)) / 2 : below;
  }

  /** How many numbers are not above `value`. */
  upTo(value: number): number {
    const place = this.#placeOf(value);
    return this.#counts[this.#values[place] === value ? place + 1 : place] as number;
  }

  #stretches(): Uint32Array {
    const values = this.#values;
    const starts = new Uint32Array(values.length + 3);
    let stretch = 0;
    for (let place = 0; place < values.length; place += 1) {
      const own = this.#stretchOf(values[place] as number);
      while (stretch < own) starts[++stretch] = place;
    }
    while (stretch < starts.length - 1) starts[++stretch] = values.length;
    return starts;
  }

  #placeOf(value: number): number {
    const values = this.#values;
    const stretch = this.#stretchOf(value);
    let low = this.#starts[stretch] as number;
    let high = this.#starts[stretch + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Rises with the value, which is all that matters. */
  #stretchOf(value: number): number {
    const last = this.#values.length + 1;
    const stretch = Math.floor((value - this.#smallest) * this.#scale);
    return stretch > 0 ? (stretch < last ? stretch : last) : 0;
  }
}
