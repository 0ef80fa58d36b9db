import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateInterval } from '../../../formulas/rateInterval';
import { isCellError } from '../../../src/shared/value';
import { evaluateLiteralFormula } from '../../support/literalFormula';

function interval(count: number, total: number, confidence = 0.95): readonly [number, number] {
  const bounds = rateInterval(count, total, confidence);
  if (isCellError(bounds)) throw new Error(bounds.code);
  return bounds;
}

/** Probability of at most `count` among `total`, term by term. */
function upTo(count: number, total: number, rate: number): number {
  let sum = 0;
  let lnWays = 0;
  for (let k = 0; k <= count; k += 1) {
    sum += Math.exp(lnWays + k * Math.log(rate) + (total - k) * Math.log(1 - rate));
    lnWays += Math.log((total - k) / (k + 1));
  }
  return sum;
}

describe('RATE.INTERVAL', () => {
  const counts = fc
    .integer({ min: 1, max: 120 })
    .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));

  it('has bounds at which what was observed is just as unlikely as it may be', () => {
    fc.assert(
      fc.property(counts, ([count, total]) => {
        const [lower, upper] = interval(count, total);
        if (count < total) expect(upTo(count, total, upper)).toBeCloseTo(0.025, 9);
        if (count > 0) expect(1 - upTo(count - 1, total, lower)).toBeCloseTo(0.025, 9);
      }),
    );
  });

  it('holds the rate, is wider when it shall be surer, and mirrors the other outcome', () => {
    fc.assert(
      fc.property(counts, ([count, total]) => {
        const [lower, upper] = interval(count, total);
        const [lowest, highest] = interval(count, total, 0.99);
        const [mirrored] = interval(total - count, total);
        const rate = count / total;
        expect(lowest <= lower && lower <= rate && rate <= upper && upper <= highest).toBe(true);
        expect(mirrored).toBeCloseTo(1 - upper, 12);
      }),
    );
  });

  it('refuses counts that are no part of the total', () => {
    expect(evaluateLiteralFormula('=RATE.INTERVAL(1,0)')).toMatchObject({ code: 'DIV0' });
    expect(evaluateLiteralFormula('=RATE.INTERVAL(5,4)')).toMatchObject({ reason: 'partAboveWhole' });
    expect(evaluateLiteralFormula('=RATE.INTERVAL(1.5,4)')).toMatchObject({ reason: 'notWhole' });
    expect(evaluateLiteralFormula('=RATE.INTERVAL(1,4,95)')).toMatchObject({ reason: 'notBelowMaximum' });
  });
});
