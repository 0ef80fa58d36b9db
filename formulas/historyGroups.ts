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
 * In an order of their own, so that a sorted table gives the very same sums.
 */
export function historyGroups(histories: readonly History[]): HistoryGroups {
  const sorted = histories.toSorted(
    (one, other) => one.x - other.x || one.age - other.age || one.firstToLast - other.firstToLast,
  );
  const groups: History[] = [];
  const sizes: number[] = [];
  for (const history of sorted) {
    const group = groups.at(-1);
    if (group?.x === history.x && group.age === history.age && group.firstToLast === history.firstToLast) {
      sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
    } else {
      groups.push(history);
      sizes.push(1);
    }
  }
  const counts = placesOf(groups.map(({ x }) => x));
  const times = placesOf(groups.flatMap(({ firstToLast, age }) => [firstToLast, age]));
  const places = (of: ReadonlyMap<number, number>, valueOf: (history: History) => number) =>
    Uint32Array.from(groups, (history) => of.get(valueOf(history)) ?? 0);
  return {
    counts: [...counts.keys()],
    times: Float64Array.from(times.keys()),
    xs: places(counts, ({ x }) => x),
    ages: places(times, ({ age }) => age),
    lasts: places(times, ({ firstToLast }) => firstToLast),
    sizes: Float64Array.from(sizes),
  };
}

/** The different ones of some numbers, in the order in which they come, with their places. */
function placesOf(numbers: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const number of numbers) if (!places.has(number)) places.set(number, places.size);
  return places;
}
