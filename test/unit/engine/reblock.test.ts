import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reblock, rowMove } from '../../../src/engine/reblock';
import { axisLength, axisLineIds, joinAxes, type Axis } from '../../../src/model/axis';
import { blockFromValues, readBlocks } from '../../../src/model/columnBlocks';
import type { ColumnBlock } from '../../../src/model/columnBlock';

const axisOf = (ids: readonly number[]): Axis => joinAxes(ids.map((id) => [id, 1] as const));

function cut(total: number, at: readonly number[]): number[] {
  const cuts = [...new Set([0, ...at.map((place) => place % Math.max(total, 1)), total])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, index) => end - (cuts[index] ?? 0));
}

function blocksOf(values: readonly number[], lengths: readonly number[]): ColumnBlock[] {
  let start = 0;
  return lengths.map((length) => blockFromValues('number', values.slice(start, (start += length))));
}

describe('reblocking a column', () => {
  it('keeps every value with its row, wherever rows and blocks went', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 });
    const cuts = fc.array(fc.nat(40), { maxLength: 4 });
    fc.assert(
      fc.property(ids, ids, cuts, cuts, (before, after, oldCuts, newCuts) => {
        const move = rowMove(axisOf(before), axisOf(after));
        const old = blocksOf(before, cut(before.length, oldCuts));
        const lengths = cut(after.length, newCuts);
        const blocks = reblock(old, move, lengths, 'number');
        expect(blocks.map((block) => block.length)).toEqual(lengths);
        const expected = after.map((id) => (before.includes(id) ? id : null));
        expect(after.map((_, row) => readBlocks(blocks, row))).toEqual(expected);
        const inserted = move.inserted.flatMap(([from, to]) => after.slice(from, to));
        expect(inserted).toEqual(after.filter((id) => !before.includes(id)));
      }),
    );
  });

  it('shares blocks that stay whole', () => {
    const before: Axis = [[1, 6]];
    const after: Axis = [
      [1, 3],
      [7, 1],
      [4, 3],
    ];
    const old = blocksOf([1, 2, 3, 4, 5, 6], [3, 3]);
    const blocks = reblock(old, rowMove(before, after), [3, 1, 3], 'number');
    expect(blocks[0]).toBe(old[0]);
    expect(blocks[2]).toBe(old[1]);
  });

  it('gives a column without values blanks', () => {
    const after: Axis = [[1, 5]];
    const blocks = reblock([], rowMove([[1, 4]], after), [5], 'text');
    expect(blocks.map((block) => block.length)).toEqual([axisLength(after)]);
    expect([...axisLineIds(after)].map((_, row) => readBlocks(blocks, row))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
