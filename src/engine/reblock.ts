import { axisLength, positionRanges, type Axis, type PositionRange } from '../model/axis';
import { blankBlock, joinBlocks, sliceBlock } from '../model/columnBlocks';
import type { BlockKind, ColumnBlock } from '../model/columnBlock';
import { normalizeRanges, type RowRanges } from './rowRanges';

/** How the rows of a table stand after insertions and removals: worked out once, carried out for every column. */
export interface RowMove {
  /** Rows that were there before: old positions `from` to `to` stand from `offset` on. Ascending by `offset`. */
  readonly kept: readonly PositionRange[];
  /** New positions of rows that were not. */
  readonly inserted: RowRanges;
}

/** O(runs of ids, squared). */
export function rowMove(before: Axis, after: Axis): RowMove {
  const kept = positionRanges(before, after).sort((a, b) => a.offset - b.offset);
  const inserted: [number, number][] = [];
  let next = 0;
  for (const { from, to, offset } of kept) {
    inserted.push([next, offset]);
    next = offset + to - from;
  }
  inserted.push([next, axisLength(after)]);
  return { kept, inserted: normalizeRanges(inserted) };
}

/** A column's values in the new row blocks; inserted rows and columns without values are blank. */
export function reblock(
  blocks: readonly ColumnBlock[],
  { kept }: RowMove,
  blockLengths: readonly number[],
  kind: BlockKind,
): ColumnBlock[] {
  if (blocks.length === 0) return blockLengths.map((length) => blankBlock(kind, length));
  const source = new BlockReader(blocks);
  let start = 0;
  return blockLengths.map((length) => {
    const end = start + length;
    const pieces: ColumnBlock[] = [];
    let next = start;
    for (const { from, to, offset } of kept) {
      const first = Math.max(offset, start);
      const last = Math.min(offset + to - from, end);
      if (first >= last) continue;
      if (first > next) pieces.push(blankBlock(kind, first - next));
      pieces.push(...source.read(from + first - offset, from + last - offset));
      next = last;
    }
    if (next < end) pieces.push(blankBlock(kind, end - next));
    start = end;
    return joinBlocks(pieces);
  });
}

class BlockReader {
  readonly #blocks: readonly ColumnBlock[];
  readonly #starts: number[] = [];

  constructor(blocks: readonly ColumnBlock[]) {
    this.#blocks = blocks;
    let start = 0;
    for (const block of blocks) {
      this.#starts.push(start);
      start += block.length;
    }
  }

  read(from: number, to: number): ColumnBlock[] {
    return this.#blocks.flatMap((block, index) => {
      const start = this.#starts[index] as number;
      const first = Math.max(from - start, 0);
      const last = Math.min(to - start, block.length);
      return first < last ? [sliceBlock(block, first, last)] : [];
    });
  }
}
