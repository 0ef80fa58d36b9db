import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulatedShare, customersForShare, gini, herfindahl, topShare } from '../../../formulas/pareto';
import { headCount, Population } from '../../../formulas/population';
import { hasCustomerData, monetaryOf, readOnlineRetail } from '../../support/customerData';
import { evaluateLiteralFormula } from '../../support/literalFormula';

const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 });

describe('concentration', () => {
  it.skipIf(!hasCustomerData('online-retail.csv.gz'))(
    'gives the known figures of Online Retail',
    () => {
      const population = new Population([...monetaryOf(readOnlineRetail()).values()]);
      expect(headCount(population.size, 0.2)).toBe(868);
      expect(topShare(population, 0.2)).toBeCloseTo(0.746171, 6);
      expect(topShare(population, 0.01)).toBeCloseTo(0.319989, 6);
      expect(customersForShare(population, 0.8)).toBe(1133);
      expect(gini(population)).toBeCloseTo(0.71514, 5);
    },
    60_000,
  );

  it('needs a positive total, and amounts that are not negative', () => {
    expect(evaluateLiteralFormula('=PARETO.SHARE({0,0},0.2)')).toMatchObject({ reason: 'totalNotPositive' });
    expect(evaluateLiteralFormula('=PARETO.COUNT({"a","b"},0.2)')).toMatchObject({ reason: 'noNumbers' });
    expect(evaluateLiteralFormula('=GINI({5,-1})')).toMatchObject({
      code: 'NUM',
      params: { argument: 'values' },
    });
    expect(evaluateLiteralFormula('=PARETO.DRAIN({-1,-2})')).toMatchObject({ code: 'NUM' });
  });

  it('finds no drain where the worst customers earn something', () => {
    expect(evaluateLiteralFormula('=PARETO.DRAIN({9,5,3,2})')).toBe(0);
    expect(evaluateLiteralFormula('=PARETO.COUNT({9,5,3,2},0)')).toBe(0);
    expect(evaluateLiteralFormula('=PARETO.COUNT({9,5,3,-3},1)')).toBe(2);
  });

  it('holds the share with the customers it counts, and not with one fewer', () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const population = new Population(values);
        if (population.total <= 0) return;
        const count = customersForShare(population, share);
        const held = (customers: number) => population.sumOfLargest(customers) / population.total;
        expect(held(count)).toBeGreaterThanOrEqual(share - 1e-11);
        if (count > 0) expect(held(count - 1)).toBeLessThan(share);
      }),
    );
  });

  it('stays between equality and one customer holding everything', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const population = new Population(values);
        if (population.total <= 0) return;
        expect(gini(population)).toBeGreaterThanOrEqual(-1e-12);
        expect(gini(population)).toBeLessThan(1);
        expect(herfindahl(population)).toBeGreaterThanOrEqual(1 / population.size - 1e-12);
        expect(herfindahl(population)).toBeLessThanOrEqual(1 + 1e-12);
        expect(cumulatedShare(population.smallest, population)).toBe(1);
      }),
    );
  });
});
