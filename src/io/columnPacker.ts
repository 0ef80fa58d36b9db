import { blockLength, type BlockExceptions, type BlockKind, type ColumnBlock } from '../model/columnBlock';
import { bitmapLength, blockKindOf } from '../model/columnBlocks';
import { readBoolean } from './booleanText';
import { mostChoices, textReading, typeThreshold, type ColumnReading } from './columnTypes';
import { readDate } from './dateText';
import { withoutGuard } from './formulaGuard';
import { isIdentifierText, readNumber, type NumberStyle } from './numberText';

/** Told about a text that is not of the column's type. */
export type UnreadableListener = (rowIndex: number, text: string) => void;

/**
 * Reads the texts of one column, in row order, straight into blocks. A text that is not of the column's type becomes an
 * exception of its block. Texts are kept as they are, without the guard that an export puts before what looks like a formula.
 */
export class ColumnPacker {
  readonly #reading: ColumnReading;
  readonly #kind: BlockKind;
  readonly #readNumber: (text: string) => number;
  readonly #onUnreadable: UnreadableListener;
  readonly #blocks: ColumnBlock[] = [];
  #rowCount = 0;
  #offset = 0;

  #values = new Float64Array(0);
  #codes = new Uint32Array(0);
  #bits = new Uint8Array(0);
  #valid = new Uint8Array(0);
  #dictionary: string[] = [];
  #codeByText = new Map<string, number>();
  #exceptionsAt: number[] = [];
  #exceptions: string[] = [];

  #filled = 0;
  #unreadable = 0;
  #unreadableIdentifiers = 0;
  #inOtherDateOrder = 0;
  #distinct: Set<string> | null;

  constructor(reading: ColumnReading, onUnreadable: UnreadableListener) {
    this.#reading = reading;
    this.#kind = blockKindOf(reading.type);
    this.#onUnreadable = onUnreadable;
    this.#distinct = reading.type === 'choice' ? new Set() : null;
    this.#readNumber = numberReader(reading);
    this.#startBlock();
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  add(text: string): void {
    if (text !== '') {
      if (this.#kind === 'text') this.#addText(text);
      else if (this.#kind === 'number') this.#addNumber(text);
      else this.#addBoolean(text);
    }
    this.#offset++;
    this.#rowCount++;
    if (this.#offset === blockLength) this.#finishBlock();
  }

  /** The finished blocks; the packer is used up. */
  finish(): readonly ColumnBlock[] {
    if (this.#offset > 0) this.#finishBlock();
    return this.#blocks;
  }

  /**
   * A better reading, once all texts have been seen: text when too many are not of the type, the other order of day and
   * month when only that one fits. `null` when the reading stands.
   */
  revised(): ColumnReading | null {
    const { type, dateOrder, isDateOrderAmbiguous, isQuantity } = this.#reading;
    if (this.#kind === 'text') return null;
    const filled = this.#filled;
    if (type === 'date' && isDateOrderAmbiguous && this.#inOtherDateOrder > 0) {
      const otherOrder = dateOrder === 'dmy' ? 'mdy' : 'dmy';
      return { ...this.#reading, dateOrder: otherOrder, isDateOrderAmbiguous: false };
    }
    const isTooMixed = this.#unreadable > filled * (1 - typeThreshold);
    const hasIdentifiers = this.#unreadableIdentifiers > 0 && !isQuantity;
    return isTooMixed || hasIdentifiers ? { ...textReading, type: 'text' } : null;
  }

  /** The type, now that every text was seen: a list of choices that grew too long is plain text. */
  get type(): ColumnReading['type'] {
    if (this.#reading.type !== 'choice') return this.#reading.type;
    return this.#distinct === null ? 'text' : 'choice';
  }

  #addText(given: string): void {
    const text = withoutGuard(given);
    let code = this.#codeByText.get(text);
    if (code === undefined) {
      code = this.#dictionary.push(text);
      this.#codeByText.set(text, code);
      this.#countChoice(text);
    }
    this.#codes[this.#offset] = code;
  }

  #countChoice(text: string): void {
    this.#distinct?.add(text);
    // The rows seen first were fewer than all, so the file may hold more choices than they did.
    if (this.#distinct && this.#distinct.size > mostChoices * 2) this.#distinct = null;
  }

  #addNumber(text: string): void {
    const value = this.#readNumber(text);
    if (Number.isNaN(value)) {
      this.#addUnreadable(text);
      return;
    }
    this.#filled++;
    this.#values[this.#offset] = value;
    this.#markValid();
  }

  #addBoolean(text: string): void {
    const value = readBoolean(text);
    if (value === null) {
      this.#addUnreadable(text);
      return;
    }
    this.#filled++;
    if (value)
      this.#bits[this.#offset >> 3] = (this.#bits[this.#offset >> 3] as number) | (1 << (this.#offset & 7));
    this.#markValid();
  }

  #addUnreadable(text: string): void {
    if (text.trim() === '') return;
    this.#filled++;
    this.#unreadable++;
    if (isIdentifierText(text)) this.#unreadableIdentifiers++;
    if (this.#reading.type === 'date' && this.#fitsOtherDateOrder(text)) this.#inOtherDateOrder++;
    this.#exceptionsAt.push(this.#offset);
    this.#exceptions.push(withoutGuard(text));
    this.#onUnreadable(this.#rowCount, text);
  }

  #fitsOtherDateOrder(text: string): boolean {
    const order = this.#reading.dateOrder === 'dmy' ? 'mdy' : 'dmy';
    return !Number.isNaN(readDate(text, { order, readsCompact: false }));
  }

  #markValid(): void {
    const byte = this.#offset >> 3;
    this.#valid[byte] = (this.#valid[byte] as number) | (1 << (this.#offset & 7));
  }

  #startBlock(): void {
    const kind = this.#kind;
    this.#offset = 0;
    this.#values = new Float64Array(kind === 'number' ? blockLength : 0);
    this.#codes = new Uint32Array(kind === 'text' ? blockLength : 0);
    this.#bits = new Uint8Array(kind === 'boolean' ? bitmapLength(blockLength) : 0);
    this.#valid = new Uint8Array(kind === 'text' ? 0 : bitmapLength(blockLength));
    this.#dictionary = [];
    this.#codeByText = new Map();
    this.#exceptionsAt = [];
    this.#exceptions = [];
  }

  #finishBlock(): void {
    this.#blocks.push(this.#packedBlock(this.#offset));
    this.#startBlock();
  }

  #packedBlock(length: number): ColumnBlock {
    const exceptions = this.#packedExceptions();
    switch (this.#kind) {
      case 'number': {
        const values = cut(this.#values, length);
        return { kind: 'number', length, values, valid: cut(this.#valid, bitmapLength(length)), exceptions };
      }
      case 'text':
        return {
          kind: 'text',
          length,
          codes: cut(this.#codes, length),
          dictionary: this.#dictionary,
          exceptions,
        };
      case 'boolean': {
        const bits = cut(this.#bits, bitmapLength(length));
        return { kind: 'boolean', length, bits, valid: cut(this.#valid, bitmapLength(length)), exceptions };
      }
    }
  }

  #packedExceptions(): BlockExceptions | null {
    if (this.#exceptionsAt.length === 0) return null;
    return { at: Uint32Array.from(this.#exceptionsAt), values: this.#exceptions };
  }
}

/** The array itself when it is full; a copy otherwise, so that no block carries unused memory. */
function cut<T extends Float64Array | Uint32Array | Uint8Array>(array: T, length: number): T {
  return array.length === length ? array : (array.slice(0, length) as T);
}

function numberReader(reading: ColumnReading): (text: string) => number {
  if (reading.type === 'date') {
    const style = { order: reading.dateOrder, readsCompact: reading.readsCompactDates };
    return (text) => readDate(text, style);
  }
  const style: NumberStyle = {
    decimalMark: reading.decimalMark,
    isPercent: reading.type === 'percent',
    currency: reading.currency,
  };
  return (text) => readNumber(text, style);
}
