import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeans } from '../../../formulas/kMeans';
import { evaluateLiteralFormula } from '../../support/literalFormula';

/** Three groups around different centres, in an order that mixes them. */
const groups = [
  [100, 1],
  [10, 2],
  [55, 30],
  [104, 2],
  [11, 1],
  [52, 31],
  [98, 1.5],
  [9, 1.2],
  [57, 29],
];

describe('SEGMENT.KMEANS', () => {
  it('finds the groups and numbers them by the first column', () => {
    expect(kMeans(groups, 3, 1)).toEqual([1, 3, 2, 1, 3, 2, 1, 3, 2]);
    expect(kMeans(groups, 3, 99)).toEqual([1, 3, 2, 1, 3, 2, 1, 3, 2]);
  });

  it('does not depend on the unit of a column, nor on a constant one', () => {
    const restated = groups.map(([one = 0, other = 0]) => [one * 1000, other / 7, 5]);
    expect(kMeans(restated, 3, 1)).toEqual(kMeans(groups, 3, 1));
  });

  it('gives each row the same cluster whatever the order of the rows', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 3, maxLength: 25 }),
        fc.integer({ min: 1, max: 3 }),
        (rows, k) => {
          const clusters = kMeans(rows, k, 1);
          const reversed = kMeans(rows.toReversed(), k, 1);
          expect(reversed?.toReversed()).toEqual(clusters ?? undefined);
        },
      ),
    );
  });

  it('needs as many different rows as clusters', () => {
    expect(evaluateLiteralFormula('=SEGMENT.KMEANS({1;1;1},2)')).toMatchObject({
      code: 'NUM',
      reason: 'tooFewDifferentRows',
    });
    expect(evaluateLiteralFormula('=SEGMENT.KMEANS({1;"x"},2)')).toMatchObject({ code: 'VALUE' });
  });
});
