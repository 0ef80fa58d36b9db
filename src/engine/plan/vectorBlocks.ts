import { bitmapLength, blockFromValues, blockValue, readBit, writeBit } from '../../model/columnBlocks';
import type { BlockExceptions, BlockKind, ColumnBlock } from '../../model/columnBlock';
import type { CellValue } from '../../shared/value';
import { sameValue } from '../engineValue';
import { formulaLimits, tooLongText } from '../guard';
import { Kind, type Vector } from './vector';

/** Reads the rows `from` to `to` of a block; without one (never computed) they are blank. */
export function loadRows(vector: Vector, block: ColumnBlock | undefined, from: number, to: number): void {
  vector.clear(Kind.blank);
  if (block === undefined) {
    vector.numbers.fill(0, 0, to - from);
    return;
  }
  switch (block.kind) {
    case 'number':
      if (isFull(block.valid, block.length)) {
        vector.borrow(block.values.subarray(from, to));
        return;
      }
      vector.clear();
      for (let row = from; row < to; row++) {
        if (readBit(block.valid, row)) vector.setNumber(row - from, block.values[row] as number);
        else vector.setBlank(row - from);
      }
      break;
    case 'text':
      vector.clear();
      vector.borrowTexts(block.exceptions === null ? block.dictionary : [...block.dictionary]);
      for (let row = from; row < to; row++) {
        const code = block.codes[row] as number;
        if (code === 0) vector.setBlank(row - from);
        else {
          vector.numbers[row - from] = code - 1;
          vector.tag(row - from, Kind.text);
        }
      }
      break;
    case 'boolean':
      vector.clear();
      for (let row = from; row < to; row++) {
        if (readBit(block.valid, row)) vector.setBoolean(row - from, readBit(block.bits, row));
        else vector.setBlank(row - from);
      }
      break;
  }
  block.exceptions?.at.forEach((row, index) => {
    if (row >= from && row < to) vector.set(row - from, block.exceptions?.values[index] ?? null);
  });
}

/** Whether each of the first `length` bits is set. */
export function isFull(valid: Uint8Array, length: number): boolean {
  const whole = length >> 3;
  for (let index = 0; index < whole; index++) if (valid[index] !== 0xff) return false;
  const rest = (1 << (length & 7)) - 1;
  return rest === 0 || ((valid[whole] as number) & rest) === rest;
}

const kindBits: Record<BlockKind, number> = { number: Kind.number, text: Kind.text, boolean: Kind.boolean };

/** A block of the first `rows` results; the commonest kind is packed, `kind` when there is none. */
export function blockOfVector(vector: Vector, rows: number, kind: BlockKind): ColumnBlock {
  if (vector.isUniform) {
    const value = vector.valueAt(0);
    return packed(new Array<CellValue>(rows).fill(bounded(value)), kind);
  }
  if (vector.kinds === Kind.number) {
    const values = vector.numbers.slice(0, rows);
    return { kind: 'number', length: rows, values, valid: allOnes(rows), exceptions: null };
  }
  if (vector.kinds === Kind.text && vector.texts.every((text) => text.length <= formulaLimits.textLength)) {
    return packTexts(vector, rows);
  }
  const counts = { number: 0, text: 0, boolean: 0 };
  for (let row = 0; row < rows; row++) {
    const rowKind = vector.kindAt(row);
    if (rowKind === Kind.number) counts.number++;
    else if (rowKind === Kind.text) counts.text++;
    else if (rowKind === Kind.boolean) counts.boolean++;
  }
  const kinds = Object.keys(counts) as BlockKind[];
  const commonest = kinds.reduce((best, other) => (counts[other] > counts[best] ? other : best), kind);
  return packRows(vector, rows, commonest);
}

function packRows(vector: Vector, rows: number, kind: BlockKind): ColumnBlock {
  const packedBit = kindBits[kind];
  const values = new Float64Array(kind === 'number' ? rows : 0);
  const codes = new Uint32Array(kind === 'text' ? rows : 0);
  const valid = new Uint8Array(kind === 'text' ? 0 : bitmapLength(rows));
  const bits = new Uint8Array(kind === 'boolean' ? bitmapLength(rows) : 0);
  const dictionary = new CodeDictionary(vector.texts);
  const at: number[] = [];
  const others: CellValue[] = [];
  for (let row = 0; row < rows; row++) {
    const rowKind = vector.kindAt(row);
    if (rowKind === Kind.blank) continue;
    const number = vector.numbers[row] as number;
    const isLong = rowKind === Kind.text && vector.textAt(row).length > formulaLimits.textLength;
    if (rowKind !== packedBit || isLong) {
      at.push(row);
      others.push(bounded(vector.valueAt(row)));
    } else if (kind === 'number') {
      values[row] = number;
      writeBit(valid, row, true);
    } else if (kind === 'boolean') {
      writeBit(valid, row, true);
      writeBit(bits, row, number === 1);
    } else codes[row] = dictionary.codeOf(number);
  }
  const exceptions: BlockExceptions | null =
    at.length === 0 ? null : { at: Uint32Array.from(at), values: others };
  switch (kind) {
    case 'number':
      return { kind, length: rows, values, valid, exceptions };
    case 'text':
      return { kind, length: rows, codes, dictionary: dictionary.texts, exceptions };
    case 'boolean':
      return { kind, length: rows, bits, valid, exceptions };
  }
}

function packTexts(vector: Vector, rows: number): ColumnBlock {
  const codes = new Uint32Array(rows);
  if (takesAllTexts(vector, rows, codes)) {
    return { kind: 'text', length: rows, codes, dictionary: [...vector.texts], exceptions: null };
  }
  const dictionary = new CodeDictionary(vector.texts);
  const known = new Uint32Array(vector.texts.length);
  const { numbers } = vector;
  for (let row = 0; row < rows; row++) {
    const index = numbers[row] as number;
    codes[row] = known[index] || (known[index] = dictionary.codeOf(index));
  }
  return { kind: 'text', length: rows, codes, dictionary: dictionary.texts, exceptions: null };
}

/** Puts codes of the vector's own texts; whether these few are a dictionary as they are: different, and all in use. */
function takesAllTexts({ texts, numbers }: Vector, rows: number, codes: Uint32Array): boolean {
  if (texts.length > 30 || new Set(texts).size < texts.length) return false;
  let used = 0;
  for (let row = 0; row < rows; row++) {
    const index = numbers[row] as number;
    codes[row] = index + 1;
    used |= 1 << index;
  }
  return used === (1 << texts.length) - 1;
}

/** Codes of a block's dictionary for the texts of a vector that occur in it. */
class CodeDictionary {
  readonly texts: string[] = [];
  readonly #source: readonly string[];
  readonly #codes: Uint32Array;
  readonly #codeByText = new Map<string, number>();

  constructor(source: readonly string[]) {
    this.#source = source;
    this.#codes = new Uint32Array(source.length);
  }

  codeOf(index: number): number {
    const known = this.#codes[index] as number;
    if (known !== 0) return known;
    const text = this.#source[index] as string;
    const code = this.#codeByText.get(text) ?? this.texts.push(text);
    this.#codeByText.set(text, code);
    this.#codes[index] = code;
    return code;
  }
}

const bounded = (value: CellValue): CellValue =>
  typeof value === 'string' && value.length > formulaLimits.textLength ? tooLongText : value;

function packed(values: readonly CellValue[], kind: BlockKind): ColumnBlock {
  const type = typeof values[0];
  return blockFromValues(
    type === 'number' || type === 'boolean' ? type : type === 'string' ? 'text' : kind,
    values,
  );
}

function allOnes(rows: number): Uint8Array {
  const valid = new Uint8Array(bitmapLength(rows)).fill(0xff);
  if (rows & 7) valid[rows >> 3] = (1 << (rows & 7)) - 1;
  return valid;
}

/** From the first row that differs to behind the last; `null` when the blocks hold the same. */
export function differingRows(before: ColumnBlock, after: ColumnBlock): readonly [number, number] | null {
  if (before === after) return null;
  if (!before.exceptions && !after.exceptions) {
    if (before.kind === 'number' && after.kind === 'number' && sameEntries(before.valid, after.valid)) {
      return differingEntries(before.values, after.values);
    }
    if (before.kind === 'text' && after.kind === 'text') {
      if (sameTexts(before.dictionary, after.dictionary)) return differingEntries(before.codes, after.codes);
      const codes = codesIn(before.dictionary, after.dictionary);
      const translated = new Float64Array(before.length);
      for (let row = 0; row < before.length; row++) {
        translated[row] = codes[before.codes[row] as number] as number;
      }
      return differingEntries(translated, after.codes);
    }
  }
  const { length } = after;
  const differs = (row: number): boolean => !sameValue(blockValue(before, row), blockValue(after, row));
  let from = 0;
  while (from < length && !differs(from)) from++;
  if (from === length) return null;
  let to = length;
  while (to > from + 1 && !differs(to - 1)) to--;
  return [from, to];
}

type Entries = Float64Array | Uint32Array | Uint8Array;

/** NaN, a text that the other dictionary lacks, differs from everything. */
function differingEntries(before: Entries, after: Entries): readonly [number, number] | null {
  const { length } = after;
  let from = 0;
  while (from < length && before[from] === after[from]) from++;
  if (from === length) return null;
  let to = length;
  while (to > from + 1 && before[to - 1] === after[to - 1]) to--;
  return [from, to];
}

function sameEntries(before: Entries, after: Entries): boolean {
  return before.length === after.length && differingEntries(before, after) === null;
}

function sameTexts(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((text, index) => text === after[index]);
}

/** What the codes of one dictionary are in the other; 0 stays 0. */
function codesIn(from: readonly string[], to: readonly string[]): Float64Array {
  const places = new Map(to.map((text, index) => [text, index + 1]));
  return Float64Array.from([0, ...from.map((text) => places.get(text) ?? NaN)]);
}
