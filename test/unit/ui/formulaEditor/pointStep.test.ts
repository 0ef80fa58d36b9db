import { describe, expect, it } from 'vitest';
import { jumpFrom, stepFrom, stepOfKey, type Step } from '../../../../src/ui/formulaEditor/pointStep';

/** `#` is a filled cell. */
function ground(...rows: string[]): Parameters<typeof stepFrom>[2] {
  return {
    rowCount: rows.length,
    columnCount: rows[0]!.length,
    isFilled: ({ row, column }) => rows[row]?.[column] === '#',
  };
}
const [down, right, up] = ['ArrowDown', 'ArrowRight', 'ArrowUp'].map((key) => stepOfKey(key) as Step) as [
  Step,
  Step,
  Step,
];

describe('pointing with arrow keys', () => {
  it('goes to the neighbour and stays on the sheet', () => {
    const sheet = ground('..', '..');
    expect(stepFrom({ row: 0, column: 0 }, down, sheet)).toEqual({ row: 1, column: 0 });
    expect(stepFrom({ row: 1, column: 1 }, right, sheet)).toEqual({ row: 1, column: 1 });
    expect(stepFrom({ row: 0, column: 1 }, up, sheet)).toEqual({ row: 0, column: 1 });
  });

  it('jumps to the end of filled cells, over empty ones to the next, and else to the edge', () => {
    const sheet = ground('#', '#', '.', '.', '#', '.');
    const from = (row: number) => jumpFrom({ row, column: 0 }, down, sheet).row;
    expect([from(0), from(1), from(2), from(4)]).toEqual([1, 4, 4, 5]);
    expect(jumpFrom({ row: 4, column: 0 }, up, sheet).row).toBe(1);
  });

  it('knows no other keys', () => {
    expect(stepOfKey('Home')).toBeNull();
  });
});
