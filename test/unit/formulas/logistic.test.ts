import { describe, expect, it } from 'vitest';
import { fitLogistic, logisticProbability } from '../../../formulas/logistic';
import { assert } from '../../../src/shared/assert';
import { isCellError } from '../../../src/shared/value';
import { evaluateLiteralFormula } from '../../support/literalFormula';

/** Weight in 1,000 lb and manual gearbox of the cars in Motor Trend 1974 (the data set mtcars of R). */
const manual = [2.62, 2.875, 2.32, 2.2, 1.615, 1.835, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78];
const automatic = [
  3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.465, 3.52, 3.435,
  3.84, 3.845,
];

describe('RESPONSE.FIT', () => {
  it('gives the coefficients and standard errors that R gives for glm(am ~ wt, binomial, mtcars)', () => {
    const fit = fitLogistic(
      [...manual, ...automatic].map((weight) => [weight]),
      [...manual.map(() => true), ...automatic.map(() => false)],
    );
    assert(!isCellError(fit), 'the fit converges');
    expect(fit.coefficients[0]).toBeCloseTo(12.04, 2);
    expect(fit.coefficients[1]).toBeCloseTo(-4.024, 3);
    expect(fit.standardErrors[0]).toBeCloseTo(4.51, 2);
    expect(fit.standardErrors[1]).toBeCloseTo(1.436, 2);
  });

  it('expects as many responses as there were', () => {
    const rows = [...manual, ...automatic].map((weight) => [weight]);
    const fit = fitLogistic(rows, [...manual.map(() => true), ...automatic.map(() => false)]);
    assert(!isCellError(fit), 'the fit converges');
    const expected = rows.reduce((sum, row) => sum + logisticProbability(row, fit.coefficients), 0);
    expect(expected).toBeCloseTo(manual.length, 6);
  });

  it.each([
    ['=RESPONSE.FIT({1;2;3;4},{0;0;1;1})', 'NUM', 'perfectSeparation'],
    ['=RESPONSE.FIT({1;2;2;3},{0;0;1;1})', 'NUM', 'perfectSeparation'],
    ['=RESPONSE.FIT({1;2;3;4},{1;1;1;1})', 'NUM', 'onlyOneOutcome'],
    ['=RESPONSE.FIT({1,2;2,4;3,6;4,8},{0;1;0;1})', 'NUM', 'featuresDependent'],
    ['=RESPONSE.FIT({1,5;2,5;3,5;4,5},{0;1;0;1})', 'NUM', 'featuresDependent'],
    ['=RESPONSE.FIT({1;2;3},{0;1})', 'VALUE', 'countsDiffer'],
    ['=RESPONSE.FIT({1;2},{0;"maybe"})', 'VALUE', 'textNotBoolean'],
  ])('%s is refused with %s because %s', (formula, code, reason) => {
    expect(evaluateLiteralFormula(formula)).toMatchObject({ code, reason });
  });
});

describe('RESPONSE.PREDICT', () => {
  it('ignores the row of standard errors and refuses another number of coefficients', () => {
    expect(evaluateLiteralFormula('=RESPONSE.PREDICT({2},{-1,0.5;9,9})')).toBe(0.5);
    expect(evaluateLiteralFormula('=RESPONSE.PREDICT({2,3},{-1,0.5})')).toMatchObject({
      code: 'VALUE',
      reason: 'parametersMissing',
    });
  });
});
