import { numbersOf } from './blocks';
import { notice, type OwnNotice } from './notices';
import type { RangeArgument } from './spec';
import { daysPerUnit, modelUnits, type ModelUnit } from './timeUnits';

/** A customer who bought again on a later day was there for some time. */
export function historyNotices(x: number, firstToLast: number): readonly OwnNotice[] {
  return x > 0 && firstToLast === 0 ? [notice('repeatsWithoutTime', { argument: 'first_to_last' })] : [];
}

/**
 * Whether times look like those of RFM: who buys often bought last not long ago, so the time since then falls as purchases
 * rise, while the time from the first to the last purchase rises with them. Times are taken as shares of the ages.
 */
export function fitNotices(
  xs: RangeArgument,
  firstToLasts: RangeArgument,
  ages: RangeArgument,
): readonly OwnNotice[] {
  const [times, lengths] = [numbersOf(firstToLasts), numbersOf(ages)];
  const pairs: (readonly [number, number])[] = [];
  numbersOf(xs).forEach((x, index) => {
    const age = lengths[index] ?? 0;
    if (x > 0 && age > 0) pairs.push([x, (times[index] ?? 0) / age]);
  });
  return pairs.length >= fewestPairs && correlation(pairs) < -clearCorrelation
    ? [notice('recencyLooksLikeRfm', { argument: 'first_to_last' })]
    : [];
}

const fewestPairs = 10;
const clearCorrelation = 0.2;

/** Pearson's; 0 where one of the two does not vary. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [meanX, meanY] = [0, 1].map(
    (place) => pairs.reduce((sum, pair) => sum + (pair[place] as number), 0) / pairs.length,
  ) as [number, number];
  let [together, squaresX, squaresY] = [0, 0, 0];
  for (const [x, y] of pairs) {
    together += (x - meanX) * (y - meanY);
    squaresX += (x - meanX) ** 2;
    squaresY += (y - meanY) ** 2;
  }
  return squaresX * squaresY === 0 ? 0 : together / Math.sqrt(squaresX * squaresY);
}

/**
 * Purchases are counted by the day, so a time is a whole number of days in its own unit. Says so where it is none in the
 * unit that was given but is one in another.
 */
export function unitNotices(unit: ModelUnit, times: readonly number[]): readonly OwnNotice[] {
  const isIn = (candidate: ModelUnit): boolean =>
    times.every((time) => isWholeDays(time, daysPerUnit[candidate]));
  if (isIn(unit)) return [];
  const fitting = modelUnits.find(isIn);
  return fitting === undefined ? [] : [notice('unitDoesNotFit', { argument: 'unit', unit, fitting })];
}

/** Times that were rounded to hundredths count as what they may have been. */
function isWholeDays(time: number, days: number): boolean {
  const isRounded = Math.abs(time * 100 - Math.round(time * 100)) < 1e-7;
  const inDays = time * days;
  const tolerance = (isRounded ? 0.005 * days : 0) + 1e-9 * Math.max(1, inDays);
  return Math.abs(inDays - Math.round(inDays)) <= tolerance;
}
