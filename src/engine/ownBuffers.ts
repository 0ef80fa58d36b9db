import type { ColumnBlock } from '../model/columnBlock';
import type { EngineReply } from './protocol';

/**
 * A reply whose packed values are copies, and their buffers: handed over, they cost the receiving page nothing, while a
 * clone would be copied there once more. The engine keeps its own.
 */
export function withOwnBuffers(reply: EngineReply): {
  readonly reply: EngineReply;
  readonly buffers: ArrayBuffer[];
} {
  const buffers: ArrayBuffer[] = [];
  if (reply.kind !== 'patch' || reply.columns.length === 0) return { reply, buffers };
  const own = <T extends Float64Array | Uint32Array | Uint8Array>(array: T): T => {
    const copy = array.slice() as T;
    buffers.push(copy.buffer as ArrayBuffer);
    return copy;
  };
  const ownBlock = (block: ColumnBlock): ColumnBlock => {
    switch (block.kind) {
      case 'number':
        return { ...block, values: own(block.values), valid: own(block.valid) };
      case 'text':
        return { ...block, codes: own(block.codes) };
      case 'boolean':
        return { ...block, bits: own(block.bits), valid: own(block.valid) };
    }
  };
  const columns = reply.columns.map((column) => ({ ...column, blocks: column.blocks.map(ownBlock) }));
  return { reply: { ...reply, columns }, buffers };
}
