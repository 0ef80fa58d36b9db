import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('RESPONSE', () => {
  it('refuses shares that are none', () => {
    expect(evaluateLiteralFormula('=RESPONSE(1,0)')).toMatchObject({ code: 'DIV0' });
    expect(evaluateLiteralFormula('=RESPONSE(11,10)')).toMatchObject({
      code: 'NUM',
      reason: 'partAboveWhole',
    });
    expect(evaluateLiteralFormula('=RESPONSE(-1,10)')).toMatchObject({ code: 'NUM' });
  });
});

describe('DEVELOP.PROFIT', () => {
  it('breaks even where the margin of the responses covers the costs', () => {
    expect(evaluateLiteralFormula('=DEVELOP.PROFIT(1000,{0.025;0.05},2,40,1.5,500)')).toEqual([[0], [2000]]);
  });
});
