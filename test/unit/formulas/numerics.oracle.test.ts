import betainc from '@stdlib/math-base-special-betainc';
import betaln from '@stdlib/math-base-special-betaln';
import gammaln from '@stdlib/math-base-special-gammaln';
import hyp2f1 from '@stdlib/math-base-special-hyp2f1';
import betaQuantileOracle from '@stdlib/stats-base-dists-beta-quantile';
import fc from 'fast-check';
import * as statistics from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { betaQuantile, regularizedBeta } from '../../../formulas/numerics/incompleteBeta';
import { hypergeometric, lnBeta, lnGamma } from '../../../formulas/numerics/specialFunctions';
import { gini } from '../../../formulas/pareto';
import { Population } from '../../../formulas/population';
import { seededRandom } from '../../../formulas/random';
import { fitLogistic, logisticProbability } from '../../../formulas/logistic';
import { isCellError } from '../../../src/shared/value';
import { expectResult } from '../../support/closeTo';

/** From tiny to huge, evenly in the logarithm. */
const positive = fc.double({ min: -4, max: 5, noNaN: true }).map((exponent) => 10 ** exponent);
const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 80 });

describe('our numerics agree with an independent library', () => {
  it('on the logarithm of the gamma function', () => {
    fc.assert(
      fc.property(positive, (value) => {
        // Near its zeros at 1 and 2 only the absolute difference means anything.
        expect(Math.abs(lnGamma(value) - gammaln(value))).toBeLessThan(
          1e-12 * (1 + Math.abs(gammaln(value))),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('on the logarithm of the beta function', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const size = Math.abs(gammaln(a)) + Math.abs(gammaln(b)) + Math.abs(gammaln(a + b));
        expect(Math.abs(lnBeta(a, b) - betaln(a, b))).toBeLessThan(1e-11 * (1 + size));
      }),
      { numRuns: 1000 },
    );
  });

  it('on the regularised incomplete beta function', () => {
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 1e-9, max: 1, noNaN: true }), (a, b, x) => {
        const tolerance = 1e-12 * (10 + Math.max(a, b));
        expect(Math.abs(regularizedBeta(x, a, b) - betainc(x, a, b, true, false))).toBeLessThan(tolerance);
      }),
      { numRuns: 1000 },
    );
  });

  it('on its inverse, for the counts of rates', () => {
    const count = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(count, count, fc.constantFrom(0.005, 0.025, 0.05, 0.5, 0.975), (a, b, probability) => {
        expectResult(betaQuantile(probability, a, b), betaQuantileOracle(probability, a, b), 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('on the hypergeometric function, where the models ask for it', () => {
    const shape = fc.double({ min: 0.05, max: 30, noNaN: true });
    fc.assert(
      fc.property(shape, shape, shape, fc.double({ min: 0, max: 0.95, noNaN: true }), (a, b, more, z) => {
        // After Euler's transformation c is above a + b.
        const c = a + b + more;
        expectResult(hypergeometric(a, b, c, z), hyp2f1(a, b, c, z), 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('on quantiles, the median and the standard deviation of a population', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const population = new Population(values);
        expect(population.median).toBeCloseTo(statistics.median(values), 6);
        expect(population.standardDeviation).toBeCloseTo(statistics.standardDeviation(values), 4);
        // Only where the position is a whole number: between data points the two interpolate by different rules.
        const sorted = [...values].sort((a, b) => a - b);
        const last = sorted.length - 1;
        for (const place of [0, last >> 1, last]) {
          expect(population.quantile(place, last) + 0).toBe((sorted[place] ?? NaN) + 0);
        }
      }),
    );
  });

  it('on the Gini coefficient, by its definition over all pairs', () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(amounts, (values) => {
        const total = statistics.sum(values);
        fc.pre(total > 0);
        const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
        const expected = statistics.sum(differences) / (2 * values.length * total);
        expect(gini(new Population(values))).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('on a logistic regression: at its maximum the score is zero', () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 400 }, () => [random() * 4 - 2, random() * 100]);
    const outcomes = rows.map((row) => random() < logisticProbability(row, [-1, 1.2, 0.02]));
    const fit = fitLogistic(rows, outcomes);
    if (isCellError(fit)) throw new Error('did not fit');
    const residuals = rows.map((row, index) => {
      return Number(outcomes[index]) - logisticProbability(row, fit.coefficients);
    });
    expect(statistics.sum(residuals)).toBeCloseTo(0, 6);
    for (const feature of [0, 1]) {
      const products = residuals.map((residual, index) => residual * (rows[index]?.[feature] ?? 0));
      expect(statistics.sum(products)).toBeCloseTo(0, 4);
    }
  });
});
