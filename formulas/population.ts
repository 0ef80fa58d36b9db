import type { CellError, CellValue } from '../src/shared/value';
import { middleValues, SortedPlaces } from './numerics/selection';
import { formulaError } from './reasons';
import type { RangeArgument } from './spec';

/**
 * The numbers of a column, sorted and cumulated when that is first needed and then asked for every row.
 *
 * Text, blanks and booleans are left out, as `PERCENTILE.INC` does. Cost: O(n log n) on first use, then O(log n) a
 * question. Sums run over sorted values with compensation (Neumaier), so they do not depend on the order of the rows.
 */
export class Population {
  readonly #numbers: Float64Array;
  #sorted: Float64Array | null = null;
  #places: SortedPlaces | null = null;
  #cumulated: Float64Array | null = null;
  #standardDeviation: number | null = null;
  #middle: readonly [number, number] | null = null;
  readonly #middleBefore: number | null;
  readonly #cutsByCount = new Map<number, readonly number[]>();

  /** `before`: of nearly the same values, so what was found there helps to find it here. */
  constructor(values: Iterable<CellValue>, before: Population | null = null) {
    this.#middleBefore = before?.middle ?? null;
    this.#numbers =
      values instanceof Float64Array
        ? values
        : Float64Array.from([...values].filter((value): value is number => typeof value === 'number'));
  }

  /** From numbers that are sorted already and are not changed any more. */
  static ofSorted(sorted: Float64Array): Population {
    const population = new Population(sorted);
    population.#sorted = sorted;
    return population;
  }

  /** The value in the middle or the lower one of two, if it is known. */
  get middle(): number | null {
    if (this.isSorted) return this.sorted[(this.size - 1) >> 1] ?? null;
    return this.#middle?.[0] ?? null;
  }

  get isSorted(): boolean {
    return this.#sorted !== null;
  }

  /** Ascending. */
  get sorted(): Float64Array {
    this.#sorted ??= this.#numbers.slice().sort();
    return this.#sorted;
  }

  get size(): number {
    return this.#numbers.length;
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

  /** O(n) where the values are not sorted yet. */
  get median(): number {
    if (this.isSorted || this.size < 2) return this.quantile(1, 2);
    this.#middle ??= middleValues(this.#numbers, this.#middleBefore);
    const [lower, upper] = this.#middle;
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
