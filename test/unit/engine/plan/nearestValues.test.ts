import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ColumnIndex } from '../../../../src/engine/plan/columnIndex';
import { ColumnVectors } from '../../../../src/engine/plan/columnVectors';
import { nearestRow } from '../../../../src/engine/plan/nearestValues';
import { cutIntoBlocks } from '../../../../src/model/columnBlocks';
import type { CellValue } from '../../../../src/shared/value';

const vectorsOf = (values: readonly CellValue[]): ColumnVectors =>
  new ColumnVectors(cutIntoBlocks('number', values), values.length);

/** Numbers, then texts, then FALSE and TRUE. */
function rank(value: CellValue): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}
function isBelow(one: CellValue, other: CellValue): boolean {
  return rank(one) === rank(other) ? (one ?? 0) < (other ?? 0) : rank(one) < rank(other);
}

function scanned(values: readonly CellValue[], key: CellValue): number {
  let best = -1;
  values.forEach((value, row) => {
    if (value === null || !isBelow(value, key)) return;
    if (best < 0 || isBelow(values[best] ?? null, value)) best = row;
  });
  return best;
}

const cell = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom<CellValue>('a', 'b', 'ba', true, false, null),
);
const column = fc.array(cell, { minLength: 1, maxLength: 60 });

it('is the row a scan finds, also after edits that were taken up in place', () => {
  fc.assert(
    fc.property(
      column,
      fc.array(fc.tuple(fc.nat(), cell), { maxLength: 5 }),
      fc.constantFrom(-9.5, 0.5, 7.25, 99, 'ab', 'z', '', true),
      (values, edits, key) => {
        let index = new ColumnIndex(vectorsOf(values), 1);
        expect(nearestRow(index, key, 'below', false)).toBe(scanned(values, key));
        const now = [...values];
        const places = edits.map(([place]) => place % values.length);
        edits.forEach(([, value], at) => (now[places[at] ?? 0] = value));
        const ranges = [...new Set(places)].sort((a, b) => a - b).map((row) => [row, row + 1] as const);
        const advanced = index.advance(vectorsOf(now), 2, ranges);
        if (!advanced) throw new Error('made anew');
        index = advanced;
        expect(nearestRow(index, key, 'below', false)).toBe(scanned(now, key));
      },
    ),
  );
});

it('takes the smallest larger number, and never a text for a number', () => {
  const index = new ColumnIndex(vectorsOf([30, 10, 'a', 20, 20, null]), 1);
  expect(nearestRow(index, 15, 'above', false)).toBe(3);
  expect(nearestRow(index, 15, 'above', true)).toBe(4);
  expect(nearestRow(index, 31, 'above', false)).toBe(-1);
  expect(nearestRow(index, 'A', 'above', false)).toBe(-1);
  expect(nearestRow(index, null, 'above', false)).toBe(1);
});
