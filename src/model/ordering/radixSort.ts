/**
 * What rows are sorted by, as unsigned 64-bit numbers in two halves: a smaller key comes first.
 *
 *     high[rowIndex] * 2^32 + low[rowIndex]
 */
export interface SortKeys {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** 11 bits a pass: three passes a half, counts that stay in the processor's cache. */
const bitsPerDigit = 11;
const digits = 1 << bitsPerDigit;
const digitMask = digits - 1;
const shifts = [0, bitsPerDigit, 2 * bitsPerDigit] as const;

/**
 * Sorts row positions by their keys, equal ones staying as they stand: a radix sort from the lowest digit up, so no
 * comparison is made and sorting by several columns is sorting by each of them, the last one first. Digits in which
 * all keys are equal (most of them, where numbers are small or texts few) cost one look. O(rows).
 */
export function sortByKeys(rows: Uint32Array, { high, low }: SortKeys): Uint32Array {
  let from = rows;
  let spare: Uint32Array | null = null;
  for (const half of [low, high]) {
    for (const shift of shifts) {
      const starts = digitStarts(from, half, shift);
      if (starts === null) continue;
      const to: Uint32Array = spare ?? new Uint32Array(rows.length);
      for (let i = 0; i < from.length; i++) {
        const row = from[i] as number;
        const digit = ((half[row] as number) >>> shift) & digitMask;
        to[(starts[digit] as number)++] = row;
      }
      spare = from === rows ? null : from;
      from = to;
    }
  }
  return from;
}

/** Where the rows of each digit begin; `null` when all rows have the same one. */
function digitStarts(rows: Uint32Array, half: Uint32Array, shift: number): Uint32Array | null {
  const starts = new Uint32Array(digits);
  for (let i = 0; i < rows.length; i++) {
    const digit = ((half[rows[i] as number] as number) >>> shift) & digitMask;
    (starts[digit] as number)++;
  }
  let start = 0;
  for (let digit = 0; digit < digits; digit++) {
    const count = starts[digit] as number;
    if (count === rows.length) return null;
    starts[digit] = start;
    start += count;
  }
  return starts;
}
