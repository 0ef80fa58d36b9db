import { axisLength, positionRanges, type Axis, type PositionRange } from '../model/axis';
import { blockAt, startsOf } from '../model/blockPlaces';
import { BlockBuilder, blankBlock } from '../model/columnBlocks';
import type { BlockKind, ColumnBlock } from '../model/columnBlock';
import { normalizeRanges, type RowRanges } from './rowRanges';

/** How the rows of a table stand after insertions and removals: worked out once, carried out for every column. */
export interface RowMove {
  /** Rows that were there before: old positions `from` to `to` stand from `offset` on. Ascending by `offset`. */
  readonly kept: readonly PositionRange[];
  /** New positions of rows that were not. */
  readonly inserted: RowRanges;
}

/** O(n log n) of the runs of ids. */
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

/**
 * A column's values in the new row blocks; inserted rows and columns without values are blank. A block that stays whole
 * is shared. O(rows + stretches).
 */
export function reblock(
  blocks: readonly ColumnBlock[],
  { kept }: RowMove,
  blockLengths: readonly number[],
  kind: BlockKind,
): ColumnBlock[] {
  if (blocks.length === 0) return blockLengths.map((length) => blankBlock(kind, length));
  const starts = startsOf(blocks);
  let start = 0;
  let next = 0;
  return blockLengths.map((length) => {
    const end = start + length;
    const pieces: Piece[] = [];
    for (let i = next; i < kept.length; i++) {
      const { from, to, offset } = kept[i] as PositionRange;
      if (offset >= end) break;
      const first = Math.max(offset, start);
      const last = Math.min(offset + to - from, end);
      if (first < last)
        addPieces(pieces, blocks, starts, from + first - offset, from + last - offset, first - start);
      if (offset + to - from <= end) next = i + 1;
    }
    start = end;
    return joined(pieces, length, kind);
  });
}

/** Rows of an old block, and where they begin in the new one. */
interface Piece {
  readonly block: ColumnBlock;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

function joined(pieces: readonly Piece[], length: number, kind: BlockKind): ColumnBlock {
  const [first] = pieces;
  if (first && first.block.kind === kind && first.to - first.from === length && first.block.length === length)
    return first.block;
  const builder = new BlockBuilder(kind, length);
  for (const { block, from, to, offset } of pieces) builder.setRows(offset, block, from, to);
  return builder.finish();
}

/** The old rows `from` to `to`, which stand from `offset` on in the new block. */
function addPieces(
  pieces: Piece[],
  blocks: readonly ColumnBlock[],
  starts: readonly number[],
  from: number,
  to: number,
  offset: number,
): void {
  for (let index = blockAt(starts, from); index < blocks.length; index++) {
    const start = starts[index] as number;
    if (start >= to) return;
    const block = blocks[index] as ColumnBlock;
    const first = Math.max(from - start, 0);
    const last = Math.min(to - start, block.length);
    if (first < last) pieces.push({ block, from: first, to: last, offset: offset + start + first - from });
  }
}
