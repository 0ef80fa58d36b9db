import type { BlockKind, ColumnBlock } from './columnBlock';
import { BlockBuilder } from './columnBlocks';

/** Where blocks begin, and which one holds a row: for work that goes to many places of a column. */
export function startsOf(blocks: readonly { readonly length: number }[]): number[] {
  const starts: number[] = [];
  let start = 0;
  for (const { length } of blocks) {
    starts.push(start);
    start += length;
  }
  return starts;
}

/** The block that holds a row; -1 when there are none. O(log blocks). */
export function blockAt(starts: readonly number[], rowIndex: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= rowIndex) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The rows from a position on, cut into blocks of other lengths; what lies before the first row or behind the last is
 * blank. A block that stays whole is shared.
 */
export function cutAnew(
  blocks: readonly ColumnBlock[],
  from: number,
  lengths: readonly number[],
  kind: BlockKind,
): ColumnBlock[] {
  const starts = startsOf(blocks);
  let start = from;
  return lengths.map((length) => {
    const first = start;
    start += length;
    let index = Math.max(blockAt(starts, first), 0);
    const same = blocks[index];
    if (same?.kind === kind && starts[index] === first && same.length === length) return same;
    const builder = new BlockBuilder(kind, length);
    for (; index < blocks.length && (starts[index] as number) < start; index++) {
      const block = blocks[index] as ColumnBlock;
      const blockStart = starts[index] as number;
      const rowFrom = Math.max(first - blockStart, 0);
      const rowTo = Math.min(start - blockStart, block.length);
      if (rowFrom < rowTo) builder.setRows(blockStart + rowFrom - first, block, rowFrom, rowTo);
    }
    return builder.finish();
  });
}
