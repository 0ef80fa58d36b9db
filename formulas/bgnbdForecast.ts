import type { History } from './historyGroups';
import { hypergeometric } from './numerics/specialFunctions';

/** Odds that a customer has dropped out after the last purchase, against still being active. */
function lnOddsOfDropout({ x, firstToLast, age }: History, parameters: readonly number[]): number {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = parameters;
  return Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + age) / (alpha + firstToLast));
}

/**
 * Probability that a customer is still active under the BG/NBD model; 1 without repeat purchases.
 *
 * Shape:   a history and r, alpha, a, b in, a number in 0..1 out.
 * Source:  Fader, Hardie and Lee (2005); the model lets a customer drop out only right after a repeat purchase.
 * Example: probabilityAlive({"x": 0, "firstToLast": 0, "age": 38.86}, [0.243, 4.414, 0.793, 2.426]) is 1
 */
export function probabilityAlive(history: History, parameters: readonly number[]): number {
  return history.x === 0 ? 1 : 1 / (1 + Math.exp(lnOddsOfDropout(history, parameters)));
}

/**
 * Purchases to expect from a customer within the coming `horizon` under the BG/NBD model.
 *
 * Shape:   a history and r, alpha, a, b in, a number out.
 * Units:   `horizon` in the unit of the history.
 * Source:  Fader, Hardie and Lee (2005), equation 10, with the hypergeometric function after Euler's transformation
 *          (Abramowitz and Stegun 15.3.3), in which the series settles for every horizon.
 */
export function expectedPurchases(horizon: number, history: History, parameters: readonly number[]): number {
  if (horizon === 0) return 0;
  const z = comingShare(horizon, history, parameters);
  return purchasesIfActive(history.x, z, parameters) * probabilityAlive(history, parameters);
}

type Forecast = (horizon: number, history: History) => number;

/** A column of 10,000 customers has some thousands of different ones; more is not kept. */
const mostKept = 20_000;

/**
 * The same for many customers of one model: the series, in which few of them differ, is summed once for each that differs.
 */
export function bgnbdForecast(parameters: readonly number[]): Forecast {
  const kept = new Map<number, Map<number, number>>();
  let count = 0;
  return (horizon, history) => {
    if (horizon === 0) return 0;
    const z = comingShare(horizon, history, parameters);
    const keptOfCount = kept.get(history.x) ?? new Map<number, number>();
    let purchases = keptOfCount.get(z);
    if (purchases === undefined) {
      purchases = purchasesIfActive(history.x, z, parameters);
      if (count < mostKept) kept.set(history.x, keptOfCount.set(z, purchases));
      count += 1;
    }
    return purchases * probabilityAlive(history, parameters);
  };
}

/** How much of the whole time the horizon is, with alpha in it: all that the series sees of age and horizon. */
function comingShare(horizon: number, { age }: History, [, alpha = NaN]: readonly number[]): number {
  return horizon / (alpha + age + horizon);
}

const nearSingular = 1e-5;

/** Purchases within the horizon of a customer who is active when it begins. */
function purchasesIfActive(x: number, z: number, parameters: readonly number[]): number {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = parameters;
  const c = a + b + x - 1;
  if (Math.abs(a - 1) < nearSingular || Math.abs(c) < nearSingular) {
    // The formula is 0/0 here but continuous: the mean of both sides.
    const below = purchasesIfActive(x, z, [r, alpha, a - 2 * nearSingular, b]);
    const above = purchasesIfActive(x, z, [r, alpha, a + 2 * nearSingular, b]);
    return (below + above) / 2;
  }
  const remaining = (1 - z) ** (a - 1) * hypergeometric(c - r - x, a - 1, c, z);
  return (c / (a - 1)) * (1 - remaining);
}
