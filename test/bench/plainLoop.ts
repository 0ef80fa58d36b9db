import { place, yearCount } from './valueTable';

/*
 * The yardstick: the five columns as loops over typed arrays, as fast as they can reasonably be written in JavaScript.
 * Nothing is kept of a cell but its number, nothing is blank, and no error can occur. Callbacks stay out of the loops,
 * the median is found by selection and the rank by a radix sort.
 */

/** Rows that are worked on at a time, so that a stretch of all columns stays in the processor's cache. */
const stretch = 2048;

export interface LoopResult {
  readonly margin: Float64Array;
  /** 1 is "high". */
  readonly isHigh: Uint8Array;
  readonly value: Float64Array;
  /** 0 to 3 are A to D. */
  readonly quadrant: Uint8Array;
  /** Spend, or the percent rank. */
  readonly fifth: Float64Array;
}

export class PlainLoop {
  readonly result: LoopResult;
  readonly #columns: readonly Float64Array[];
  readonly #withRank: boolean;
  readonly #scratch: Float64Array;
  readonly #sorter: RadixRank | null;

  constructor(columns: readonly Float64Array[], withRank: boolean) {
    const rows = columns[0]?.length ?? 0;
    this.#columns = columns;
    this.#withRank = withRank;
    this.#scratch = new Float64Array(rows);
    this.#sorter = withRank ? new RadixRank(rows) : null;
    this.result = {
      margin: new Float64Array(rows),
      isHigh: new Uint8Array(rows),
      value: new Float64Array(rows),
      quadrant: new Uint8Array(rows),
      fifth: new Float64Array(rows),
    };
  }

  /** All five columns from the plain ones, at this rate. O(rows), but for the selection's worst case. */
  run(rate: number): void {
    const { margin, isHigh, fifth } = this.result;
    const rows = margin.length;
    const column = (index: number): Float64Array => this.#columns[index] as Float64Array;
    const cost = column(place.cost);
    for (let from = 0; from < rows; from += stretch) {
      const to = Math.min(from + stretch, rows);
      marginOf(margin, isHigh, column(place.firstYear), cost, from, to);
      if (!this.#withRank) spendOf(fifth, column(place.orders), column(place.visits), margin, from, to);
    }
    this.runParameter(rate);
  }

  /** What depends on the rate: the lifetime value, and by it quadrant and rank. */
  runParameter(rate: number): void {
    const { value, quadrant, fifth } = this.result;
    const column = (index: number): Float64Array => this.#columns[index] as Float64Array;
    const [cost, capability] = [column(place.cost), column(place.capability)];
    for (let from = 0; from < value.length; from += stretch) {
      const to = Math.min(from + stretch, value.length);
      value.fill(0, from, to);
      for (let year = yearCount - 1; year >= 0; year--)
        addYear(value, column(year), cost, 1 / (1 + rate), from, to);
    }
    this.#scratch.set(capability);
    const capabilityCut = medianOf(this.#scratch);
    this.#scratch.set(value);
    const valueCut = this.#sorter ? this.#sorter.rank(value, fifth) : medianOf(this.#scratch);
    quadrantOf(quadrant, value, capability, valueCut, capabilityCut);
  }
}

function marginOf(
  margin: Float64Array,
  isHigh: Uint8Array,
  revenue: Float64Array,
  cost: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const result = (revenue[row] as number) - (cost[row] as number);
    margin[row] = result;
    isHigh[row] = result > 500 ? 1 : 0;
  }
}

/** From the last year to the first: what is there is discounted once more with each. */
function addYear(
  value: Float64Array,
  revenue: Float64Array,
  cost: Float64Array,
  discount: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++)
    value[row] = ((value[row] as number) + (revenue[row] as number) - (cost[row] as number)) * discount;
}

function spendOf(
  spend: Float64Array,
  orders: Float64Array,
  visits: Float64Array,
  margin: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++)
    spend[row] = (orders[row] as number) * (visits[row] as number) + (margin[row] as number);
}

function quadrantOf(
  quadrant: Uint8Array,
  value: Float64Array,
  capability: Float64Array,
  valueCut: number,
  capabilityCut: number,
): void {
  for (let row = 0; row < quadrant.length; row++)
    quadrant[row] =
      ((value[row] as number) >= valueCut ? 0 : 2) + ((capability[row] as number) >= capabilityCut ? 0 : 1);
}

/** Reorders the values. */
function medianOf(values: Float64Array): number {
  const middle = values.length >> 1;
  const upper = selected(values, middle);
  if (values.length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let index = 0; index < middle; index++)
    if ((values[index] as number) > lower) lower = values[index] as number;
  return (lower + upper) / 2;
}

/** Hoare's selection: puts the value of this place there, none greater before it and none less behind it. */
function selected(values: Float64Array, at: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = middleOfThree(
      values[left] as number,
      values[(left + right) >> 1] as number,
      values[right] as number,
    );
    let [low, high] = [left, right];
    while (low <= high) {
      while ((values[low] as number) < pivot) low++;
      while ((values[high] as number) > pivot) high--;
      if (low > high) break;
      const kept = values[low] as number;
      values[low++] = values[high] as number;
      values[high--] = kept;
    }
    if (at <= high) right = high;
    else if (at >= low) left = low;
    else break;
  }
  return values[at] as number;
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

const digitBits = 11;
const digits = 1 << digitBits;
const passes = 6;

/**
 * Sorts row numbers by value, digit after digit of the number's bits (least first), and numbers them. Memory is taken
 * once.
 */
class RadixRank {
  readonly #words: Uint32Array;
  readonly #keys: Float64Array;
  readonly #order: [Uint32Array, Uint32Array];
  readonly #counts = new Uint32Array(digits);

  constructor(rows: number) {
    this.#keys = new Float64Array(rows);
    this.#words = new Uint32Array(this.#keys.buffer);
    this.#order = [new Uint32Array(rows), new Uint32Array(rows)];
  }

  /** Percent ranks, equal values sharing the middle of their places, into `ranks`; returns the median. */
  rank(values: Float64Array, ranks: Float64Array): number {
    this.#keys.set(values);
    toSortableBits(this.#words);
    let [order, next] = this.#order;
    for (let row = 0; row < order.length; row++) order[row] = row;
    for (let pass = 0; pass < passes; pass++) {
      this.#counts.fill(0);
      const low = pass * digitBits;
      countDigits(this.#words, this.#counts, low);
      placeRows(this.#words, this.#counts, low, order, next);
      [order, next] = [next, order];
    }
    spread(values, order, ranks);
    const middle = order.length >> 1;
    const upper = values[order[middle] as number] as number;
    return order.length % 2 === 1 ? upper : (upper + (values[order[middle - 1] as number] as number)) / 2;
  }
}

/** Two words a number, the lower first: bits that compare as unsigned integers in the order of the numbers. */
function toSortableBits(words: Uint32Array): void {
  for (let at = 0; at < words.length; at += 2) {
    const upper = words[at + 1] as number;
    const isNegative = upper >>> 31 === 1;
    words[at] = isNegative ? ~(words[at] as number) : (words[at] as number);
    words[at + 1] = isNegative ? ~upper : upper | 0x8000_0000;
  }
}

function digitAt(words: Uint32Array, row: number, low: number): number {
  const [lower, upper] = [words[2 * row] as number, words[2 * row + 1] as number];
  if (low >= 32) return (upper >>> (low - 32)) & (digits - 1);
  const fromLower = lower >>> low;
  return (low + digitBits > 32 ? fromLower | (upper << (32 - low)) : fromLower) & (digits - 1);
}

function countDigits(words: Uint32Array, counts: Uint32Array, low: number): void {
  for (let row = 0; 2 * row < words.length; row++) {
    const digit = digitAt(words, row, low);
    counts[digit] = (counts[digit] as number) + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < digits; digit++) {
    const count = counts[digit] as number;
    counts[digit] = sum;
    sum += count;
  }
}

function placeRows(
  words: Uint32Array,
  starts: Uint32Array,
  low: number,
  order: Uint32Array,
  next: Uint32Array,
): void {
  for (let index = 0; index < order.length; index++) {
    const row = order[index] as number;
    const digit = digitAt(words, row, low);
    const start = starts[digit] as number;
    next[start] = row;
    starts[digit] = start + 1;
  }
}

function spread(values: Float64Array, order: Uint32Array, ranks: Float64Array): void {
  for (let from = 0; from < order.length;) {
    const value = values[order[from] as number] as number;
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === value) to++;
    const rank = (100 * ((from + to) / 2)) / order.length;
    for (let index = from; index < to; index++) ranks[order[index] as number] = rank;
    from = to;
  }
}
