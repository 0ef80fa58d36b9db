import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('MATCH.CUSTOMERS', () => {
  it('settles equal similarities by id and leaves strangers out', () => {
    expect(
      evaluateLiteralFormula('=MATCH.CUSTOMERS("me",{"me";"z";"b";"stranger"},{"tea";"tea";"tea";"jam"})'),
    ).toEqual([
      ['b', 1],
      ['z', 1],
    ]);
  });

  it('says when the customer is unknown or nobody is similar', () => {
    expect(evaluateLiteralFormula('=MATCH.CUSTOMERS("x",{"a";"b"},{1;1})')).toMatchObject({
      code: 'NA',
      reason: 'keyNotFound',
    });
    expect(evaluateLiteralFormula('=MATCH.CUSTOMERS("a",{"a";"b"},{1;2})')).toMatchObject({
      code: 'NA',
      reason: 'nobodySimilar',
    });
  });
});

describe('MATCH.PRODUCTS', () => {
  it('asks only the k most similar customers', () => {
    const purchases = '{1;1;2;2;2;3;3},{"tea";"pot";"tea";"pot";"cup";"tea";"jam"}';
    expect(evaluateLiteralFormula(`=MATCH.PRODUCTS(1,${purchases},1)`)).toEqual([['cup', 2 / 3]]);
    expect(evaluateLiteralFormula(`=MATCH.PRODUCTS(1,${purchases},2)`)).toEqual([
      ['cup', 2 / 3],
      ['jam', 1 / 3],
    ]);
  });

  it('says when there is nothing new to offer', () => {
    expect(evaluateLiteralFormula('=MATCH.PRODUCTS(1,{1;2},{"tea";"tea"})')).toMatchObject({
      code: 'NA',
      reason: 'nothingNew',
    });
  });
});
