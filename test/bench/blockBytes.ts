import type { ColumnBlock } from '../../src/model/columnBlock';

/** What a block holds, without the objects around it: packed arrays, and the texts of a dictionary in UTF-8. */
export function blockBytes(block: ColumnBlock): number {
  switch (block.kind) {
    case 'number':
      return block.values.byteLength + block.valid.byteLength;
    case 'text':
      return block.codes.byteLength + Buffer.byteLength(block.dictionary.join(''));
    case 'boolean':
      return block.bits.byteLength + block.valid.byteLength;
  }
}
