import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisLineIds,
  joinAxes,
  positionRanges,
  removeRanges,
  sliceRanges,
  type Axis,
  type LineRange,
} from '../../../src/model/axis';

const idsOf = (axis: Axis): number[] => [...axisLineIds(axis)];
const axisOf = (ids: readonly number[]): Axis => joinAxes(ids.map((id) => [id, 1] as const));
const anyIds = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });

/** Ascending stretches of positions that do not overlap, as far as there are any. */
const anyRanges = (length: number): fc.Arbitrary<LineRange[]> =>
  fc.uniqueArray(fc.nat({ max: Math.max(length, 1) }), { maxLength: 8 }).map((cuts) => {
    const sorted = cuts.filter((cut) => cut <= length).sort((a, b) => a - b);
    const ranges: LineRange[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) ranges.push([sorted[i]!, sorted[i + 1]!]);
    return ranges;
  });

describe('an axis', () => {
  it('tells where ids stand, in the order asked for, and leaves out those that are gone', () => {
    fc.assert(
      fc.property(anyIds, anyIds, (ids, wanted) => {
        const found = positionRanges(axisOf(ids), axisOf(wanted)).flatMap(({ from, to, offset }) =>
          Array.from({ length: to - from }, (_, i) => [from + i, offset + i] as const),
        );
        expect(found).toHaveLength(wanted.filter((id) => ids.includes(id)).length);
        for (const [position, offset] of found) expect(ids[position]).toBe(wanted[offset]);
      }),
    );
  });

  it('gives and takes away many stretches at once', () => {
    const given = anyIds.chain((ids) => fc.tuple(fc.constant(ids), anyRanges(ids.length)));
    fc.assert(
      fc.property(given, ([ids, ranges]) => {
        const inside = (position: number): boolean =>
          ranges.some(([from, to]) => position >= from && position < to);
        expect(idsOf(sliceRanges(axisOf(ids), ranges))).toEqual(ids.filter((_, i) => inside(i)));
        expect(idsOf(removeRanges(axisOf(ids), ranges))).toEqual(ids.filter((_, i) => !inside(i)));
      }),
    );
  });

  it('takes a run of ids for every row in its stride', () => {
    const everySecond = Array.from({ length: 200_000 }, (_, i) => [1 + 2 * i, 1] as const);
    const ranges = positionRanges(everySecond, [[1, 400_000]]);
    expect(ranges).toHaveLength(200_000);
    expect(positionRanges(everySecond, everySecond.toReversed()).at(-1)).toEqual({
      from: 0,
      to: 1,
      offset: 199_999,
    });
  });
});
