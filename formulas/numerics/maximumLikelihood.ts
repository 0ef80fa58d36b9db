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
 * Shape:   a log-likelihood of n parameters above 0 and a start in, a fit out. Deterministic.
 * Source:  Nelder and Mead (1965), A simplex method for function minimization, on the logarithms of the parameters, then
 *          Newton steps; standard errors from the inverse of the observed information, by the delta method.
 */
export function fitPositiveParameters(logLikelihood: LogLikelihood, start: readonly number[]): Fit | null {
  const cost: Objective = (logs) => {
    const value = -logLikelihood(logs.map(Math.exp));
    return Number.isNaN(value) ? Infinity : value;
  };
  const searched = nelderMead(cost, nelderMead(cost, start.map(Math.log), 1), 0.1);
  const polished = newton(cost, searched);
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

function nelderMead(cost: Objective, start: readonly number[], width: number): readonly number[] {
  const vertexAt = (point: readonly number[]): Vertex => ({ point, cost: cost(point) });
  const simplex = [
    vertexAt(start),
    ...start.map((value, index) => vertexAt(start.with(index, value + width))),
  ].sort(byCost);
  for (let evaluations = 0; evaluations < mostEvaluations; evaluations += 2) {
    const best = simplex[0];
    const worst = simplex.at(-1);
    const secondWorst = simplex.at(-2);
    if (!best || !worst || !secondWorst) break;
    if (worst.cost - best.cost <= 1e-10 * (Math.abs(best.cost) + 1e-10)) break;
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
/** Logarithms beyond this mean a parameter that runs off to 0 or to infinity. */
const farthestLogarithm = 14;

function newton(
  cost: Objective,
  start: readonly number[],
): { point: readonly number[]; covariance: number[][] } | null {
  let point = start;
  for (let step = 0; step < 30; step += 1) {
    if (point.some((value) => Math.abs(value) > farthestLogarithm)) return null;
    const covariance = inverseOfPositiveDefinite(hessian(cost, point));
    if (!covariance) return null;
    const move = times(covariance, gradient(cost, point));
    if (Math.max(...move.map(Math.abs)) < 1e-7) return { point, covariance };
    const longest = Math.max(1, ...move.map(Math.abs));
    point = point.map((value, index) => value - (move[index] ?? 0) / longest);
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

function hessian(cost: Objective, point: readonly number[]): number[][] {
  const h = hessianStep;
  const moved = (i: number, by: number, j: number, byOther: number) => {
    const first = point.with(i, (point[i] ?? 0) + by);
    return cost(first.with(j, (first[j] ?? 0) + byOther));
  };
  return point.map((_, i) =>
    point.map(
      (__, j) =>
        (moved(i, h, j, h) - moved(i, h, j, -h) - moved(i, -h, j, h) + moved(i, -h, j, -h)) / (4 * h * h),
    ),
  );
}
