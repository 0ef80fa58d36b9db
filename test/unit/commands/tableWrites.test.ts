import { describe, expect, it } from 'vitest';
import { axisOfPositions } from '../../../src/commands/tableWrites';

describe('the ids at positions', () => {
  it('are runs of neighbours, across the runs of the sheet', () => {
    const axis = [
      [1, 3],
      [10, 2],
      [4, 2],
    ] as const;
    expect(axisOfPositions(axis, [0, 1, 3, 5, 6])).toEqual([
      [1, 2],
      [10, 1],
      [4, 2],
    ]);
    expect(axisOfPositions(axis, [])).toEqual([]);
    expect(
      axisOfPositions(
        [
          [1, 2],
          [3, 2],
        ],
        [1, 2],
      ),
    ).toEqual([[2, 2]]);
  });

  it('are found for every second of many rows', () => {
    const positions = Uint32Array.from({ length: 300_000 }, (_, index) => 2 * index);
    expect(axisOfPositions([[7, 600_000]], positions)).toHaveLength(300_000);
  });
});
