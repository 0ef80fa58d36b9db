import { describe, expect, it } from 'vitest';
import { bgnbdForecast, expectedPurchases, probabilityAlive } from '../../../formulas/bgnbdForecast';
import { fitBgnbd } from '../../../formulas/bgnbdFit';
import { ageGroups, expectedFrequency, expectedRepeats } from '../../../formulas/bgnbdPopulation';
import { expectedValue, fitGammaGamma } from '../../../formulas/gammaGamma';
import type { History } from '../../../formulas/historyGroups';
import { lnBeta, lnGamma } from '../../../formulas/numerics/specialFunctions';
import { assert } from '../../../src/shared/assert';
import { hasCustomerData, readCustomerCsv } from '../../support/customerData';
import { evaluateLiteralFormula } from '../../support/literalFormula';

/** Equation 6 of Fader, Hardie and Lee (2005), in a form of its own. */
function lnLikelihood({ x, firstToLast, age }: History, parameters: readonly number[]): number {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = parameters;
  const all = lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnBeta(a, b + x) - lnBeta(a, b);
  const alive = -(r + x) * Math.log(alpha + age);
  if (x === 0) return all + alive;
  const last = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + firstToLast);
  const larger = Math.max(alive, last);
  return all + larger + Math.log(Math.exp(alive - larger) + Math.exp(last - larger));
}

const published = [0.243, 4.414, 0.793, 2.426];
const first = { x: 2, firstToLast: 30.43, age: 38.86 };
const newcomer = { x: 0, firstToLast: 0, age: 0 };
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('BGNBD.EXPECTED', () => {
  it('grows from nothing with the horizon and settles however far it looks', () => {
    expect(expectedPurchases(0, first, published)).toBe(0);
    const horizons = [1, 10, 100, 1000, 10_000].map((horizon) =>
      expectedPurchases(horizon, first, published),
    );
    expect(horizons).toEqual(horizons.toSorted((a, b) => a - b));
    expect(horizons.every(Number.isFinite)).toBe(true);
  });

  it('is the same for many customers of one model, of which it sums alike ones once', () => {
    const forecast = bgnbdForecast(published);
    const histories = [first, { ...first, firstToLast: 3 }, { x: 0, firstToLast: 0, age: 20 }, first];
    for (const horizon of [39, 10, 39, 0])
      for (const history of histories)
        expect(forecast(horizon, history)).toBe(expectedPurchases(horizon, history, published));
  });

  it('passes smoothly through a = 1, where the formula is 0/0', () => {
    const at = (a: number) => expectedPurchases(39, first, [0.243, 4.414, a, 2.426]);
    expect(at(1)).toBeCloseTo((at(0.999) + at(1.001)) / 2, 5);
  });

  it('refuses a last purchase after the end and parameters that are missing or not positive', () => {
    expect(evaluateLiteralFormula('=BGNBD.ALIVE(1,40,39,{0.2,4,0.8,2.4})')).toMatchObject({
      code: 'NUM',
      params: { argument: 'first_to_last' },
    });
    expect(evaluateLiteralFormula('=BGNBD.ALIVE(1,4,39,{0.2,4,0.8})')).toMatchObject({
      reason: 'parametersMissing',
    });
    expect(evaluateLiteralFormula('=BGNBD.ALIVE(1,4,39,{0.2,4,0.8,-1})')).toMatchObject({ code: 'NUM' });
  });
});

describe('the model of all customers together', () => {
  const ages = [39, 38.5, 20, 20, 3, 0];
  const groups = ageGroups(ages);

  it('takes customers of the same age together', () => {
    expect([...groups.ages]).toEqual([0, 3, 20, 38.5, 39]);
    expect([...groups.sizes]).toEqual([1, 1, 2, 1, 1]);
    expect(ageGroups([]).ages).toHaveLength(0);
  });

  it('adds up what BGNBD.EXPECTED says of each who had begun by then', () => {
    for (const beforeEnd of [0, 3, 20, 30, 39]) {
      const each = ages.map((age) => expectedPurchases(Math.max(0, age - beforeEnd), newcomer, published));
      expect(expectedRepeats(beforeEnd, groups, bgnbdForecast(published))).toBeCloseTo(sumOf(each), 12);
    }
  });

  it('has every customer buy some number of times, in the mean as often as expected', () => {
    const frequencies = Array.from({ length: 400 }, (_, x) => expectedFrequency(x, groups, published));
    expect(sumOf(frequencies)).toBeCloseTo(ages.length, 9);
    const repeats = sumOf(frequencies.map((customers, x) => x * customers));
    expect(repeats).toBeCloseTo(expectedRepeats(0, groups, bgnbdForecast(published)), 6);
  });

  it('is done at once for a number that nobody buys', () => {
    expect(expectedFrequency(1e9, groups, published)).toBeCloseTo(0, 12);
    expect(evaluateLiteralFormula('=BGNBD.FREQUENCY(1,{39;-1},{0.2,4,0.8,2.4})')).toMatchObject({
      code: 'NUM',
    });
  });
});

describe('BGNBD.FIT', () => {
  const repeats = [0, 1, 2, 5, 0, 3, 1, 0, 4, 2];
  const lasts = [0, 10, 20, 30, 0, 25, 5, 0, 38, 12];
  const ages = [39, 38, 37, 36, 35, 39, 38, 37, 39, 35];
  const customers = repeats.map((x, index) => ({ x, firstToLast: lasts[index]! / 7, age: ages[index]! / 7 }));

  it('does not see in which order the customers stand', () => {
    expect(fitBgnbd(customers)).not.toBeNull();
    expect(fitBgnbd(customers.toReversed())).toEqual(fitBgnbd(customers));
    const byAge = customers.toSorted((one, other) => one.age - other.age);
    expect(fitBgnbd(byAge)).toEqual(fitBgnbd(customers));
  });

  it('finds where the likelihood of all customers, one by one, is highest', () => {
    const some = [0, 0, 0, 1, 1, 2, 4, 7].map((x, index) => ({
      x,
      firstToLast: [0, 0, 0, 3, 20, 14, 30, 36][index] ?? 0,
      age: [39, 38, 37, 39, 38, 37, 36, 39][index] ?? 0,
    }));
    const many = [...some, ...some.map((history) => ({ ...history, age: history.age + 0.5 })), ...some];
    const fit = fitBgnbd(many);
    assert(fit, 'the fit converges');
    const at = (parameters: readonly number[]) =>
      many.reduce((sum, history) => sum + lnLikelihood(history, parameters), 0);
    expect(fit.logLikelihood).toBeCloseTo(at(fit.parameters), 9);
    fit.parameters.forEach((value, index) => {
      expect(at(fit.parameters.with(index, value * 1.01))).toBeLessThan(fit.logLikelihood);
      expect(at(fit.parameters.with(index, value * 0.99))).toBeLessThan(fit.logLikelihood);
    });
  });

  it('admits that customers without any repeat purchase fit no model', () => {
    expect(evaluateLiteralFormula('=BGNBD.FIT({0;0;0},{0;0;0},{10;20;30})')).toMatchObject({
      code: 'NUM',
      reason: 'fitNotConverged',
    });
  });
});

describe('GAMMAGAMMA.FIT', () => {
  it('reports repeat buyers without value', () => {
    expect(evaluateLiteralFormula('=GAMMAGAMMA.FIT({1;2;3},{10;0;20})')).toMatchObject({
      code: 'NUM',
      reason: 'purchasesWithoutValue',
      params: { value: 1 },
    });
  });
});

describe.skipIf(!hasCustomerData('cdnow-summary.csv'))('the CDNOW customers', () => {
  const read = () =>
    readCustomerCsv('cdnow-summary.csv').map((row) => ({
      x: Number(row['x']),
      firstToLast: Number(row['t_x']),
      age: Number(row['T']),
      meanValue: Number(row['zbar']),
    }));

  it('give the published BG/NBD model and its forecast', () => {
    const histories = read();
    const fit = fitBgnbd(histories);
    assert(fit, 'the fit converges');
    const known = [0.242593, 4.413532, 0.792886, 2.425754];
    const errors = [0.0126, 0.378, 0.186, 0.705];
    fit.parameters.forEach((value, index) => {
      expect(Math.abs(value / (known[index] ?? 0) - 1)).toBeLessThan(1e-3);
      expect(Math.abs((fit.standardErrors[index] ?? 0) / (errors[index] ?? 0) - 1)).toBeLessThan(0.05);
    });
    expect(fit.logLikelihood).toBeCloseTo(-9582.4256, 3);
    const forecast = histories.reduce(
      (sum, history) => sum + expectedPurchases(39, history, fit.parameters),
      0,
    );
    expect(forecast).toBeCloseTo(1653.42, 1);
    expect(probabilityAlive(first, published)).toBeCloseTo(0.726579, 6);
  }, 60_000);

  it('give the published gamma-gamma model and values', () => {
    const customers = read();
    const fit = fitGammaGamma(customers.filter(({ x }) => x > 0));
    assert(fit, 'the fit converges');
    const known = [6.248803, 3.744588, 15.447746];
    fit.parameters.forEach((value, index) => {
      expect(Math.abs(value / (known[index] ?? 0) - 1)).toBeLessThan(1e-3);
    });
    expect(fit.logLikelihood).toBeCloseTo(-4055.9232, 2);
    [24.6586, 18.9115, 35.171].forEach((value, index) => {
      const customer = customers[index];
      assert(customer, 'the file has three customers');
      expect(Math.abs((expectedValue(customer, fit.parameters) ?? 0) / value - 1)).toBeLessThan(1e-3);
    });
  }, 60_000);
});
