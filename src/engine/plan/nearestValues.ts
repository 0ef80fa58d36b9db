import { partitionPoint } from '../../../formulas/population';
import { foldText } from '../../shared/foldText';
import type { CellValue } from '../../shared/value';
import type { ColumnIndex } from './columnIndex';
import { none } from './numberTable';
import { Kind } from './vector';

/** Which value is taken where none is equal. */
export type Nearest = 'below' | 'above';

/**
 * The different values of a column in the order in which look-ups see them: numbers, then texts without regard to case and
 * accents, then FALSE and TRUE. Blanks and errors are never near anything. O(n log n) once per version of the column.
 */
class NearestValues {
  readonly version: number;
  readonly #index: ColumnIndex;
  readonly #numbers: Float64Array;
  readonly #texts: readonly string[];

  constructor(index: ColumnIndex) {
    this.version = index.version;
    this.#index = index;
    const numbers: number[] = [];
    const texts: string[] = [];
    for (let group = 0; group < index.groupCount; group++) {
      // A group may have lost all its rows.
      if (index.rows.firstOf(group) < 0) continue;
      if (index.kindOf(group) === Kind.number) numbers.push(index.numberOf(group));
      else if (index.kindOf(group) === Kind.text) texts.push(foldText(index.textOf(group)));
    }
    this.#numbers = Float64Array.from(numbers).sort();
    this.#texts = texts.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  }

  /** The group of the largest value below, or of the smallest above; `none` when there is no such value. */
  group(value: Exclude<CellValue, object | null>, nearest: Nearest): number {
    if (nearest === 'below') return this.#below(value);
    // HyperFormula 3.5.0 takes nothing but numbers for the next larger value.
    if (typeof value !== 'number') return none;
    const next = this.#numbers[partitionPoint(this.#numbers, (number) => number <= value)];
    return next === undefined ? none : this.#index.find(next);
  }

  #below(value: number | string | boolean): number {
    if (typeof value === 'number') {
      return this.#numberAt(partitionPoint(this.#numbers, (number) => number < value) - 1);
    }
    if (value === true) {
      const group = this.#index.find(false);
      if (group >= 0 && this.#index.rows.firstOf(group) >= 0) return group;
    }
    const count = typeof value === 'string' ? textsBelow(this.#texts, foldText(value)) : this.#texts.length;
    const text = this.#texts[count - 1];
    return text === undefined ? this.#numberAt(this.#numbers.length - 1) : this.#index.findText(text);
  }

  #numberAt(place: number): number {
    const number = this.#numbers[place];
    return number === undefined ? none : this.#index.find(number);
  }
}

function textsBelow(texts: readonly string[], text: string): number {
  return partitionPoint(texts, (each) => each < text);
}

const known = new WeakMap<ColumnIndex, NearestValues>();

/**
 * The first or last row whose value comes nearest to one that no row holds, as `MATCH` and `XLOOKUP` have it over the columns of
 * tables, which need not be sorted; -1 without one. Not for errors; a blank is 0.
 */
export function nearestRow(index: ColumnIndex, value: CellValue, nearest: Nearest, isLast: boolean): number {
  let values = known.get(index);
  if (values?.version !== index.version) {
    values = new NearestValues(index);
    known.set(index, values);
  }
  const group = values.group((value ?? 0) as Exclude<CellValue, object | null>, nearest);
  if (group < 0) return -1;
  return isLast ? index.rows.lastOf(group) : index.rows.firstOf(group);
}
