import { runThrough } from '../../../formulas/steps';
import { describe, expect, it } from 'vitest';
import { inverseOfPositiveDefinite, times } from '../../../formulas/numerics/linearAlgebra';
import { fitPositiveParameters } from '../../../formulas/numerics/maximumLikelihood';
import { hypergeometric, lnBeta, lnGamma } from '../../../formulas/numerics/specialFunctions';
import { sumOfLogs } from '../../../formulas/numerics/sumOfLogs';

describe('special functions', () => {
  it('agree with factorials and with known values', () => {
    let factorial = 1;
    for (let n = 1; n < 20; n += 1) {
      expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 11);
      factorial *= n;
    }
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(lnGamma(0.01)).toBeCloseTo(4.599479878042022, 12);
    expect(lnBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 13);
    expect(hypergeometric(0.5, 1, 1.5, 0.25)).toBeCloseTo(Math.log(3), 13);
  });
});

describe('sumOfLogs', () => {
  it('is the sum, also where the product is beyond all numbers', () => {
    const numbers = [1e-300, 3, 1e-200, 0.5, 1e300, 7e250, 2, 1e200, 1e155];
    const one = (of: readonly number[]) => of.reduce((sum, value) => sum + Math.log(value), 0);
    expect(sumOfLogs(numbers, numbers.length)).toBeCloseTo(one(numbers), 10);
    expect(sumOfLogs(numbers, 3)).toBeCloseTo(one(numbers.slice(0, 3)), 10);
    expect(sumOfLogs([1, 2, 3], 3, 4)).toBeCloseTo(Math.log(5 * 6 * 7), 12);
    expect(sumOfLogs([], 0)).toBe(0);
    expect(sumOfLogs([1, NaN, 2], 3)).toBeNaN();
  });
});

describe('inverseOfPositiveDefinite', () => {
  it('gives the unit vectors back', () => {
    const matrix = [
      [4, 2, 0.6],
      [2, 3, 0.4],
      [0.6, 0.4, 1],
    ];
    const inverse = inverseOfPositiveDefinite(matrix);
    times(inverse ?? [], times(matrix, [1, -2, 3])).forEach((value, index) => {
      expect(value).toBeCloseTo([1, -2, 3][index] ?? 0, 12);
    });
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(
      inverseOfPositiveDefinite([
        [1, 2],
        [2, 4],
      ]),
    ).toBeNull();
  });
});

describe('fitPositiveParameters', () => {
  it('finds the rate of exponential waiting times and its standard error', () => {
    const waits = [1, 2, 3, 4, 10];
    const fit = runThrough(
      fitPositiveParameters(
        ([rate = 1]) => waits.reduce((sum, time) => sum + Math.log(rate) - rate * time, 0),
        [5],
      ),
    );
    expect(fit?.parameters[0]).toBeCloseTo(0.25, 8);
    expect(fit?.standardErrors[0]).toBeCloseTo(0.25 / Math.sqrt(5), 5);
  });

  it('admits that a likelihood without a maximum has none', () => {
    expect(runThrough(fitPositiveParameters(([value = 1]) => Math.log(value), [1]))).toBeNull();
  });

  it('says how far it is, and never goes back', () => {
    const progress = [...fitPositiveParameters(([rate = 1]) => Math.log(rate) - 2 * rate, [40])];
    expect(progress.length).toBeGreaterThan(10);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
  });
});
