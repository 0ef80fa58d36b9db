import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';
import { expectResult } from '../../support/closeTo';

describe('CHURN and RETENTION', () => {
  it('are two different shares that add to 1', () => {
    expectResult(evaluateLiteralFormula('=CHURN(50,1000)'), 0.05);
    expectResult(evaluateLiteralFormula('=RETENTION(50,1000)'), 0.95);
  });

  it.each(['CHURN', 'RETENTION'])('%s refuses numbers that make no share', (name) => {
    expect(evaluateLiteralFormula(`=${name}(5,0)`)).toMatchObject({ code: 'DIV0' });
    expect(evaluateLiteralFormula(`=${name}(0,)`)).toMatchObject({ code: 'DIV0' });
    expect(evaluateLiteralFormula(`=${name}(11,10)`)).toMatchObject({
      code: 'NUM',
      reason: 'partAboveWhole',
    });
    expect(evaluateLiteralFormula(`=${name}(-1,10)`)).toMatchObject({ code: 'NUM' });
    expect(evaluateLiteralFormula(`=${name}(1,-10)`)).toMatchObject({ code: 'NUM' });
  });
});

describe('CHURN.IDS', () => {
  it('compares two lists of ids, each counted once, blanks ignored', () => {
    expect(evaluateLiteralFormula('=CHURN.IDS({"a","b","c","d"},{"b","d","e"})')).toBe(0.5);
    expect(evaluateLiteralFormula('=CHURN.IDS({"a";"";"a";"b"},{"b"})')).toBe(0.5);
    expect(evaluateLiteralFormula('=CHURN.IDS({1,2},{"1","2"})')).toBe(0);
    expect(evaluateLiteralFormula('=CHURN.IDS({"a","b"},)')).toBe(1);
  });

  it('needs someone at the start', () => {
    expect(evaluateLiteralFormula('=CHURN.IDS({"",""},{"a"})')).toMatchObject({ code: 'DIV0' });
  });
});

describe('CHURN.CONVERT', () => {
  it('compounds', () => {
    expectResult(evaluateLiteralFormula('=CHURN.CONVERT(0.05,12,1)'), 0.45963991233736334);
  });

  it('is undone by the way back', () => {
    expectResult(evaluateLiteralFormula('=CHURN.CONVERT(0.45963991233736334,1,12)'), 0.05);
  });
});

describe('NRR and GRR', () => {
  it('follow the revenue of the customers at the start', () => {
    expectResult(evaluateLiteralFormula('=NRR(100,20,5,10)'), 1.05);
    expectResult(evaluateLiteralFormula('=GRR(100,5,10)'), 0.85);
    expect(evaluateLiteralFormula('=GRR(100,-5,0)')).toBe(1);
    expect(evaluateLiteralFormula('=NRR(0,1,1,1)')).toMatchObject({ code: 'DIV0' });
  });
});
