import { describe, expect, it } from 'vitest';
import { countRows, normalizeRanges, unionScope } from '../../../src/engine/rowRanges';

describe('row ranges', () => {
  it('are joined where they touch or overlap, and sorted', () => {
    expect(
      normalizeRanges([
        [5, 7],
        [0, 2],
        [2, 3],
        [6, 9],
        [4, 4],
      ]),
    ).toEqual([
      [0, 3],
      [5, 9],
    ]);
  });

  it('are all rows together with all rows', () => {
    expect(unionScope('all', [[1, 2]])).toBe('all');
    expect(unionScope([[1, 2]], 'all')).toBe('all');
    expect(unionScope([[1, 2]], [[2, 4]])).toEqual([[1, 4]]);
    expect(unionScope([], [[2, 4]])).toEqual([[2, 4]]);
  });

  it('are counted', () => {
    expect(
      countRows([
        [0, 3],
        [5, 9],
      ]),
    ).toBe(7);
  });
});
