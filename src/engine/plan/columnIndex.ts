import type { CellValue } from '../../shared/value';
import { isCellError } from '../../shared/value';
import { countRows, type RowRanges } from '../rowRanges';
import type { ColumnVectors } from './columnVectors';
import type { EngineArithmetic } from './engineArithmetic';
import { none, NumberTable, several } from './numberTable';
import { RowGroups } from './rowGroups';
import { TextTable } from './textTable';
import { Kind, type Vector } from './vector';

/** More rows than this, and an index is made anew. */
const mostMoves = 2048;

/** A row whose value is another: the group it was in. */
export interface Moves {
  readonly rows: readonly number[];
  readonly from: readonly number[];
}

/**
 * The rows of a column by value: equal values are one group, numbered in order of first appearance.
 *
 *     value      CSR of rows                codes
 *     "Ada"      group 0: rows 0, 3, 4      [0, 1, 2, 0, 0]
 *     12         group 1: row 1
 *     blank      group 2: row 2
 *
 * Texts are one value without regard to case and accents, all errors are one. Made once per column and kept from version
 * to version: it is brought up to date in place, so a change of a few rows costs what they cost, and the groups of the
 * others keep their numbers. A group may lose all its rows.
 *
 * To use it: `statistics.of(sheetId, columnId).index`, then
 *
 *     find(value)                the group a look-up (MATCH, XLOOKUP) of the value finds, or `none`
 *     findEqual(value, ...)      the group a criterion (SUMIFS, COUNTIF) of an equal value takes, `none`, or `several`
 *     groupsEqual(value, ...)    all of them
 *     rows.of(group)             ascending, so its ends are what searches from the start and from the end find
 *     codes                      the group of each row
 *
 * Do not keep `codes` and `rows`: ask again after a change. What is derived from groups is brought up to date with
 * `movedSince(version)`.
 */
export class ColumnIndex {
  version: number;
  readonly codes: Uint32Array;
  /** Kind of each group, and its number, or the place of its text. */
  readonly #kinds: number[] = [];
  readonly #numbers: number[] = [];
  readonly #texts: string[] = [];
  readonly #byNumber = new NumberTable();
  readonly #byText = new TextTable();
  readonly #byKind = new Map<number, number>();
  /** Texts that read as numbers; made when a number is first looked for. */
  #numericTexts: { readonly table: NumberTable; groups: number } | null = null;
  #rows: RowGroups | null = null;
  #moves: { readonly version: number; readonly moves: Moves }[] = [];
  #oldest: number;

  constructor(vectors: ColumnVectors, version: number) {
    this.version = version;
    this.#oldest = version;
    this.codes = new Uint32Array(vectors.rowCount);
    for (let block = 0; block < vectors.count; block++) {
      const from = vectors.starts[block] as number;
      this.#read(vectors.vector(block), this.codes.subarray(from, vectors.starts[block + 1]));
    }
  }

  get groupCount(): number {
    return this.#kinds.length;
  }

  get rowCount(): number {
    return this.codes.length;
  }

  /** The rows of each group. */
  get rows(): RowGroups {
    this.#rows ??= new RowGroups(this.codes, this.groupCount);
    return this.#rows;
  }

  kindOf(group: number): number {
    return this.#kinds[group] as number;
  }

  /** The number of a group of numbers; 1 or 0 for truth values. */
  numberOf(group: number): number {
    return this.#numbers[group] as number;
  }

  /** One of the spellings of a group of texts. */
  textOf(group: number): string {
    return this.#texts[this.numberOf(group)] as string;
  }

  find(value: CellValue): number {
    if (typeof value === 'number') return this.#byNumber.find(value);
    if (typeof value === 'string') return this.findText(value);
    if (typeof value === 'boolean') return this.#byKind.get(value ? trueKey : falseKey) ?? none;
    return none;
  }

  findText(text: string): number {
    return this.#byText.find(text);
  }

  get blankGroup(): number {
    return this.#byKind.get(Kind.blank) ?? none;
  }

  /** Numbers that are nearly equal are one criterion, and so are texts that read as that number. */
  findEqualNumber(number: number, arithmetic: EngineArithmetic): number {
    const found = this.#byNumber.findEqual(number, arithmetic.tolerance);
    if (this.#texts.length === 0) return found;
    const numeric = this.#numeric(arithmetic).findEqual(number, arithmetic.tolerance);
    return numeric === none ? found : found === none ? numeric : several;
  }

  groupsEqualToNumber(number: number, arithmetic: EngineArithmetic): number[] {
    const groups: number[] = [];
    this.#byNumber.collectEqual(number, arithmetic.tolerance, groups);
    if (this.#texts.length > 0) this.#numeric(arithmetic).collectEqual(number, arithmetic.tolerance, groups);
    return groups;
  }

  /**
   * The same index for a later version in which only these rows differ; `null` when it must be made anew. The version
   * before can not be asked any more.
   */
  advance(vectors: ColumnVectors, version: number, ranges: RowRanges): ColumnIndex | null {
    const count = countRows(ranges);
    if (vectors.rowCount !== this.rowCount || count > mostMoves) return null;
    const rows: number[] = [];
    const from: number[] = [];
    for (const [first, end] of ranges) {
      for (let row = first; row < end; row++) {
        const group = this.#groupOf(vectors.valueAt(row));
        const old = this.codes[row] as number;
        if (group === old) continue;
        this.codes[row] = group;
        rows.push(row);
        from.push(old);
      }
    }
    this.version = version;
    this.#rows = this.#rows?.move(rows, from, this.codes, this.groupCount) ?? null;
    this.#moves.push({ version, moves: { rows, from } });
    let kept = 0;
    for (let index = this.#moves.length - 1; index >= 0; index--) {
      kept += this.#moves[index]?.moves.rows.length ?? 0;
      if (kept <= mostMoves && this.#moves.length - index <= rememberedVersions) continue;
      this.#oldest = this.#moves[index]?.version ?? version;
      this.#moves = this.#moves.slice(index + 1);
      break;
    }
    return this;
  }

  /** Rows that went to other groups since a version of this index; `null` when that is not known any more. */
  movedSince(version: number): Moves | null {
    if (version < this.#oldest) return null;
    const later = this.#moves.filter((each) => each.version > version);
    return {
      rows: later.flatMap(({ moves }) => moves.rows),
      from: later.flatMap(({ moves }) => moves.from),
    };
  }

  #read(vector: Vector, codes: Uint32Array): void {
    if (vector.kinds === Kind.number) this.#readNumbers(vector.numbers, codes);
    else {
      const known = new Int32Array(vector.texts.length).fill(none);
      for (let row = 0; row < codes.length; row++) {
        if (vector.kindAt(row) !== Kind.text) codes[row] = this.#groupOf(vector.valueAt(row));
        else {
          const text = vector.numbers[row & vector.mask] as number;
          if (known[text] === none) known[text] = this.#groupOfText(vector.texts[text] as string);
          codes[row] = known[text] as number;
        }
      }
    }
  }

  #readNumbers(numbers: Float64Array, codes: Uint32Array): void {
    // Neighbours are often the same.
    let last = NaN;
    let group = 0;
    for (let row = 0; row < codes.length; row++) {
      const number = numbers[row] as number;
      if (number !== last) {
        last = number;
        group = this.#groupOfNumber(number);
      }
      codes[row] = group;
    }
  }

  #groupOf(value: CellValue): number {
    if (typeof value === 'number') return this.#groupOfNumber(value);
    if (typeof value === 'string') return this.#groupOfText(value);
    const kind = value === null ? Kind.blank : isCellError(value) ? Kind.error : Kind.boolean;
    const key = kind === Kind.boolean ? (value === true ? trueKey : falseKey) : kind;
    let group = this.#byKind.get(key);
    if (group === undefined) {
      group = this.#addGroup(kind, value === true ? 1 : 0);
      this.#byKind.set(key, group);
    }
    return group;
  }

  #groupOfNumber(number: number): number {
    let group = this.#byNumber.find(number);
    if (group === none) {
      group = this.#addGroup(Kind.number, number);
      this.#byNumber.add(number, group);
    }
    return group;
  }

  #groupOfText(text: string): number {
    let group = this.#byText.find(text);
    if (group === none) {
      group = this.#addGroup(Kind.text, this.#texts.push(text) - 1);
      this.#byText.add(text, group);
    }
    return group;
  }

  #addGroup(kind: number, number: number): number {
    this.#numbers.push(number);
    return this.#kinds.push(kind) - 1;
  }

  #numeric(arithmetic: EngineArithmetic): NumberTable {
    this.#numericTexts ??= { table: new NumberTable(), groups: 0 };
    const { table, groups } = this.#numericTexts;
    for (let group = groups; group < this.groupCount; group++) {
      if (this.kindOf(group) !== Kind.text) continue;
      const text = this.textOf(group);
      // The empty text reads as 0 in sums, but no criterion takes it for a number.
      const number = text === '' ? null : arithmetic.textAsNumber(text);
      if (number !== null) table.add(number, group);
    }
    this.#numericTexts.groups = this.groupCount;
    return table;
  }
}

const rememberedVersions = 64;
const trueKey = -1;
const falseKey = -2;
