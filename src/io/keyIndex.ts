import type { CellValue } from '../shared/value';

/** What `rowOf` answers for a key that several rows have, and for one that none has. */
export const severalRows = -2;
export const noRow = -1;

/**
 * The row of a key. Numbers are hashed in typed arrays, so that a million keys are no million objects; texts, without
 * surrounding space, are looked up by the engine's own map.
 *
 *     slots    key, row   open addressing, at most half full; row -1 = empty
 */
export class KeyIndex {
  readonly #texts = new Map<string, number>();
  readonly #keys: Float64Array;
  readonly #rows: Int32Array;
  readonly #mask: number;

  /** `capacity`: keys at most. */
  constructor(capacity: number) {
    let size = 16;
    while (size < capacity * 2) size *= 2;
    this.#keys = new Float64Array(size);
    this.#rows = new Int32Array(size).fill(noRow);
    this.#mask = size - 1;
  }

  /** A key that is there already belongs to several rows from then on. Blanks and errors are no keys: `false`. */
  add(key: CellValue, row: number): boolean {
    if (typeof key === 'number') {
      const slot = this.#slotOf(key);
      this.#rows[slot] = this.#rows[slot] === noRow ? row : severalRows;
      this.#keys[slot] = key;
      return true;
    }
    const text = keyText(key);
    if (text === null) return false;
    this.#texts.set(text, this.#texts.has(text) ? severalRows : row);
    return true;
  }

  /** The row, `severalRows` or `noRow`. */
  rowOf(key: CellValue): number {
    if (typeof key === 'number') return this.#rows[this.#slotOf(key)] as number;
    const text = keyText(key);
    return text === null ? noRow : (this.#texts.get(text) ?? noRow);
  }

  #slotOf(key: number): number {
    let slot = hashOf(key) & this.#mask;
    while (this.#rows[slot] !== noRow && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

function keyText(key: CellValue): string | null {
  if (typeof key === 'boolean') return String(key);
  if (typeof key !== 'string') return null;
  const text = key.trim();
  return text === '' ? null : text;
}

const numbers = new Float64Array(1);
const halves = new Uint32Array(numbers.buffer);

/** Both halves of the number mixed: ids that only differ in their last digits must not fall into one row of slots. */
function hashOf(key: number): number {
  numbers[0] = key === 0 ? 0 : key;
  let hash = Math.imul((halves[0] as number) ^ Math.imul(halves[1] as number, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}
