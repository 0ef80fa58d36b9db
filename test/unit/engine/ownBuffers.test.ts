import { describe, expect, it } from 'vitest';
import { withOwnBuffers } from '../../../src/engine/ownBuffers';
import type { EngineReply } from '../../../src/engine/protocol';
import { blockFromValues } from '../../../src/model/columnBlocks';
import type { ColumnId, SheetId } from '../../../src/model/ids';
import { cellError } from '../../../src/shared/value';

describe('a reply with buffers of its own', () => {
  it('is handed over without a copy, and the engine keeps its blocks', () => {
    const blocks = [
      blockFromValues('number', [1, null, 3]),
      blockFromValues('text', ['a', 'b', 'a']),
      blockFromValues('boolean', [true, null, cellError('DIV0')]),
    ];
    const patch: EngineReply = {
      kind: 'patch',
      version: 3,
      columns: blocks.map((block, index) => ({
        sheetId: 's' as SheetId,
        columnId: `c${index}` as ColumnId,
        firstBlock: 0,
        blocks: [block],
        complete: true,
      })),
      cells: [],
      pending: [],
    };
    const expected = structuredClone(patch);
    const { reply, buffers } = withOwnBuffers(patch);
    const received = structuredClone(reply, { transfer: buffers });
    expect(received).toEqual(expected);
    expect(patch).toEqual(expected);
    expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true);
    expect(buffers).toHaveLength(5);
  });

  it('is the reply itself where there is nothing to hand over', () => {
    const settled: EngineReply = { kind: 'settled', version: 1 };
    expect(withOwnBuffers(settled).reply).toBe(settled);
  });
});
