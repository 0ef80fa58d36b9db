import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { invokeFunction } from '../../../formulas/invoke';
import { functionSpec } from '../../../formulas/registry';
import { assert } from '../../../src/shared/assert';
import { customerDataUrl, hasCustomerData } from '../../support/customerData';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('BTYD.SUMMARY', () => {
  it('leaves out purchases after the end, and customers who had not bought by then', () => {
    expect(evaluateLiteralFormula('=BTYD.SUMMARY({1;1;2},{7;21;28},{5;6;7},14)')).toEqual([[1, 0, 0, 1, 0]]);
  });

  it('lists customers in the order in which they appear, whatever the order of their purchases', () => {
    const expected = [
      ['b', 1, 1, 1],
      [10, 0, 0, 0],
    ];
    expect(evaluateLiteralFormula('=BTYD.SUMMARY({"b";10;"b"},{8;8;1})')).toEqual(expected);
    expect(evaluateLiteralFormula('=BTYD.SUMMARY({"b";"b";10},{1;8;8})')).toEqual(expected);
  });

  it('reports refunds and free orders among the repeat purchases', () => {
    expect(evaluateLiteralFormula('=BTYD.SUMMARY({1;1;1},{7;14;21},{5;-2;0})')).toMatchObject({
      code: 'NUM',
      reason: 'purchasesWithoutValue',
      params: { value: 2 },
    });
    expect(evaluateLiteralFormula('=BTYD.SUMMARY({1;1},{7;14},{0;3})')).toEqual([[1, 1, 1, 1, 3]]);
  });

  it.skipIf(!hasCustomerData('cdnow-sample.txt'))('gives the known summary of the CDNOW sample', () => {
    const purchases = readFileSync(customerDataUrl('cdnow-sample.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
    const serialOf = (day = '') =>
      Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) / 86_400_000 +
      25_569;
    const spec = functionSpec('BTYD.SUMMARY');
    assert(spec, 'BTYD.SUMMARY is registered');
    const rows = invokeFunction(
      spec,
      [
        blockOf(purchases.map(([id = '']) => [id])),
        blockOf(purchases.map(([, , day]) => [serialOf(day)])),
        blockOf(purchases.map((cells) => [Number(cells[4])])),
        serialOf('19970930'),
      ],
      { locale: 'en' },
    ) as [string, number, number, number, number][];
    expect(rows).toHaveLength(2357);
    expect(rows.reduce((sum, [, x]) => sum + x, 0)).toBe(2457);
    const known = [
      [2, 30.43, 38.86, 22.345],
      [1, 1.71, 38.86, 11.77],
      [0, 0, 38.86, 0],
    ];
    known.forEach((figures, index) => {
      figures.forEach((figure, at) => expect(rows[index]?.[at + 1]).toBeCloseTo(figure, 2));
    });
  });
});
