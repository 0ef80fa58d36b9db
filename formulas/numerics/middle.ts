import { countOf, type NumberParts } from './numberParts';
import { valuesAtPlace } from './selection';

/** How the numbers lie around one value: how many are smaller, how many equal, and the nearest on either side. */
interface Surroundings {
  readonly value: number;
  readonly below: number;
  readonly equal: number;
  /** The largest smaller one, `-Infinity` where there is none; `null` when it is no longer known. */
  readonly before: number | null;
  /** The smallest larger one, `Infinity` where there is none; `null` when it is no longer known. */
  readonly behind: number | null;
}

/**
 * The two values in the middle of some numbers as if they were sorted; the same one twice where their count is odd.
 *
 * Finding them costs O(n). While only a few numbers change they are followed instead, from how the numbers lie around them,
 * for as long as the middle moves no further than to a neighbour that is known: O(changes).
 */
export interface Middle {
  readonly values: readonly [number, number];
  readonly around: Surroundings | null;
}

/** O(n), and on the whole one pass. */
export function findMiddle(parts: NumberParts): Middle {
  const { lower, upper } = middlePlaces(countOf(parts));
  const [value, next] = valuesAtPlace(parts, lower);
  return { values: [value, upper === lower ? value : next], around: null };
}

/** Of numbers that are nearly those whose middle is known: one pass, after which it can be followed. */
export function findMiddleNear(parts: NumberParts, near: Middle): Middle {
  return middleWithin(surroundingsOf(parts, near.values[0]), countOf(parts)) ?? findMiddle(parts);
}

/**
 * The middle after some numbers left and others came, `size` being how many there are then; NaN is none. `null` when it
 * lies further away than is known.
 */
export function middleAfterChange(
  middle: Middle,
  left: readonly number[],
  came: readonly number[],
  size: number,
): Middle | null {
  let { around } = middle;
  if (!around || size === 0) return null;
  for (const number of left) around = without(around, number);
  for (const number of came) around = including(around, number);
  return middleWithin(around, size);
}

function middleWithin(around: Surroundings, size: number): Middle | null {
  const { lower, upper } = middlePlaces(size);
  const [first, second] = [valueAt(around, lower), valueAt(around, upper)];
  return first === null || second === null ? null : { values: [first, second], around };
}

const middlePlaces = (size: number) => ({ lower: (size - 1) >> 1, upper: size >> 1 });

function surroundingsOf(parts: NumberParts, value: number): Surroundings {
  let [below, equal, before, behind] = [0, 0, -Infinity, Infinity];
  for (const numbers of parts) {
    for (let index = 0; index < numbers.length; index += 1) {
      const number = numbers[index] as number;
      below += Number(number < value);
      equal += Number(number === value);
      // Seldom true, unlike each half of it: a branch that can be foreseen.
      if (Number(number < value) & Number(number > before)) before = number;
      if (Number(number > value) & Number(number < behind)) behind = number;
    }
  }
  return { value, below, equal, before, behind };
}

function without(around: Surroundings, number: number): Surroundings {
  const { value, below, equal, before, behind } = around;
  if (number === value) return { ...around, equal: equal - 1 };
  // Whether another one equals it is not known.
  if (number < value) return { ...around, below: below - 1, before: number === before ? null : before };
  if (number > value) return { ...around, behind: number === behind ? null : behind };
  return around;
}

function including(around: Surroundings, number: number): Surroundings {
  const { value, below, equal, before, behind } = around;
  if (number === value) return { ...around, equal: equal + 1 };
  if (number < value) {
    return { ...around, below: below + 1, before: before === null ? null : Math.max(before, number) };
  }
  if (number > value) return { ...around, behind: behind === null ? null : Math.min(behind, number) };
  return around;
}

/** What stands at a place of the sorted numbers, if that is the value, equal to it or right beside it. */
function valueAt({ value, below, equal, before, behind }: Surroundings, place: number): number | null {
  if (place >= below && place < below + equal) return value;
  if (place === below - 1) return before;
  return place === below + equal ? behind : null;
}
