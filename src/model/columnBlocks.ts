import { assert } from '../shared/assert';
import type { CellValue } from '../shared/value';
import {
  blockLength,
  type BlockExceptions,
  type BlockKind,
  type ColumnBlock,
  type TextBlock,
} from './columnBlock';
import type { ColumnType } from './document';

const kindOfType: Record<ColumnType, BlockKind> = {
  text: 'text',
  choice: 'text',
  tags: 'text',
  number: 'number',
  currency: 'number',
  percent: 'number',
  date: 'number',
  boolean: 'boolean',
};

/** How the values of a column type are packed. */
export function blockKindOf(type: ColumnType): BlockKind {
  return kindOfType[type];
}

export const bitmapLength = (length: number): number => (length + 7) >> 3;
export const readBit = (bitmap: Uint8Array, index: number): boolean =>
  ((bitmap[index >> 3] as number) & (1 << (index & 7))) !== 0;
export function writeBit(bitmap: Uint8Array, index: number, on: boolean): void {
  const mask = 1 << (index & 7);
  const byte = bitmap[index >> 3] as number;
  bitmap[index >> 3] = on ? byte | mask : byte & ~mask;
}

/** A block of blanks. */
export function blankBlock(kind: BlockKind, length: number): ColumnBlock {
  return new BlockBuilder(kind, length).finish();
}

/** Packs values; what does not fit the kind becomes an exception, nothing is converted. O(values). */
export function blockFromValues(kind: BlockKind, values: readonly CellValue[]): ColumnBlock {
  const builder = new BlockBuilder(kind, values.length);
  for (let i = 0; i < values.length; i++) builder.set(i, values[i] as CellValue);
  return builder.finish();
}

/** Packs values into full blocks of `blockLength` rows and a last one that may be shorter. */
export function cutIntoBlocks(kind: BlockKind, values: readonly CellValue[]): ColumnBlock[] {
  const blocks: ColumnBlock[] = [];
  for (let from = 0; from < values.length; from += blockLength) {
    blocks.push(blockFromValues(kind, values.slice(from, from + blockLength)));
  }
  return blocks;
}

/** The value at a row of the block; `null` when blank. */
export function blockValue(block: ColumnBlock, offset: number): CellValue {
  switch (block.kind) {
    case 'number':
      if (readBit(block.valid, offset)) return block.values[offset] as number;
      break;
    case 'text': {
      const code = block.codes[offset] as number;
      if (code > 0) return block.dictionary[code - 1] as string;
      break;
    }
    case 'boolean':
      if (readBit(block.valid, offset)) return readBit(block.bits, offset);
      break;
  }
  return block.exceptions === null ? null : exceptionAt(block.exceptions, offset);
}

function exceptionAt(exceptions: BlockExceptions, offset: number): CellValue {
  const index = lowerBound(exceptions.at, offset);
  return exceptions.at[index] === offset ? (exceptions.values[index] as CellValue) : null;
}

/** The first index whose row is not below `offset`. */
function lowerBound(at: Uint32Array, offset: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads a row of a whole column by its index in the table. O(blocks). */
export function readBlocks(blocks: readonly ColumnBlock[], rowIndex: number): CellValue {
  let rest = rowIndex;
  for (const block of blocks) {
    if (rest < block.length) return blockValue(block, rest);
    rest -= block.length;
  }
  return null;
}

/** The rows `from` (included) to `to` (excluded) with a dictionary of their own; the block itself when that is all of it. */
export function sliceBlock(block: ColumnBlock, from: number, to: number): ColumnBlock {
  if (from === 0 && to === block.length) return block;
  const builder = new BlockBuilder(block.kind, to - from);
  builder.setRows(0, block, from, to);
  return builder.finish();
}

/** One block of the rows of all; they must be of one kind. */
export function joinBlocks(blocks: readonly ColumnBlock[]): ColumnBlock {
  const first = blocks[0];
  assert(first, 'joining no blocks');
  if (blocks.length === 1) return first;
  const builder = new BlockBuilder(
    first.kind,
    blocks.reduce((length, block) => length + block.length, 0),
  );
  let offset = 0;
  for (const block of blocks) {
    builder.setBlock(offset, block);
    offset += block.length;
  }
  return builder.finish();
}

/** A copy with the rows from `offset` on replaced; blocks of another kind are converted by value. */
export function withValues(block: ColumnBlock, offset: number, values: ColumnBlock): ColumnBlock {
  if (offset === 0 && values.length === block.length && values.kind === block.kind) return values;
  const builder = new BlockBuilder(block.kind, block.length);
  builder.setBlock(0, block);
  builder.setBlock(offset, values);
  return builder.finish();
}

/** The same values packed another way (a column's type changed); values that do not fit become exceptions. */
export function convertBlock(block: ColumnBlock, kind: BlockKind): ColumnBlock {
  if (block.kind === kind) return block;
  const builder = new BlockBuilder(kind, block.length);
  builder.setBlock(0, block);
  return builder.finish();
}

/**
 * Fills a block in place before it becomes plain data that never changes. Setting a row twice is allowed; the
 * last value counts.
 */
export class BlockBuilder {
  readonly kind: BlockKind;
  readonly length: number;
  readonly #values: Float64Array;
  readonly #codes: Uint32Array;
  readonly #bits: Uint8Array;
  readonly #valid: Uint8Array;
  readonly #exceptions = new Map<number, CellValue>();
  readonly #dictionary: string[] = [];
  readonly #codeByText = new Map<string, number>();
  #translatedDictionary: readonly string[] | null = null;
  /** All texts so far are of this one, and `#codeByText` is not filled yet. */
  #onlyDictionary: readonly string[] | null = null;
  #translation = new Uint32Array(0);

  constructor(kind: BlockKind, length: number) {
    this.kind = kind;
    this.length = length;
    this.#values = new Float64Array(kind === 'number' ? length : 0);
    this.#codes = new Uint32Array(kind === 'text' ? length : 0);
    this.#bits = new Uint8Array(kind === 'boolean' ? bitmapLength(length) : 0);
    this.#valid = new Uint8Array(kind === 'text' ? 0 : bitmapLength(length));
  }

  set(offset: number, value: CellValue): void {
    if (this.#exceptions.size > 0) this.#exceptions.delete(offset);
    const fits = value !== null && typeof value === this.kind && value !== '';
    switch (this.kind) {
      case 'number':
        writeBit(this.#valid, offset, fits);
        this.#values[offset] = fits ? (value as number) : 0;
        break;
      case 'text':
        this.#codes[offset] = typeof value === 'string' ? this.#code(value) : 0;
        if (typeof value === 'string') return;
        break;
      case 'boolean':
        writeBit(this.#valid, offset, fits);
        writeBit(this.#bits, offset, value === true);
        break;
    }
    if (!fits && value !== null) this.#exceptions.set(offset, value);
  }

  setBlock(offset: number, block: ColumnBlock): void {
    this.setRows(offset, block, 0, block.length);
  }

  /** Copies the rows `from` (included) to `to` (excluded) of a block in; packed arrays as they are when the kinds agree. */
  setRows(offset: number, block: ColumnBlock, from: number, to: number): void {
    if (block.kind === 'number' && this.kind === 'number') {
      copyNumbers(block.values, from, to, this.#values, offset);
      copyBits(block.valid, from, to, this.#valid, offset);
    } else if (block.kind === 'text' && this.kind === 'text') {
      this.#setCodes(offset, block, from, to);
    } else if (block.kind === 'boolean' && this.kind === 'boolean') {
      copyBits(block.valid, from, to, this.#valid, offset);
      copyBits(block.bits, from, to, this.#bits, offset);
    } else {
      for (let i = from; i < to; i++) this.set(offset + i - from, blockValue(block, i));
      return;
    }
    if (this.#exceptions.size > 0) for (let i = from; i < to; i++) this.#exceptions.delete(offset + i - from);
    if (block.exceptions !== null) this.#copyExceptions(offset, block.exceptions, from, to);
  }

  finish(): ColumnBlock {
    const { length } = this;
    const exceptions = this.#packExceptions();
    switch (this.kind) {
      case 'number':
        return { kind: 'number', length, values: this.#values, valid: this.#valid, exceptions };
      case 'text':
        return { kind: 'text', length, codes: this.#codes, dictionary: this.#dictionary, exceptions };
      case 'boolean':
        return { kind: 'boolean', length, bits: this.#bits, valid: this.#valid, exceptions };
    }
  }

  #packExceptions(): BlockExceptions | null {
    if (this.#exceptions.size === 0) return null;
    const rows = [...this.#exceptions.keys()].sort((a, b) => a - b);
    return { at: Uint32Array.from(rows), values: rows.map((row) => this.#exceptions.get(row) as CellValue) };
  }

  #copyExceptions(offset: number, { at, values }: BlockExceptions, from: number, to: number): void {
    const last = lowerBound(at, to);
    for (let i = lowerBound(at, from); i < last; i++)
      this.#exceptions.set(offset + (at[i] as number) - from, values[i] as CellValue);
  }

  #setCodes(offset: number, { codes, dictionary }: TextBlock, from: number, to: number): void {
    // The pieces of one block come one after another: what its codes are here is worked out once for all of them.
    if (this.#translatedDictionary !== dictionary) {
      this.#onlyDictionary = this.#dictionary.length === 0 ? dictionary : null;
      this.#translatedDictionary = dictionary;
      this.#translation = new Uint32Array(dictionary.length + 1);
    }
    const translation = this.#translation;
    const isOnly = this.#onlyDictionary === dictionary && this.#codeByText.size === 0;
    for (let i = from; i < to; i++) {
      const code = codes[i] as number;
      if (code > 0 && translation[code] === 0) {
        const text = dictionary[code - 1] as string;
        // Texts of one dictionary are distinct: as long as there is no other, none has to be looked up.
        translation[code] = isOnly ? this.#dictionary.push(text) : this.#code(text);
      }
      this.#codes[offset + i - from] = translation[code] as number;
    }
  }

  #code(text: string): number {
    const { size } = this.#codeByText;
    // Texts taken over from another block's dictionary are entered once someone asks.
    for (let i = size; i < this.#dictionary.length; i++)
      this.#codeByText.set(this.#dictionary[i] as string, i + 1);
    const known = this.#codeByText.get(text);
    if (known !== undefined) return known;
    this.#dictionary.push(text);
    this.#codeByText.set(text, this.#dictionary.length);
    return this.#dictionary.length;
  }
}

/** A short stretch is quicker copied here than by a call with a view made for it. */
const shortStretch = 32;

function copyNumbers(
  source: Float64Array,
  from: number,
  to: number,
  target: Float64Array,
  offset: number,
): void {
  if (to - from > shortStretch) target.set(source.subarray(from, to), offset);
  else for (let i = from; i < to; i++) target[offset + i - from] = source[i] as number;
}

function copyBits(source: Uint8Array, from: number, to: number, target: Uint8Array, offset: number): void {
  let done = from;
  // Whole bytes where both begin at one; the rest bit by bit.
  if ((from & 7) === 0 && (offset & 7) === 0 && to - from >= 8) {
    const bytes = (to - from) >> 3;
    target.set(source.subarray(from >> 3, (from >> 3) + bytes), offset >> 3);
    done += bytes << 3;
  }
  for (let i = done; i < to; i++) writeBit(target, offset + i - from, readBit(source, i));
}
