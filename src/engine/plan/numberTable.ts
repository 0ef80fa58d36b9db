import { compareNumbers } from './kernels/comparison';

/** What a search finds that has not exactly one answer. */
export const none = -1;
export const several = -2;

/**
 * Ids by number, an open hash table. Numbers are hashed by their first 40 binary digits, rounded, so that numbers the
 * calculator takes for equal (they differ by less than a share of 1e-13) are found under one hash, or two at most.
 */
export class NumberTable {
  #slots = new Int32Array(16).fill(none);
  #numbers = new Float64Array(8);
  #ids = new Int32Array(8);
  #size = 0;

  /** The id of exactly this number, or `none`. */
  find(number: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(number) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry < 0) return none;
      if (this.#numbers[entry] === number) return this.#ids[entry] as number;
    }
  }

  /** The id of the number that counts as equal: `none`, or `several`. */
  findEqual(number: number, tolerance: number): number {
    let found: number = none;
    this.#visitEqual(number, tolerance, (id) => {
      found = found === none ? id : several;
    });
    return found;
  }

  /** The ids of all numbers that count as equal. */
  collectEqual(number: number, tolerance: number, into: number[]): void {
    this.#visitEqual(number, tolerance, (id) => into.push(id));
  }

  /** A number may be added with several ids. */
  add(number: number, id: number): void {
    if (this.#size === this.#numbers.length) this.#grow();
    this.#numbers[this.#size] = number;
    this.#ids[this.#size] = id;
    this.#place(this.#size++);
  }

  /** Numbers that count as equal to one lie so close that they have two hashes at most. */
  #visitEqual(number: number, tolerance: number, visit: (id: number) => void): void {
    const distance = 1.01 * tolerance * Math.abs(number);
    const first = hashOf(number - distance);
    const second = hashOf(number + distance);
    this.#visitHashed(first, number, tolerance, visit);
    if (second !== first) this.#visitHashed(second, number, tolerance, visit);
  }

  #visitHashed(hash: number, number: number, tolerance: number, visit: (id: number) => void): void {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry < 0) return;
      const other = this.#numbers[entry] as number;
      // Entries of other hashes stand in the way.
      if (compareNumbers(other, number, tolerance) === 0 && hashOf(other) === hash)
        visit(this.#ids[entry] as number);
    }
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.#numbers[entry] as number) & mask;
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #grow(): void {
    const capacity = this.#numbers.length * 2;
    const numbers = new Float64Array(capacity);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    const ids = new Int32Array(capacity);
    ids.set(this.#ids);
    this.#ids = ids;
    this.#slots = new Int32Array(capacity * 2).fill(none);
    for (let entry = 0; entry < this.#size; entry++) this.#place(entry);
  }
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

function hashOf(number: number): number {
  // Adding 0 makes one zero of two.
  bits[0] = number + 0;
  const low = ((words[0] as number) + 0x800) >>> 0;
  const high = (words[1] as number) + (low < 0x800 ? 1 : 0);
  let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low >>> 12, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
