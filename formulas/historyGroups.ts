/** A customer's history: repeat purchases, time from first to last purchase, time since the first purchase. */
export interface History {
  readonly x: number;
  readonly firstToLast: number;
  readonly age: number;
}

/** Many histories as a fit reads them again and again: numbers in a row, of which a group holds places. */
interface HistoryGroups {
  /** The different numbers of repeat purchases, and the different times, of either kind. */
  readonly counts: readonly number[];
  readonly times: Float64Array;
  /** Of each group of equal histories: places in `counts` and `times`, and how many customers it has. */
  readonly xs: Uint32Array;
  readonly ages: Uint32Array;
  readonly lasts: Uint32Array;
  readonly sizes: Float64Array;
}

/**
 * Customers with the same history count once with their number, and of the many times few differ: days of one observation.
 * In an order of their own, by purchases, age and last purchase, so that a sorted table gives the very same sums.
 */
export function historyGroups(histories: readonly History[]): HistoryGroups {
  const counts = ranked(Float64Array.from(histories, ({ x }) => x));
  const ages = ranked(Float64Array.from(histories, ({ age }) => age));
  const lasts = ranked(Float64Array.from(histories, ({ firstToLast }) => firstToLast));
  // A history as one number that sorts as its three do; two at a time, so that no number grows beyond what is exact.
  const [ageCount, lastCount] = [ages.different.length, lasts.different.length];
  const pairs = ranked(ages.places.map((age, row) => age * lastCount + (lasts.places[row] as number)));
  const pairCount = pairs.different.length;
  const groups = ranked(counts.places.map((count, row) => count * pairCount + (pairs.places[row] as number)));
  const pairOf = (group: number): number => pairs.different[group % pairCount] as number;
  const sizes = new Float64Array(groups.different.length);
  for (const group of groups.places) sizes[group] = (sizes[group] as number) + 1;
  return {
    counts: [...counts.different],
    times: joined(ages.different, lasts.different),
    xs: Uint32Array.from(groups.different, (group) => Math.floor(group / pairCount)),
    ages: Uint32Array.from(groups.different, (group) => Math.floor(pairOf(group) / lastCount)),
    lasts: Uint32Array.from(groups.different, (group) => ageCount + (pairOf(group) % lastCount)),
    sizes,
  };
}

/** The different ones of some numbers, ascending, and the place of each number among them. */
function ranked(numbers: Float64Array): { readonly different: Float64Array; readonly places: Float64Array } {
  const different = numbers.toSorted().filter((number, index, sorted) => number !== sorted[index - 1]);
  const placeOf = new Map(Array.from(different, (number, place) => [number, place]));
  return { different, places: numbers.map((number) => placeOf.get(number) ?? 0) };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
