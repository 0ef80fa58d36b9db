import type { bgnbdForecast } from './bgnbdForecast';
import { regularizedBeta } from './numerics/incompleteBeta';
import { lnBeta, lnGamma } from './numerics/specialFunctions';

/** How long customers have been observed: the different times, ascending, and how many customers have each. */
export interface AgeGroups {
  readonly ages: Float64Array;
  readonly sizes: Float64Array;
}

/** Customers of the same age are alike before they have bought again; in order, so that a sorted table gives the very same sums. */
export function ageGroups(ages: readonly number[]): AgeGroups {
  const sorted = Float64Array.from(ages).sort();
  let count = 0;
  const sizes = new Float64Array(sorted.length);
  for (const age of sorted) {
    if (count === 0 || sorted[count - 1] !== age) sorted[count++] = age;
    sizes[count - 1] = (sizes[count - 1] as number) + 1;
  }
  return { ages: sorted.slice(0, count), sizes: sizes.slice(0, count) };
}

/**
 * Repeat purchases that the BG/NBD model expects of all customers together, from their first ones until `beforeEnd` before the
 * end of the observation.
 *
 * Shape:   a number, the customers' ages and a function from a time to the purchases of a new customer in; a number out.
 * Units:   `beforeEnd` in the unit of the ages.
 * Source:  Fader, Hardie and Lee (2005), equation 9, summed over the customers who had begun by then.
 */
export function expectedRepeats(
  beforeEnd: number,
  { ages, sizes }: AgeGroups,
  forecast: ReturnType<typeof bgnbdForecast>,
): number {
  let sum = 0;
  for (let group = 0; group < ages.length; group += 1) {
    const time = (ages[group] as number) - beforeEnd;
    if (time > 0) sum += (sizes[group] as number) * forecast(time, newCustomer);
  }
  return sum;
}

const newCustomer = { x: 0, firstToLast: 0, age: 0 };

/**
 * Customers of whom the BG/NBD model expects just `x` repeat purchases within their ages.
 *
 * Shape:   a whole number, the customers' ages and r, alpha, a, b in; a number out.
 * Source:  Fader, Hardie and Lee (2005), equation 8; its sum of negative binomial probabilities as a regularised incomplete beta
 *          function.
 * Example: expectedFrequency(0, {"ages": [0], "sizes": [12]}, [0.243, 4.414, 0.793, 2.426]) is 12
 */
export function expectedFrequency(
  x: number,
  { ages, sizes }: AgeGroups,
  parameters: readonly number[],
): number {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = parameters;
  const whole = lnBeta(a, b);
  const stayed = Math.exp(lnBeta(a, b + x) - whole);
  const lnWays = lnGamma(r + x) - lnGamma(r) - lnGamma(x + 1);
  // Has left just now: made all these purchases, and stayed after each but the last.
  const left = x === 0 ? 0 : Math.exp(lnBeta(a + 1, b + x - 1) - whole);
  let sum = 0;
  for (let group = 0; group < ages.length; group += 1) {
    const age = ages[group] as number;
    const past = age / (alpha + age);
    const exactly = Math.exp(lnWays + r * Math.log1p(-past) + (x === 0 ? 0 : x * Math.log(past)));
    const atLeast = x === 0 ? 0 : regularizedBeta(past, x, r);
    sum += (sizes[group] as number) * (stayed * exactly + left * atLeast);
  }
  return sum;
}
