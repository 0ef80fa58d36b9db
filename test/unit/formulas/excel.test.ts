import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { lineThrough } from '../../../formulas/excelTrend';
import { matchPlace } from '../../../formulas/excelMatch';
import { percentRank, rankAverage, rankEqual } from '../../../formulas/excelRank';
import { frequencies, trimmedMean } from '../../../formulas/excelStatistics';
import { sortRows, uniqueRows } from '../../../formulas/arrangeRows';
import { fitPlane } from '../../../formulas/numerics/leastSquares';
import { Population } from '../../../formulas/population';
import { roundAway, roundNearest, roundTowards } from '../../../formulas/rounding';
import { cellError, type CellValue } from '../../../src/shared/value';

const number = fc.integer({ min: -20, max: 20 });
const numbers = fc.array(number, { minLength: 1, maxLength: 30 });

describe('ranks', () => {
  it('add up to the sum of places, shared or not', () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), (values, ascending) => {
        const population = new Population(values);
        const sum = values.reduce((total, value) => total + rankAverage(value, population, ascending), 0);
        expect(sum).toBeCloseTo((values.length * (values.length + 1)) / 2, 9);
        for (const value of values) {
          expect(rankEqual(value, population, ascending)).toBe(
            1 + values.filter((other) => (ascending ? other < value : other > value)).length,
          );
        }
      }),
    );
  });

  it('in percent rise with the value, from 0 to 1', () => {
    fc.assert(
      fc.property(numbers, number, number, (values, one, other) => {
        const population = new Population(values);
        const [low, high] = [one, other]
          .sort((a, b) => a - b)
          .map((value) => percentRank(value, population, false));
        if (low == null || high == null) return;
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('frequencies', () => {
  it('count every number once, whatever the order of the bounds', () => {
    fc.assert(
      fc.property(numbers, fc.array(number, { maxLength: 6 }), (values, bounds) => {
        const counts = frequencies(new Population(values), bounds);
        expect(counts).toHaveLength(bounds.length + 1);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        expect(counts.at(-1)).toBe(values.filter((value) => value > Math.max(-Infinity, ...bounds)).length);
      }),
    );
  });
});

it('a trimmed mean without trimming is the mean', () => {
  expect(trimmedMean(new Population([1, 2, 6]), 0)).toBe(3);
  expect(trimmedMean(new Population([0, 1, 2, 3, 100]), 0.4)).toBe(2);
});

describe('least squares', () => {
  it('in one dimension and by planes are the same line', () => {
    const points = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(points, number, (pairs, at) => {
        const [x, y] = [pairs.map(([each]) => each), pairs.map(([, each]) => each)];
        const line = lineThrough(x, y);
        const plane = fitPlane(
          x.map((each) => [each]),
          y,
          true,
        );
        expect(line === null).toBe(plane === null);
        if (line && plane) expect(plane([at])).toBeCloseTo(line.intercept + line.slope * at, 6);
      }),
    );
  });

  it('find the plane the points lie on', () => {
    const points = [
      [0, 0],
      [1, 0],
      [0, 1],
      [2, 3],
    ];
    const plane = fitPlane(
      points,
      points.map(([a = 0, b = 0]) => 5 + 2 * a - 3 * b),
      true,
    );
    expect(plane?.([10, 10])).toBeCloseTo(-5, 9);
    expect(
      fitPlane(
        [
          [1, 2],
          [2, 4],
          [3, 6],
        ],
        [1, 2, 3],
        true,
      ),
    ).toBeNull();
  });
});

describe('a match', () => {
  const column = blockOf([[10, 'b', 30, null, 'B', 20, cellError('NA')]]);

  it('is the first or the last, the next smaller or larger', () => {
    expect(matchPlace('b', column, 0, false)).toBe(1);
    expect(matchPlace('b', column, 0, true)).toBe(4);
    expect(matchPlace(25, column, -1, false)).toBe(5);
    expect(matchPlace(25, column, 1, false)).toBe(2);
    expect(matchPlace(5, column, -1, false)).toBe(-1);
    expect(matchPlace('?', column, 2, true)).toBe(4);
    expect(matchPlace('10', column, 0, false)).toBe(-1);
  });

  it('of a neighbour is what a scan finds', () => {
    fc.assert(
      fc.property(numbers, number, fc.constantFrom(-1, 1), (values, wanted, mode) => {
        const fitting = values.filter((value) => (mode < 0 ? value <= wanted : value >= wanted));
        const nearest = mode < 0 ? Math.max(...fitting) : Math.min(...fitting);
        const expected = fitting.length === 0 ? -1 : values.indexOf(nearest);
        expect(matchPlace(wanted, blockOf([values]), mode, false)).toBe(expected);
      }),
    );
  });
});

describe('rows', () => {
  const mixed: CellValue[] = [true, null, 'b', cellError('NA'), 2, 'A', cellError('DIV0'), 1, false];

  it('sort by kind, blanks last either way', () => {
    const rows = mixed.map((value) => [value]);
    const sorted = (isFalling: boolean): CellValue[] => sortRows(rows, [{ values: mixed, isFalling }]).flat();
    const rising = [1, 2, 'A', 'b', false, true, cellError('DIV0'), cellError('NA')];
    expect(sorted(false)).toEqual([...rising, null]);
    expect(sorted(true)).toEqual([...rising.toReversed(), null]);
  });

  it('are unique by value and kind', () => {
    expect(uniqueRows([['a'], ['A'], [1], ['1'], [null], ['']], false)).toEqual([
      ['a'],
      [1],
      ['1'],
      [null],
      [''],
    ]);
    expect(
      uniqueRows(
        [
          ['a', 1],
          ['a', 2],
          ['a', 1],
        ],
        true,
      ),
    ).toEqual([['a', 2]]);
  });
});

describe('rounding', () => {
  it('of a decimal number gives what its digits say', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (whole, places) => {
          // Five decimal places, as text, so that rounding can be done on the digits.
          const value = Number(`${whole}e-5`);
          const step = 10 ** (5 - places);
          const down = Math.trunc(whole / step);
          const rest = Math.abs(whole % step);
          const sign = Math.sign(whole);
          const at = (steps: number): number => Number(`${steps}e-${places}`);
          expect(roundTowards(value, places)).toBeCloseTo(at(down), 10);
          expect(roundAway(value, places)).toBeCloseTo(at(rest > 0 ? down + sign : down), 10);
          expect(roundNearest(value, places)).toBeCloseTo(at(rest * 2 >= step ? down + sign : down), 10);
        },
      ),
    );
  });

  it('leaves numbers alone that have no such places', () => {
    expect(roundNearest(1e300, 20)).toBe(1e300);
    expect(roundNearest(1234.5, -2)).toBe(1200);
    expect(roundAway(1e-300, 2)).toBe(0.01);
  });
});
