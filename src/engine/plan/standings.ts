import type { SortedPlaces } from '../../../formulas/numerics/selection';
import { partitionPoint } from '../../../formulas/population';
import type { NumberChanges } from './columnChanges';

/** A change is one pass over the column; with more of them each row is looked up anew. */
const passes = 12;

/** How many numbers of a column lie below that of each row, equal ones counted half. */
export function standings(numbers: Float64Array, places: SortedPlaces): Float64Array {
  const result = new Float64Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) result[row] = places.middle(numbers[row] as number);
  return result;
}

/**
 * The standings after some numbers changed; `null` when it is cheaper to look them all up. A number that leaves lowers
 * every row above it by one, and those equal to it by a half; one that comes raises them.
 */
export function movedStandings(
  before: Float64Array,
  numbers: Float64Array,
  changes: NumberChanges,
  sorted: Float64Array,
): Float64Array | null {
  if (changes.rows.length > passes) return null;
  const result = before.slice();
  for (let change = 0; change < changes.rows.length; change++) {
    const [left, came] = [changes.before[change] as number, changes.after[change] as number];
    for (let row = 0; row < numbers.length; row++) {
      const number = numbers[row] as number;
      result[row] =
        (result[row] as number) +
        0.5 *
          (Number(number > came) + Number(number >= came) - Number(number > left) - Number(number >= left));
    }
  }
  // Their own standing before was that of another number.
  for (const row of changes.rows) result[row] = standingOf(numbers[row] as number, sorted);
  return result;
}

function standingOf(number: number, sorted: Float64Array): number {
  const below = partitionPoint(sorted, (other) => other < number);
  return (below + partitionPoint(sorted, (other) => other <= number)) / 2;
}
