import { part, type Steps } from '../steps';
import { inverseOfPositiveDefinite, times } from './linearAlgebra';

type LogLikelihood = (parameters: readonly number[]) => number;
type Objective = (point: readonly number[]) => number;

/** What a search for the most likely parameters found. */
export interface Fit {
  readonly parameters: readonly number[];
  readonly standardErrors: readonly number[];
  readonly logLikelihood: number;
}

/**
 * Positive parameters that make data most likely, with standard errors; `null` when the search does not converge.
 *
 * Shape:   a log-likelihood of n parameters above 0 and a start in, a fit out, in steps of a few evaluations each.
 *          Deterministic.
 * Source:  Nelder and Mead (1965), A simplex method for function minimization, on the logarithms of the parameters, then
 *          Newton steps; standard errors from the inverse of the observed information, by the delta method.
 */
export function* fitPositiveParameters(
  logLikelihood: LogLikelihood,
  start: readonly number[],
): Steps<Fit | null> {
  const cost: Objective = (logs) => {
    const value = -logLikelihood(logs.map(Math.exp));
    return Number.isNaN(value) ? Infinity : value;
  };
  const roughly = yield* part(nelderMead(cost, start.map(Math.log), 1, nearby), 0, 0.4);
  // Where the hill is too flat or too crooked for Newton's steps from there, the search goes on until it stands still.
  const polished =
    (yield* part(newton(cost, roughly), 0.4, 0.6)) ??
    (yield* part(newton(cost, yield* part(nelderMead(cost, roughly, 0.1, closeEnough), 0.6, 0.9)), 0.9, 1));
  if (!polished) return null;
  const parameters = polished.point.map(Math.exp);
  return {
    parameters,
    standardErrors: parameters.map(
      (value, index) => value * Math.sqrt(polished.covariance[index]?.[index] ?? NaN),
    ),
    logLikelihood: -cost(polished.point),
  };
}

interface Vertex {
  readonly point: readonly number[];
  readonly cost: number;
}

const mostEvaluations = 5000;

/** Corners whose costs differ by less than this share are near the top, or at it. */
const nearby = 1e-7;
const closeEnough = 1e-10;

function* nelderMead(
  cost: Objective,
  start: readonly number[],
  width: number,
  tolerance: number,
): Steps<readonly number[]> {
  const vertexAt = (point: readonly number[]): Vertex => ({ point, cost: cost(point) });
  const simplex = [
    vertexAt(start),
    ...start.map((value, index) => vertexAt(start.with(index, value + width))),
  ].sort(byCost);
  let progress = 0;
  for (let evaluations = 0; evaluations < mostEvaluations; evaluations += 2) {
    const best = simplex[0];
    const worst = simplex.at(-1);
    const secondWorst = simplex.at(-2);
    if (!best || !worst || !secondWorst) break;
    const distance = (worst.cost - best.cost) / (Math.abs(best.cost) + tolerance);
    if (distance <= tolerance) break;
    // The simplex shrinks by powers; now and then it stretches, but the way behind it does not come back.
    progress = Math.max(progress, Math.min(1, Math.log(distance) / Math.log(tolerance)));
    yield progress;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, index) => mean(others.map(({ point }) => point[index] ?? 0)));
    const along = (factor: number) =>
      vertexAt(centre.map((value, index) => value + factor * ((worst.point[index] ?? 0) - value)));
    const reflected = along(-1);
    let next = reflected;
    if (reflected.cost < best.cost) {
      const expanded = along(-2);
      if (expanded.cost < reflected.cost) next = expanded;
    } else if (reflected.cost >= secondWorst.cost) {
      const contracted = along(reflected.cost < worst.cost ? -0.5 : 0.5);
      if (contracted.cost >= Math.min(reflected.cost, worst.cost)) {
        for (let index = 1; index < simplex.length; index += 1) {
          const { point } = simplex[index] ?? best;
          simplex[index] = vertexAt(point.map((value, at) => (value + (best.point[at] ?? 0)) / 2));
        }
        simplex.sort(byCost);
        continue;
      }
      next = contracted;
    }
    simplex[simplex.length - 1] = next;
    simplex.sort(byCost);
  }
  return simplex[0]?.point ?? start;
}

function byCost(one: Vertex, other: Vertex): number {
  return one.cost - other.cost;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const gradientStep = 1e-5;
const hessianStep = 1e-3;
/**
 * A step that promises less than this share of the cost moves by the rounding of the sum: on a flat hill such steps are long,
 * and go on for ever. Newton's steps double the digits, so that by then nothing else is left to gain.
 */
const noise = 1e-13;
const stepsBeforeNoise = 8;
/** Logarithms beyond this mean a parameter that runs off to 0 or to infinity. */
const farthestLogarithm = 14;

function* newton(
  cost: Objective,
  start: readonly number[],
): Steps<{ point: readonly number[]; covariance: number[][] } | null> {
  let point = start;
  for (let step = 0; step < 30; step += 1) {
    if (point.some((value) => Math.abs(value) > farthestLogarithm)) return null;
    const covariance = inverseOfPositiveDefinite(yield* hessian(cost, point, 1 - 0.7 ** step));
    if (!covariance) return null;
    const slope = gradient(cost, point);
    const move = times(covariance, slope);
    const longest = Math.max(...move.map(Math.abs));
    const gain = move.reduce((sum, value, index) => sum + value * (slope[index] ?? 0), 0) / 2;
    const isNoise = step >= stepsBeforeNoise && gain < noise * Math.abs(cost(point));
    point = point.map((value, index) => value - (move[index] ?? 0) / Math.max(1, longest));
    if (longest < 1e-7 || isNoise) return { point, covariance };
  }
  return null;
}

function gradient(cost: Objective, point: readonly number[]): number[] {
  return point.map((value, index) => {
    const up = cost(point.with(index, value + gradientStep));
    const down = cost(point.with(index, value - gradientStep));
    return (up - down) / (2 * gradientStep);
  });
}

/** Second derivatives by central differences; a step a row of them, each of which says how far the search is. */
function* hessian(cost: Objective, point: readonly number[], progress: number): Steps<number[][]> {
  const h = hessianStep;
  const moved = (i: number, by: number, j: number, byOther: number) => {
    const first = point.with(i, (point[i] ?? 0) + by);
    return cost(first.with(j, (first[j] ?? 0) + byOther));
  };
  const rows: number[][] = point.map(() => []);
  for (let i = 0; i < point.length; i += 1) {
    yield progress;
    for (let j = 0; j <= i; j += 1) {
      const value =
        (moved(i, h, j, h) - moved(i, h, j, -h) - moved(i, -h, j, h) + moved(i, -h, j, -h)) / (4 * h * h);
      (rows[i] as number[])[j] = value;
      (rows[j] as number[])[i] = value;
    }
  }
  return rows;
}
