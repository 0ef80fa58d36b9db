import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clv, clvRetention } from '../../../formulas/clv';
import { evaluateLiteralFormula } from '../../support/literalFormula';
import { expectResult } from '../../support/closeTo';

const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 });
const rate = fc.double({ min: -0.5, max: 2, noNaN: true });

describe('CLV', () => {
  it.each([
    ['=CLV({100,120},{20,25},0.1)', 151.2396694214876],
    ['=CLV({100,120},{20,25},0.1,0)', 166.36363636363637],
    ['=CLV({100,120},{20,25},0.1,0.5)', 158.62150348358492],
    ['=CLV({100;120},{20;25},10%)', 151.2396694214876],
    ['=CLV(100,20,0.1)', 72.72727272727272],
  ])('%s is %d', (formula, expected) => {
    expectResult(evaluateLiteralFormula(formula), expected);
  });

  it('counts a blank year as 0 and keeps its period', () => {
    expect(clv([100, 0, 120], [0, 0, 0], 0.1, 1)).toBeCloseTo(100 / 1.1 + 120 / 1.1 ** 3, 10);
  });

  it.each([
    ['=CLV({100,120},{20;25},0.1)', 'VALUE', 'shapesDiffer'],
    ['=CLV({100,120},{20,25,30},0.1)', 'VALUE', 'shapesDiffer'],
    ['=CLV(100,{20,25},0.1)', 'VALUE', 'shapesDiffer'],
    ['=CLV({100,120},20,-1)', 'NUM', 'notAboveMinimum'],
    ['=CLV({100,120},20,0.1,2)', 'NUM', 'aboveMaximum'],
    ['=CLV({1E308,1E308},0,0)', 'NUM', 'resultNotFinite'],
  ])('%s is refused with %s because %s', (formula, code, reason) => {
    expect(evaluateLiteralFormula(formula)).toMatchObject({ code, reason });
  });

  it('is linear in its flows', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: -9, max: 9 }), rate, (flows, factor, r) => {
        const scaled = flows.map((flow) => flow * factor);
        const tolerance = 1e-9 * clv(flows.map(Math.abs), [0], r, 1) * 10;
        expect(Math.abs(clv(scaled, [0], r, 1) - factor * clv(flows, [0], r, 1))).toBeLessThanOrEqual(
          tolerance,
        );
      }),
    );
  });

  it('is worth (1 + rate) to the power of the difference more when paid earlier', () => {
    fc.assert(
      fc.property(amounts, rate, fc.double({ min: 0, max: 1, noNaN: true }), (flows, r, timing) => {
        const atEnd = clv(flows, [0], r, 1);
        const tolerance = 1e-9 * clv(flows.map(Math.abs), [0], r, 0);
        expect(Math.abs(clv(flows, [0], r, timing) - atEnd * (1 + r) ** (1 - timing))).toBeLessThanOrEqual(
          tolerance,
        );
      }),
    );
  });
});

describe('CLV.RETENTION', () => {
  it.each([
    ['=CLV.RETENTION(100,0.8,0.1)', 333.33333333333326],
    ['=CLV.RETENTION(100,0.8,0.1,3)', 205.10894064613075],
    ['=CLV.RETENTION(100,0.8,0.1,,0)', 366.66666666666674],
    ['=CLV.RETENTION(100,1,0,5)', 500],
    ['=CLV.RETENTION(0,1,0)', 0],
  ])('%s is %d', (formula, expected) => {
    expectResult(evaluateLiteralFormula(formula), expected);
  });

  it('refuses an infinite sum that diverges', () => {
    expect(evaluateLiteralFormula('=CLV.RETENTION(100,1,0)')).toMatchObject({
      code: 'NUM',
      reason: 'sumDiverges',
    });
  });

  it('is the CLV of the expected margins', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        (retention, r, periods) => {
          const margins = Array.from({ length: periods }, (_, index) => 100 * retention ** index);
          const expected = clv(margins, [0], r, 1);
          expect(clvRetention(100, retention, r, periods, 1)).toBeCloseTo(expected, 6);
        },
      ),
    );
  });
});
