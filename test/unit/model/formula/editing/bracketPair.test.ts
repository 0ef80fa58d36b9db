import { describe, expect, it } from 'vitest';
import { bracketPair } from '../../../../../src/model/formula/editing/bracketPair';

describe('the bracket at the caret', () => {
  it.each([
    ['=SUM(A1)', 8, { at: 7, partner: 4 }],
    ['=SUM(A1)', 5, { at: 4, partner: 7 }],
    ['=SUM(A1)', 4, { at: 4, partner: 7 }],
    ['=((A1)', 6, { at: 5, partner: 2 }],
    ['=A1)', 4, { at: 3, partner: null }],
    ['=({1)}', 6, { at: 5, partner: 2 }],
  ])('%s at %i', (formula, caret, pair) => {
    expect(bracketPair(formula, caret)).toEqual(pair);
  });

  it('is none while it is still open, in a text and elsewhere', () => {
    expect(bracketPair('=SUM(A1', 5)).toBeNull();
    expect(bracketPair('="(a)"', 3)).toBeNull();
    expect(bracketPair('=A1+B1', 3)).toBeNull();
  });
});
