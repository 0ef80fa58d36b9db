import { foldText } from '../../shared/foldText';
import { none } from './numberTable';

/** Ids by text without regard to case and accents, an open hash table. */
export class TextTable {
  #slots = new Int32Array(16).fill(none);
  #hashes = new Int32Array(8);
  readonly #texts: string[] = [];
  readonly #ids: number[] = [];

  get size(): number {
    return this.#texts.length;
  }

  /** The id of the text, or `none`. */
  find(text: string): number {
    const hash = hashOf(text);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry < 0) return none;
      if (this.#hashes[entry] === hash && isSame(this.#texts[entry] as string, text))
        return this.#ids[entry] as number;
    }
  }

  /** A text that is not there yet. */
  add(text: string, id: number): void {
    const entry = this.#texts.push(text) - 1;
    this.#ids.push(id);
    if (entry === this.#hashes.length) this.#grow();
    this.#hashes[entry] = hashOf(text);
    this.#place(entry);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[entry] as number) & mask;
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    const entries = this.#hashes.length;
    this.#hashes = hashes;
    this.#slots = new Int32Array(hashes.length * 2).fill(none);
    for (let entry = 0; entry < entries; entry++) this.#place(entry);
  }
}

function isSame(one: string, other: string): boolean {
  return one === other || foldText(one) === foldText(other);
}

/** The same for all spellings. Letters without case and marks (ASCII in lower case, Chinese) need not be folded. */
function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    let unit = text.charCodeAt(at);
    if (unit < 0x80) {
      if (unit >= 0x41 && unit <= 0x5a) unit |= 0x20;
    } else if (unit < 0x4e00 || unit > 0x9fff) return hashOfUnits(foldText(text));
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return mixed(hash);
}

function hashOfUnits(folded: string): number {
  let hash = 0;
  for (let at = 0; at < folded.length; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return half ^ (half >>> 13);
}
