import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisLineIds, type Axis } from '../../../src/model/axis';
import { placesOfLines, subtractLines, uniteLines } from '../../../src/model/lineSet';

const runs = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 5 })), { maxLength: 5 });
/** A set as the functions make it: ascending, without overlaps. */
const lines = runs.map((made) => uniteLines([], made));
const idsOf = (axis: Axis): number[] => [...axisLineIds(axis)];

describe('sets of lines', () => {
  it('unite and subtract as sets of ids do', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const [a, b] = [new Set(idsOf(one)), new Set(idsOf(other))];
        expect(idsOf(uniteLines(one, other))).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y));
        expect(idsOf(subtractLines(one, other))).toEqual([...a].filter((id) => !b.has(id)));
      }),
    );
  });

  it('stand where the axis has them, ascending; lines that are gone are left out', () => {
    const axis: Axis = [
      [20, 3],
      [1, 4],
    ];
    expect(
      placesOfLines(axis, [
        [2, 2],
        [21, 9],
      ]),
    ).toEqual([
      [1, 3],
      [4, 6],
    ]);
    expect(placesOfLines(axis, undefined)).toEqual([]);
  });
});
