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
