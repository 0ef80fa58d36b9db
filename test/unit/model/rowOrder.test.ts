import { describe, expect, it } from 'vitest';
import { firstShown, RowOrder, rowIndexAt, visualRowOf } from '../../../src/model/rowOrder';

describe('the order of rows', () => {
  const order = new RowOrder(Uint32Array.of(3, 0), 5);

  it('leads from what is shown to what is stored, and back', () => {
    expect([0, 1].map((row) => order.rowIndex(row))).toEqual([3, 0]);
    expect([0, 1, 3].map((row) => order.visualRow(row))).toEqual([1, -1, 0]);
  });

  it('leads from the row after the last shown one to the row after the last stored one', () => {
    expect([2, 3].map((row) => order.rowIndex(row))).toEqual([5, 6]);
    expect([5, 6].map((row) => order.visualRow(row))).toEqual([2, 3]);
  });

  it('finds the first of some rows on the screen, and none when all are hidden', () => {
    expect([firstShown(order, [0, 2, 3]), firstShown(order, [1, 4]), firstShown(order, [])]).toEqual([
      0,
      null,
      null,
    ]);
    expect(firstShown(null, [4, 2])).toBe(2);
  });

  it('changes nothing where there is none', () => {
    expect([rowIndexAt(null, 7), visualRowOf(null, 7)]).toEqual([7, 7]);
  });
});
