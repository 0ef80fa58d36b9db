import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { invokeFunction } from '../../../formulas/invoke';
import { functionSpec } from '../../../formulas/registry';
import { assert } from '../../../src/shared/assert';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('SCORE.NORMALIZE', () => {
  it.each([
    ['=SCORE.NORMALIZE(5,{5,5,5})', 50],
    ['=SCORE.NORMALIZE(5,{5,5,5},"z")', 50],
    ['=SCORE.NORMALIZE(5,{5,5,5},"rank")', 50],
    ['=SCORE.NORMALIZE(99,{10,20})', 100],
    ['=SCORE.NORMALIZE(-99,{10,20},"Z")', 0],
    ['=SCORE.NORMALIZE(1,{1,1,2,3},"rank")', 25],
    ['=SCORE.NORMALIZE(1,{1,1,2,3},"rank",TRUE)', 75],
  ])('%s is %d', (formula, expected) => {
    expect(evaluateLiteralFormula(formula)).toBe(expected);
  });
});

describe('SCORE.WEIGHTED', () => {
  it('drops blank scores with their weight, but not scores of 0', () => {
    const spec = functionSpec('SCORE.WEIGHTED');
    assert(spec, 'SCORE.WEIGHTED is registered');
    const weights = blockOf([[1, 1, 2]]);
    expect(invokeFunction(spec, [blockOf([[60, null, 90]]), weights], { locale: 'en' })).toBe(80);
    expect(invokeFunction(spec, [blockOf([[60, 0, 90]]), weights], { locale: 'en' })).toBe(60);
    expect(invokeFunction(spec, [blockOf([[null, null, null]]), weights], { locale: 'en' })).toMatchObject({
      reason: 'noNumbers',
    });
  });

  it.each([
    ['=SCORE.WEIGHTED({60,90},{1,-1})', 'NUM', 'belowMinimum'],
    ['=SCORE.WEIGHTED({60,90},{0,0})', 'NUM', 'weightsZero'],
    ['=SCORE.WEIGHTED({60,90},{1})', 'VALUE', 'countsDiffer'],
    ['=SCORE.WEIGHTED({60,"good"},{1,1})', 'VALUE', 'textNotNumber'],
  ])('%s is refused with %s because %s', (formula, code, reason) => {
    expect(evaluateLiteralFormula(formula)).toMatchObject({ code, reason });
  });
});
