import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('CVA', () => {
  it('is revenue minus the three costs', () => {
    expect(evaluateLiteralFormula('=CVA(1000,100,50,30)')).toBe(820);
  });

  it('counts blank costs as 0', () => {
    expect(evaluateLiteralFormula('=CVA(1000,,,30)')).toBe(970);
  });

  it('works column by column in a cell', () => {
    expect(evaluateLiteralFormula('=CVA({1000;500},{100;50},0,{30;20})')).toEqual([[870], [430]]);
  });
});

describe('CUSTOMERVALUE and CAPABILITY', () => {
  it('add what is gained and subtract what it costs', () => {
    expect(evaluateLiteralFormula('=CUSTOMERVALUE(100,20,10,40,5)')).toBe(85);
    expect(evaluateLiteralFormula('=CAPABILITY(100,60,10,5)')).toBe(25);
  });
});
