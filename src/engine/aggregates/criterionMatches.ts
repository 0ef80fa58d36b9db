import type { Condition } from '../../../formulas/condition';
import { bitmapLength, readBit, writeBit } from '../../model/columnBlocks';
import type { ColumnBlock } from '../../model/columnBlock';

/** A condition of `SUMIFS` and its kin, and a text that tells it from others. */
export interface Criterion {
  readonly key: string;
  readonly isMet: Condition['isMet'];
}

/** Of each block; more criteria than this are looked up anew. A bit a row. */
const rememberedCriteria = 32;
const known = new WeakMap<ColumnBlock, Map<string, Uint8Array>>();

/** The rows of a block that meet a criterion, as a bitmap. O(rows) once a block and criterion, for texts O(distinct). */
export function matchesOf(block: ColumnBlock, criterion: Criterion): Uint8Array {
  let ofBlock = known.get(block);
  if (!ofBlock) {
    ofBlock = new Map();
    known.set(block, ofBlock);
  }
  const { key } = criterion;
  let matches = ofBlock.get(key);
  if (!matches) {
    matches = read(block, criterion.isMet);
    if (ofBlock.size >= rememberedCriteria) ofBlock.clear();
    ofBlock.set(key, matches);
  }
  return matches;
}

function read(block: ColumnBlock, meets: Criterion['isMet']): Uint8Array {
  const { length } = block;
  const matches = new Uint8Array(bitmapLength(length));
  const meetsBlank = meets(null);
  switch (block.kind) {
    case 'number':
      for (let row = 0; row < length; row++) {
        const isMatch = readBit(block.valid, row) ? meets(block.values[row] as number) : meetsBlank;
        if (isMatch) writeBit(matches, row, true);
      }
      break;
    case 'text': {
      const byCode = [meetsBlank, ...block.dictionary.map(meets)];
      for (let row = 0; row < length; row++) {
        if (byCode[block.codes[row] as number]) writeBit(matches, row, true);
      }
      break;
    }
    case 'boolean': {
      const [meetsTrue, meetsFalse] = [meets(true), meets(false)];
      for (let row = 0; row < length; row++) {
        const value = readBit(block.bits, row) ? meetsTrue : meetsFalse;
        if (readBit(block.valid, row) ? value : meetsBlank) writeBit(matches, row, true);
      }
      break;
    }
  }
  block.exceptions?.at.forEach((row, index) => {
    writeBit(matches, row, meets(block.exceptions?.values[index] ?? null));
  });
  return matches;
}

/** The rows that are in both bitmaps. */
export function inBoth(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte & (b[index] as number));
}

const bitsOfByte = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

export function countRowsIn(matches: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < matches.length; index++)
    count += bitsOfByte[matches[index] as number] as number;
  return count;
}

/** Calls `visit` for every row of the bitmap, in order, until it answers `false`. */
export function forEachRowIn(matches: Uint8Array, visit: (row: number) => boolean): void {
  for (let index = 0; index < matches.length; index++) {
    const byte = matches[index] as number;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      if ((byte & (1 << bit)) !== 0 && !visit(index * 8 + bit)) return;
    }
  }
}
