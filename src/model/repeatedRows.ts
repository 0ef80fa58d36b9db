import { isCellError, type CellValue } from '../shared/value';
import type { ColumnBlock } from './columnBlock';
import { blockValue } from './columnBlocks';

/**
 * Finds the rows that are the same as an earlier one in all of some columns, step by step.
 *
 * Shape:   yields how many cells have been looked at; returns the positions of those rows, ascending.
 * Same:    as in Excel, texts are compared without case and with their spaces, numbers by value and errors by code.
 *          What looks blank is blank, and a text of digits is no number.
 */
export function* repeatedRows(
  columns: Iterable<Iterable<ColumnBlock>>,
  rowCount: number,
): Generator<number, number[]> {
  /** Rows that are the same so far have one number; each column tells some of them apart. */
  const groups = new Float64Array(rowCount);
  let looked = 0;
  for (const blocks of columns) {
    const values = new ValueNumbers();
    const told = new NumberedKeys<number>();
    let start = 0;
    for (const block of blocks) {
      const numberAt = values.ofBlock(block);
      for (let offset = 0; offset < block.length; offset++) {
        const row = start + offset;
        const value = numberAt(offset);
        // Both numbers are at most as large as there are rows, so the pair of them is exact.
        const group = told.numberOf((groups[row] as number) * (rowCount + 1) + value, value);
        groups[row] = group;
        if (offset % rowsPerStep === rowsPerStep - 1) yield looked + offset + 1;
      }
      start += block.length;
      yield (looked += block.length);
    }
  }
  return laterRows(groups);
}

/** A fraction of a millisecond of work. */
const rowsPerStep = 512;

/** Groups are numbered by their first rows. */
function laterRows(groups: Float64Array): number[] {
  const later: number[] = [];
  let seen = 0;
  for (let row = 0; row < groups.length; row++) {
    if ((groups[row] as number) < seen) later.push(row);
    else seen++;
  }
  return later;
}

/** Gives the different values of a column numbers, in the order in which they come. */
class ValueNumbers {
  readonly #keys = new NumberedKeys<Key>();

  /** Tells the number of the value at a place of the block; each text of its dictionary is looked up once. */
  ofBlock(block: ColumnBlock): (offset: number) => number {
    if (block.kind !== 'text') return (offset) => this.#of(blockValue(block, offset));
    const { codes, dictionary } = block;
    const known = new Map<number, number>();
    return (offset) => {
      const code = codes[offset] as number;
      if (code === 0) return this.#of(blockValue(block, offset));
      let number = known.get(code);
      if (number === undefined) known.set(code, (number = this.#of(dictionary[code - 1] as string)));
      return number;
    };
  }

  #of(value: CellValue): number {
    const key = keyOf(value);
    return this.#keys.numberOf(key, scatter(key));
  }
}

/** One key for all values that are the same: texts and errors are told apart by their first letter. */
function keyOf(value: CellValue): Key {
  if (typeof value === 'string') return value === '' ? null : `t${value.toLowerCase()}`;
  return isCellError(value) ? `e${value.code}` : value;
}

type Key = string | number | boolean | null;

/** A number that differs for many keys; the last letter tells codes and names apart best. */
function scatter(key: Key): number {
  if (typeof key === 'number') return key;
  return typeof key === 'string' ? key.charCodeAt(key.length - 1) : 0;
}

/** Keys by the order in which they came. Many small maps: one large map takes tens of milliseconds at once when it grows. */
class NumberedKeys<K> {
  readonly #maps = Array.from({ length: 64 }, () => new Map<K, number>());
  #count = 0;

  /** `scattered` must be the same for the same key. */
  numberOf(key: K, scattered: number): number {
    const map = this.#maps[scattered & 63] as Map<K, number>;
    let number = map.get(key);
    if (number === undefined) map.set(key, (number = this.#count++));
    return number;
  }
}
