import type { CellError, CellValue } from '../src/shared/value';
import { findMiddle, findMiddleNear, middleAfterChange, type Middle } from './numerics/middle';
import { joined, type NumberParts } from './numerics/numberParts';
import { SortedPlaces } from './numerics/selection';
import { formulaError } from './reasons';
import type { RangeArgument } from './spec';

/**
 * The numbers of a column, sorted and cumulated when that is first needed and then asked for every row.
 *
 * Text, blanks and booleans are left out, as `PERCENTILE.INC` does. Cost: O(n log n) on first use, then O(log n) a
 * question. Sums run over sorted values with compensation (Neumaier), so they do not depend on the order of the rows.
 */
export class Population {
  readonly size: number;
  readonly #readNumbers: () => NumberParts;
  #sorted: Float64Array | null = null;
  #places: SortedPlaces | null = null;
  #cumulated: Float64Array | null = null;
  #standardDeviation: number | null = null;
  #middle: Middle | null = null;
  /** Of nearly the same numbers. */
  #nearMiddle: Middle | null = null;
  readonly #cutsByCount = new Map<number, readonly number[]>();

  constructor(values: Iterable<CellValue> | UnreadNumbers) {
    if (isUnread(values)) {
      this.size = values.size;
      this.#readNumbers = () => values.read();
      return;
    }
    const numbers =
      values instanceof Float64Array
        ? values
        : Float64Array.from([...values].filter((value): value is number => typeof value === 'number'));
    this.size = numbers.length;
    this.#readNumbers = () => [numbers];
  }

  /** From numbers that are sorted already and are not changed any more. */
  static ofSorted(sorted: Float64Array): Population {
    const population = new Population(sorted);
    population.#sorted = sorted;
    return population;
  }

  /** Some numbers left and others came, NaN being none: what was found before helps to find it here. */
  static afterChange(
    before: Population,
    { left, came }: { readonly left: readonly number[]; readonly came: readonly number[] },
    read: () => NumberParts,
  ): Population {
    const size = before.size - countNumbers(left) + countNumbers(came);
    const population = new Population({ size, read });
    population.#nearMiddle = before.#middle ?? before.#nearMiddle;
    population.#middle = before.#middle && middleAfterChange(before.#middle, left, came, size);
    return population;
  }

  get isSorted(): boolean {
    return this.#sorted !== null;
  }

  /** Ascending. */
  get sorted(): Float64Array {
    this.#sorted ??= joined(this.#readNumbers()).sort();
    return this.#sorted;
  }

  get total(): number {
    return this.sumOfLargest(this.size);
  }

  /** How many values lie strictly below `value`. */
  countBelow(value: number): number {
    return this.places.below(value);
  }

  /** How many values lie strictly above `value`. */
  countAbove(value: number): number {
    return this.size - this.places.upTo(value);
  }

  /** For many questions at once. */
  get places(): SortedPlaces {
    this.#places ??= new SortedPlaces(this.sorted);
    return this.#places;
  }

  get smallest(): number {
    return this.sorted[0] ?? NaN;
  }

  get largest(): number {
    return this.sorted[this.size - 1] ?? NaN;
  }

  get mean(): number {
    return this.total / this.size;
  }

  /** Of the population itself (`STDEV.P`), not an estimate from a sample. */
  get standardDeviation(): number {
    if (this.#standardDeviation === null) {
      const { mean } = this;
      let squares = 0;
      for (const value of this.sorted) squares += (value - mean) ** 2;
      this.#standardDeviation = Math.sqrt(squares / this.size);
    }
    return this.#standardDeviation;
  }

  sumOfLargest(count: number): number {
    return this.#cumulatedFromTop()[count] ?? 0;
  }

  /** The fewest largest values whose sum reaches `sum`, which must not be more than the total. */
  countReaching(sum: number): number {
    // Sums of the largest rise only as long as the values are positive, and more are never needed.
    const rising = this.#cumulatedFromTop().subarray(0, this.countAbove(0) + 1);
    return partitionPoint(rising, (reached) => reached < sum);
  }

  /** `PERCENTILE.INC` at `numerator / denominator`; exact at the data points because it divides last. */
  quantile(numerator: number, denominator: number): number {
    const position = ((this.size - 1) * numerator) / denominator;
    const below = Math.floor(position);
    const lower = this.sorted[below] ?? NaN;
    const upper = this.sorted[below + 1] ?? lower;
    return lower + (position - below) * (upper - lower);
  }

  /** O(n) where the values are not sorted yet, and less where few of them changed since it was last asked for. */
  get median(): number {
    if (this.isSorted || this.size < 2) return this.quantile(1, 2);
    this.#middle ??= this.#nearMiddle
      ? findMiddleNear(this.#readNumbers(), this.#nearMiddle)
      : findMiddle(this.#readNumbers());
    const [lower, upper] = this.#middle.values;
    return lower + 0.5 * (upper - lower);
  }

  /** The `classes - 1` cut points that part the values into classes of equal size. */
  quantileCuts(classes: number): readonly number[] {
    let cuts = this.#cutsByCount.get(classes);
    if (!cuts) {
      cuts = Array.from({ length: classes - 1 }, (_, index) => this.quantile(index + 1, classes));
      this.#cutsByCount.set(classes, cuts);
    }
    return cuts;
  }

  #cumulatedFromTop(): Float64Array {
    if (this.#cumulated) return this.#cumulated;
    const cumulated = new Float64Array(this.size + 1);
    let sum = 0;
    let lost = 0;
    for (let count = 1; count <= this.size; count += 1) {
      const value = this.sorted[this.size - count] ?? 0;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
      cumulated[count] = sum + lost;
    }
    this.#cumulated = cumulated;
    return cumulated;
  }
}

/** Numbers that are gathered when someone asks for more than how many they are. */
export interface UnreadNumbers {
  readonly size: number;
  read(): NumberParts;
}

const isUnread = (values: object): values is UnreadNumbers => 'read' in values;

const countNumbers = (numbers: readonly number[]): number =>
  numbers.reduce((count, number) => count + Number(!Number.isNaN(number)), 0);

/** The first index at which `isBefore` no longer holds, in a list where it holds first and then no more. */
export function partitionPoint<T>(values: ArrayLike<T>, isBefore: (value: T) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(values[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const populations = new WeakMap<readonly CellValue[], Population>();

/** The population behind a `column` argument, kept as long as the column's values are the same version. */
export function populationOf(column: RangeArgument): Population {
  let population = populations.get(column.values);
  if (!population) {
    population = new Population(column.values);
    populations.set(column.values, population);
  }
  return population;
}

/** The population behind a column, refused when it holds no numbers. */
export function filledPopulation(column: RangeArgument, argument: string): Population | CellError {
  const population = populationOf(column);
  return population.size === 0 ? formulaError('noNumbers', { argument }) : population;
}

/** The same, refused when it has no positive total that shares could be taken of. */
export function populationWithTotal(column: RangeArgument, argument: string): Population | CellError {
  const population = populationOf(column);
  if (population.size === 0) return formulaError('noNumbers', { argument });
  if (population.total <= 0) return formulaError('totalNotPositive', { argument, value: population.total });
  return population;
}

/** A share this close to a bound has reached it: sums of decimal amounts must not depend on binary rounding. */
export const shareTolerance = 1e-12;

/** How many of `count` make up a fraction of them, rounded up: 868 customers are the top 20 % of 4,338. */
export function headCount(count: number, fraction: number): number {
  return Math.min(count, Math.ceil(count * fraction - count * shareTolerance));
}
