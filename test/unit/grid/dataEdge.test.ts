import { describe, expect, it } from 'vitest';
import { dataEdge } from '../../../src/grid/dataEdge';

/** `x` filled, `.` blank, `-` filled and hidden. */
const edge = (cells: string, from: number, step: -1 | 1): number =>
  dataEdge(
    {
      last: cells.length - 1,
      isFilled: (at) => cells[at] !== '.',
      isShown: (at) => cells[at] !== '-',
    },
    from,
    step,
  );

describe('Ctrl and an arrow', () => {
  it.each([
    ['xxx..xx.', 0, 1, 2],
    ['xxx..xx.', 2, 1, 5],
    ['xxx..xx.', 3, 1, 5],
    ['xxx..xx.', 6, 1, 7],
    ['xxx..xx.', 7, 1, 7],
    ['xxx..xx.', 7, -1, 6],
    ['xxx..xx.', 6, -1, 5],
    ['xxx..xx.', 5, -1, 2],
    ['xxx..xx.', 2, -1, 0],
    ['.xx', 1, -1, 0],
    ['....', 1, 1, 3],
  ] as const)('over %s from %i by %i lead to %i', (cells, from, step, to) => {
    expect(edge(cells, from, step)).toBe(to);
  });

  it('pass over what is hidden', () => {
    expect(edge('x--x.', 0, 1)).toBe(3);
    expect(edge('x.--', 0, 1)).toBe(1);
    expect(edge('.--x', 3, -1)).toBe(0);
  });
});
