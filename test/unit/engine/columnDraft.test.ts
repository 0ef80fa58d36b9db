import { describe, expect, it } from 'vitest';
import { ColumnDraft } from '../../../src/engine/columnDraft';
import { blockFromValues, readBlocks } from '../../../src/model/columnBlocks';

const old = [blockFromValues('number', [1, 2, 3]), blockFromValues('number', [4, 5])];

describe('a column draft', () => {
  it('shares blocks nothing was written into', () => {
    const draft = new ColumnDraft(old, [3, 2], 'number');
    draft.set(4, [50]);
    const { blocks, changed } = draft.finish();
    expect(changed).toEqual([1]);
    expect(blocks[0]).toBe(old[0]);
    expect([0, 1, 2, 3, 4].map((row) => readBlocks(blocks, row))).toEqual([1, 2, 3, 4, 50]);
  });

  it('writes across blocks', () => {
    const draft = new ColumnDraft(old, [3, 2], 'number');
    draft.set(2, [30, 40]);
    const { blocks } = draft.finish();
    expect([0, 1, 2, 3, 4].map((row) => readBlocks(blocks, row))).toEqual([1, 2, 30, 40, 5]);
  });

  it('packs what came out, whatever the column was declared', () => {
    const draft = new ColumnDraft([], [3], 'number');
    draft.set(0, ['a', 'b', 1]);
    const { blocks } = draft.finish();
    expect(blocks[0]?.kind).toBe('text');
    expect([0, 1, 2].map((row) => readBlocks(blocks, row))).toEqual(['a', 'b', 1]);
  });
});
