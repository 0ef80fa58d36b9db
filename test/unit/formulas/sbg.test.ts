import { describe, expect, it } from 'vitest';
import { fitSbg, sbgSurvival } from '../../../formulas/sbg';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('SBG.FIT', () => {
  it('gives the published parameters of the regular customers', () => {
    const fit = fitSbg([1000, 631, 468, 382, 326, 289, 262, 241]);
    expect(fit?.parameters[0]).toBeCloseTo(0.704077, 4);
    expect(fit?.parameters[1]).toBeCloseTo(1.182043, 4);
    expect(fit?.logLikelihood).toBeCloseTo(-1680.26519, 4);
  });

  it('finds the parameters that made the survivors', () => {
    const survivors = Array.from({ length: 10 }, (_, time) => 1000 * sbgSurvival(time, [0.7, 2.5]));
    const fit = fitSbg(survivors);
    expect(fit?.parameters[0]).toBeCloseTo(0.7, 5);
    expect(fit?.parameters[1]).toBeCloseTo(2.5, 5);
  });

  it.each([
    ['=SBG.FIT({100,90})', 'tooFewPoints'],
    ['=SBG.FIT({100,80,90})', 'notFalling'],
    ['=SBG.FIT({100,100,100})', 'fitNotConverged'],
  ])('%s is refused because %s', (formula, reason) => {
    expect(evaluateLiteralFormula(formula)).toMatchObject({ code: 'NUM', reason });
  });
});

describe('SBG.SURVIVAL', () => {
  it('falls from 1, ever more slowly', () => {
    const curve = [0, 1, 2, 3, 4].map((time) => sbgSurvival(time, [0.704077, 1.182043]));
    expect(curve[0]).toBe(1);
    const retention = curve.slice(1).map((share, index) => share / (curve[index] ?? 1));
    expect(retention).toEqual(retention.toSorted((a, b) => a - b));
  });
});
