import { describe, expect, it } from 'vitest';
import { nearBounds, searchBounds, variedValues } from '../../../../src/model/whatIf/variation';

const number = { kind: 'number', value: 4 } as const;

describe('how far a parameter is varied', () => {
  it('is to its bounds, and as far as makes sense where it has none', () => {
    expect(searchBounds({ ...number, min: 1, max: 9 })).toEqual({ min: 1, max: 9 });
    expect(searchBounds(number)).toEqual({ min: 0, max: 40 });
    expect(searchBounds({ kind: 'number', value: -2 })).toEqual({ min: -20, max: 20 });
    expect(searchBounds({ kind: 'percent', value: 0.2 })).toEqual({ min: 0, max: 1 });
  });

  it('is a tenth to either side, within the bounds', () => {
    expect(nearBounds({ ...number, max: 4.1 })).toEqual({ min: 3.6, max: 4.1 });
    expect(nearBounds({ kind: 'number', value: -10 })).toEqual({ min: -11, max: -9 });
  });
});

describe('the values that are tried', () => {
  it('are low, now and high', () => {
    expect(variedValues(number, { min: 0, max: 10 }, 3)).toEqual([0, 4, 10]);
    expect(variedValues({ ...number, value: 0 }, { min: 0, max: 10 }, 3)).toEqual([0, 10]);
  });

  it('lie at equal distances, on steps where there are some', () => {
    expect(variedValues(number, { min: 0, max: 1 }, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(variedValues({ ...number, min: 0, step: 0.1 }, { min: 0, max: 1 }, 5)).toEqual([
      0, 0.3, 0.5, 0.8, 1,
    ]);
    expect(variedValues({ ...number, min: 0, step: 1 }, { min: 0, max: 3 }, 11)).toEqual([0, 1, 2, 3]);
  });
});
