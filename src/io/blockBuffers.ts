import type { ColumnBlock } from '../model/columnBlock';

/** What of a block is handed over to another thread without being copied. */
export function buffersOf(block: ColumnBlock): ArrayBufferLike[] {
  switch (block.kind) {
    case 'number':
      return [block.values.buffer, block.valid.buffer];
    case 'text':
      return [block.codes.buffer];
    case 'boolean':
      return [block.bits.buffer, block.valid.buffer];
  }
}
