import { describe, expect, it } from 'vitest';
import { distinctByKey } from '../../../formulas/rollUp';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('ROLLUP.DISTINCT', () => {
  it.each([
    ['=ROLLUP.DISTINCT({1;1;2;2},{"a";"a";"a";"b"},"A")', 2],
    ['=ROLLUP.DISTINCT({"x";"X";"x\u0301"},{1;1;1},1)', 1],
    ['=ROLLUP.DISTINCT({"1";1},{1;1},1)', 2],
    ['=ROLLUP.DISTINCT({"x";"y"},{1;"1"},"1")', 1],
    ['=ROLLUP.DISTINCT({"";"x"},{1;1},1)', 1],
    ['=ROLLUP.DISTINCT({"x";"y"},{"";1},"")', 0],
  ])('%s is %s', (formula, expected) => {
    expect(evaluateLiteralFormula(formula)).toBe(expected);
  });

  it('refuses columns of different size and a key of several cells', () => {
    expect(evaluateLiteralFormula('=ROLLUP.DISTINCT({1;2},{1;2;3},1)')).toMatchObject({
      code: 'VALUE',
      reason: 'shapesDiffer',
    });
    expect(evaluateLiteralFormula('=ROLLUP.DISTINCT({1;2},{1;2},{1;2})')).toMatchObject({
      code: 'VALUE',
      reason: 'blockNotValue',
    });
  });

  it('leaves blanks out', () => {
    expect([...distinctByKey(['a', null, 'b', 'a'], [1, 1, null, 1])]).toEqual([[1, 1]]);
  });
});
