import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOrder, type KeptOrder } from '../../../src/engine/keptOrder';
import { axisLength, lineIdAt, type Axis } from '../../../src/model/axis';
import { RowOrder } from '../../../src/model/rowOrder';

const kept = (rows: readonly number[], count: number): KeptOrder => ({
  ids: null,
  order: new RowOrder(Uint32Array.from(rows), count),
});

/** The ids that are shown, in order. */
const idsOf = ({ order }: KeptOrder, axis: Axis): number[] =>
  Array.from(order.rows, (rowIndex) => lineIdAt(axis, rowIndex));

describe('rows that come and go in a sorted or filtered table', () => {
  const before: Axis = [[1, 5]];
  const sorted = kept([4, 0, 2], 5); // ids 5 1 3; 2 and 4 are hidden

  it('keep their place when others are removed', () => {
    const after: Axis = [[2, 4]];
    expect(idsOf(keepOrder(sorted, before, after), after)).toEqual([5, 3]);
  });

  it('come back to where they were when that is undone', () => {
    const without = keepOrder(sorted, before, [[2, 4]]);
    expect(idsOf(keepOrder(without, [[2, 4]], before), before)).toEqual([5, 1, 3]);
  });

  it.each<[string, Axis, number[]]>([
    [
      'behind the row they were inserted after',
      [
        [1, 1],
        [6, 2],
        [2, 4],
      ],
      [5, 1, 6, 7, 3],
    ],
    [
      'in front of the next one when a filter hides that',
      [
        [1, 2],
        [6, 1],
        [3, 3],
      ],
      [5, 1, 6, 3],
    ],
    [
      'first when inserted first',
      [
        [6, 1],
        [1, 5],
      ],
      [6, 5, 1, 3],
    ],
    [
      'last when added after the last one',
      [
        [1, 5],
        [6, 2],
      ],
      [5, 1, 3, 6, 7],
    ],
  ])('stand %s', (_, after, wanted) => {
    expect(idsOf(keepOrder(sorted, before, after), after)).toEqual(wanted);
  });

  it('are each shown once and never changed in order', () => {
    const steps = fc.array(fc.tuple(fc.nat(20), fc.boolean(), fc.integer({ min: 1, max: 3 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (changes) => {
        let axis: Axis = [[1, 6]];
        let next = 7;
        let order = kept([5, 3, 1, 0, 2, 4], 6);
        for (const [at, isInsertion, count] of changes) {
          const ids = [...idsBy(axis)];
          if (isInsertion)
            ids.splice(at % (ids.length + 1), 0, ...Array.from({ length: count }, () => next++));
          else ids.splice(at % Math.max(ids.length, 1), count);
          const changed: Axis = ids.map((id) => [id, 1] as const);
          const shownBefore = idsOf(order, axis);
          order = keepOrder(order, axis, changed);
          const shownAfter = idsOf(order, changed);
          expect(shownAfter.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
          const stayed = shownBefore.filter((id) => shownAfter.includes(id));
          expect(shownAfter.filter((id) => shownBefore.includes(id))).toEqual(stayed);
          axis = changed;
        }
      }),
    );
  });
});

function* idsBy(axis: Axis): Generator<number> {
  for (let index = 0; index < axisLength(axis); index++) yield lineIdAt(axis, index);
}
