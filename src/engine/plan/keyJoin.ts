import { blockLength, type ColumnBlock } from '../../model/columnBlock';
import type { ColumnIndex } from './columnIndex';
import { criterionOf, groupsOf } from './criterion';
import type { EngineArithmetic } from './engineArithmetic';
import { none, several } from './numberTable';
import { Kind, Vector } from './vector';
import { loadRows } from './vectorBlocks';

/** How a value leads to a group of an index; `several` where it takes more than a group number to tell. */
interface KeyMeaning {
  number(index: ColumnIndex, number: number): number;
  text(index: ColumnIndex, text: string): number;
  blank(index: ColumnIndex): number;
}

/** Keys as `XLOOKUP`, `MATCH` and `VLOOKUP` take them: exactly this number, a blank is 0. */
const lookUpMeaning: KeyMeaning = {
  number: (index, number) => index.find(number),
  text: (index, text) => index.findText(text),
  blank: (index) => index.find(0),
};

/** Keys of `ROLLUP.DISTINCT`: as in look-ups, but blanks and empty texts are none. */
const rollUpMeaning: KeyMeaning = {
  number: (index, number) => index.find(number),
  text: (index, text) => (text === '' ? none : index.findText(text)),
  blank: () => none,
};

/** Keys as `SUMIFS` and the like take them; criteria that are no equality are left to the caller. */
function criterionMeaning(arithmetic: EngineArithmetic): KeyMeaning {
  return {
    number: (index, number) => index.findEqualNumber(number, arithmetic),
    text(index, text) {
      const groups = groupsOf(criterionOf(text, arithmetic), index, arithmetic);
      if (groups === null || groups.length > 1) return several;
      return groups[0] ?? none;
    },
    blank: (index) => index.findEqualNumber(0, arithmetic),
  };
}

interface Joins {
  lookUp?: KeyJoin;
  rollUp?: KeyJoin;
  criterion?: KeyJoin;
}

/** Columns of formulas that ask the same index with the same keys share what they find. */
const joins = new WeakMap<ColumnIndex, Joins>();

function joinsOf(index: ColumnIndex): Joins {
  let known = joins.get(index);
  if (!known) joins.set(index, (known = {}));
  return known;
}

/** Keys of look-ups. */
export function lookUpJoin(index: ColumnIndex): KeyJoin {
  return (joinsOf(index).lookUp ??= new KeyJoin(index, lookUpMeaning));
}

/** Keys of roll-ups of ours. */
export function rollUpJoin(index: ColumnIndex): KeyJoin {
  return (joinsOf(index).rollUp ??= new KeyJoin(index, rollUpMeaning));
}

/** Criteria that are equal to cells. An index belongs to one calculator, so its arithmetic is always the same. */
export function criterionJoin(index: ColumnIndex, arithmetic: EngineArithmetic): KeyJoin {
  return (joinsOf(index).criterion ??= new KeyJoin(index, criterionMeaning(arithmetic)));
}

const unknown = -3;
const worthwhileShare = 8;

/** The groups of an index that keys lead to, remembered for each block of keys. Errors among the keys are `several`. */
export class KeyJoin {
  readonly index: ColumnIndex;
  readonly #meaning: KeyMeaning;
  readonly #known = new WeakMap<ColumnBlock, { readonly groups: Int32Array; readonly groupCount: number }>();
  #whole: Vector | null = null;

  constructor(index: ColumnIndex, meaning: KeyMeaning) {
    this.index = index;
    this.#meaning = meaning;
  }

  /** The groups of rows of a block; a few rows are not worth going over a block that is new. */
  ofRows(block: ColumnBlock, from: number, to: number, load: () => Vector): Int32Array {
    const isKnown = this.#known.get(block)?.groupCount === this.index.groupCount;
    if (!isKnown && (to - from) * worthwhileShare < block.length) return this.ofVector(load(), to - from);
    return this.ofBlock(block).subarray(from, to);
  }

  ofBlock(block: ColumnBlock): Int32Array {
    const known = this.#known.get(block);
    const { groupCount } = this.index;
    // Other groups than before: keys that led nowhere may lead to one of them.
    if (known?.groupCount === groupCount) return known.groups;
    this.#whole ??= new Vector(blockLength);
    loadRows(this.#whole, block, 0, block.length);
    const groups = this.ofVector(this.#whole, block.length);
    this.#known.set(block, { groups, groupCount });
    return groups;
  }

  ofVector(vector: Vector, rows: number): Int32Array {
    const groups = new Int32Array(rows);
    if (vector.kinds === Kind.number) this.#ofNumbers(vector, groups);
    else {
      const known = new Int32Array(vector.texts.length).fill(unknown);
      for (let row = 0; row < rows; row++) {
        const number = vector.numbers[row & vector.mask] as number;
        switch (vector.kindAt(row)) {
          case Kind.text:
            if (known[number] === unknown)
              known[number] = this.#meaning.text(this.index, vector.texts[number] as string);
            groups[row] = known[number] as number;
            break;
          case Kind.number:
            groups[row] = this.#meaning.number(this.index, number);
            break;
          case Kind.boolean:
            groups[row] = this.index.find(number === 1);
            break;
          case Kind.error:
            groups[row] = several;
            break;
          default:
            groups[row] = this.#meaning.blank(this.index);
        }
      }
    }
    return groups;
  }

  #ofNumbers({ numbers, mask }: Vector, groups: Int32Array): void {
    let last = NaN;
    let group: number = none;
    for (let row = 0; row < groups.length; row++) {
      const number = numbers[row & mask] as number;
      if (number !== last) {
        last = number;
        group = this.#meaning.number(this.index, number);
      }
      groups[row] = group;
    }
  }
}
