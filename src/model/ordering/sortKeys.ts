import { readBit } from '../columnBlocks';
import type { ColumnBlock, NumberBlock, TextBlock } from '../columnBlock';
import type { SortDirection } from '../tableView';
import { isCellError, type CellValue } from '../../shared/value';
import type { SortKeys } from './radixSort';
import { textRanks } from './textRanks';

/*
 * Excel's order, as one unsigned 64-bit key per row. The bits of a double, turned so that they ascend with the number
 * (negative ones inverted, the sign of the others set), leave the halves above `+Infinity` free for what comes after:
 *
 *     high              low
 *     0000 0000 ..      bits of a number
 *     fff1 0000         rank of a text, case aside
 *     fff2 0000         FALSE 0, TRUE 1
 *     fff3 0000         0: every error is like every other
 *     ffff ffff         blank: last in both directions
 */
const textClass = 0xfff10000;
const booleanClass = 0xfff20000;
const errorClass = 0xfff30000;
const blankKey = 0xffffffff;
const signBit = 0x80000000;

/** Which half of a double comes first in memory on this machine. */
const lowWord = new Uint32Array(new Float64Array([1]).buffer)[0] === 0 ? 0 : 1;

/** The keys by which a column sorts its rows. O(rows), and ranking its different texts once. */
export function sortKeys(
  blocks: readonly ColumnBlock[],
  rowCount: number,
  direction: SortDirection,
  locale: string,
): SortKeys {
  const writer = new KeyWriter(rowCount, blocks, locale);
  let start = 0;
  for (const block of blocks) {
    writer.block(block, start);
    start += block.length;
  }
  if (direction === 'descending') reverse(writer.keys);
  return writer.keys;
}

class KeyWriter {
  readonly keys: SortKeys;
  readonly #blocks: readonly ColumnBlock[];
  readonly #locale: string;
  readonly #number = new Float64Array(1);
  readonly #words = new Uint32Array(this.#number.buffer);

  constructor(rowCount: number, blocks: readonly ColumnBlock[], locale: string) {
    this.keys = {
      high: new Uint32Array(rowCount).fill(blankKey),
      low: new Uint32Array(rowCount).fill(blankKey),
    };
    this.#blocks = blocks;
    this.#locale = locale;
  }

  block(block: ColumnBlock, start: number): void {
    if (block.kind === 'number') this.#numbers(block, start);
    else if (block.kind === 'text') this.#texts(block, start);
    else {
      for (let row = 0; row < block.length; row++) {
        if (readBit(block.valid, row)) this.#set(start + row, booleanClass, readBit(block.bits, row) ? 1 : 0);
      }
    }
    const { exceptions } = block;
    exceptions?.values.forEach((value, index) => {
      this.#value(start + (exceptions.at[index] as number), value);
    });
  }

  #numbers({ values, valid, length }: NumberBlock, start: number): void {
    const words = new Uint32Array(values.buffer, values.byteOffset, length * 2);
    for (let row = 0; row < length; row++) {
      if (readBit(valid, row)) {
        this.#bits(start + row, words[2 * row + 1 - lowWord] as number, words[2 * row + lowWord] as number);
      }
    }
  }

  #texts({ codes, dictionary, length }: TextBlock, start: number): void {
    const ranks = this.#ranks();
    const rankOfCode = Uint32Array.from(dictionary, (text) => ranks.get(text) ?? 0);
    for (let row = 0; row < length; row++) {
      const code = codes[row] as number;
      if (code > 0) this.#set(start + row, textClass, rankOfCode[code - 1] as number);
    }
  }

  #value(rowIndex: number, value: CellValue): void {
    if (typeof value === 'number') {
      this.#number[0] = value;
      this.#bits(rowIndex, this.#words[1 - lowWord] as number, this.#words[lowWord] as number);
    } else if (typeof value === 'string') this.#set(rowIndex, textClass, this.#ranks().get(value) ?? 0);
    else if (typeof value === 'boolean') this.#set(rowIndex, booleanClass, value ? 1 : 0);
    else if (isCellError(value)) this.#set(rowIndex, errorClass, 0);
  }

  #bits(rowIndex: number, high: number, low: number): void {
    const isMinusZero = high === signBit && low === 0;
    if (high < signBit || isMinusZero) this.#set(rowIndex, (high | signBit) >>> 0, low);
    else this.#set(rowIndex, ~high >>> 0, ~low >>> 0);
  }

  #set(rowIndex: number, high: number, low: number): void {
    this.keys.high[rowIndex] = high;
    this.keys.low[rowIndex] = low;
  }

  #ranks() {
    return textRanks(this.#blocks, this.#locale);
  }
}

/** Turns the order around; blanks stay last. */
function reverse({ high, low }: SortKeys): void {
  for (let row = 0; row < high.length; row++) {
    if (high[row] === blankKey) continue;
    high[row] = ~(high[row] as number);
    low[row] = ~(low[row] as number);
  }
}
