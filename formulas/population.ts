import type { CellValue } from '../src/shared/value';
import type { RangeArgument } from './spec';

/**
 * The numbers of a column, sorted and cumulated once and then asked for every row.
 *
 * Text, blanks and booleans are left out, as `PERCENTILE.INC` does. Cost: O(n log n) on first use, then O(log n) a
 * question. Sums run over sorted values with compensation (Neumaier), so they do not depend on the order of the rows.
 */
export class Population {
  /** Ascending. */
  readonly sorted: Float64Array;
  #cumulated: Float64Array | null = null;
  readonly #cutsByCount = new Map<number, readonly number[]>();

  constructor(values: readonly CellValue[]) {
    this.sorted = Float64Array.from(
      values.filter((value): value is number => typeof value === 'number'),
    ).sort();
  }

  get size(): number {
    return this.sorted.length;
  }

  get total(): number {
    return this.sumOfLargest(this.size);
  }

  /** How many values lie strictly below `value`. */
  countBelow(value: number): number {
    return this.#partition((candidate) => candidate < value);
  }

  /** How many values lie strictly above `value`. */
  countAbove(value: number): number {
    return this.size - this.#partition((candidate) => candidate <= value);
  }

  sumOfLargest(count: number): number {
    return this.#cumulatedFromTop()[count] ?? 0;
  }

  /** `PERCENTILE.INC` at `numerator / denominator`; exact at the data points because it divides last. */
  quantile(numerator: number, denominator: number): number {
    const position = ((this.size - 1) * numerator) / denominator;
    const below = Math.floor(position);
    const lower = this.sorted[below] ?? NaN;
    const upper = this.sorted[below + 1] ?? lower;
    return lower + (position - below) * (upper - lower);
  }

  get median(): number {
    return this.quantile(1, 2);
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

  #partition(isBefore: (value: number) => boolean): number {
    return partitionPoint(this.sorted, isBefore);
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
