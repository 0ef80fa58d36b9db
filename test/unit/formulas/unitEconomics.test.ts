import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';
import { expectResult } from '../../support/closeTo';

describe('unit economics', () => {
  it.each([
    ['=LIFETIME(0.05)', 20],
    ['=CAC(10000,50)', 200],
    ['=LTVCAC(600,200)', 3],
    ['=PAYBACK(200,25)', 8],
  ])('%s is %d', (formula, expected) => {
    expectResult(evaluateLiteralFormula(formula), expected);
  });

  it.each([
    ['=LIFETIME(0)', 'DIV0'],
    ['=LIFETIME(1.01)', 'NUM'],
    ['=CAC(100,0)', 'DIV0'],
    ['=LTVCAC(100,)', 'DIV0'],
    ['=PAYBACK(200,0)', 'NUM'],
    ['=PAYBACK(200,-1)', 'NUM'],
  ])('%s is refused with %s', (formula, code) => {
    expect(evaluateLiteralFormula(formula)).toMatchObject({ code });
  });
});
