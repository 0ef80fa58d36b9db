import { assert } from '../shared/assert';
import { BlockBuilder, blockKindOf } from './columnBlocks';
import { blockLength, type BlockKind, type ColumnBlock } from './columnBlock';
import type { ColumnType } from './document';

/**
 * How the row blocks of a table are put together after an insertion or a removal, worked out once and then carried
 * out for every column. A new block that is one whole old (or inserted) block is shared, not copied.
 */
export interface BlockPlan {
  readonly blocks: readonly (readonly Piece[])[];
}
interface Piece {
  readonly source: 'old' | 'inserted';
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);

export function planLengths(plan: BlockPlan): number[] {
  return plan.blocks.map(lengthOf);
}

/** Inserts blocks of the given lengths before the row `rowIndex`. */
export function planInsertion(
  blockLengths: readonly number[],
  rowIndex: number,
  insertedLengths: readonly number[],
): BlockPlan {
  const groups: Piece[][] = [];
  const inserted = insertedLengths.map((length, block): Piece[] => [
    { source: 'inserted', block, from: 0, to: length },
  ]);
  let start = 0;
  let placed = false;
  blockLengths.forEach((length, block) => {
    const whole: Piece = { source: 'old', block, from: 0, to: length };
    const offset = rowIndex - start;
    if (!placed && offset < length) {
      if (offset > 0) groups.push([{ ...whole, to: offset }]);
      groups.push(...inserted, [{ ...whole, from: offset }]);
      placed = true;
    } else {
      groups.push([whole]);
    }
    start += length;
  });
  if (!placed) {
    assert(rowIndex === start, 'insertion outside the table');
    groups.push(...inserted);
  }
  return { blocks: mergeSmall(groups) };
}

/** Removes the rows of ascending ranges `[from, to)` that do not touch. */
export function planRemoval(
  blockLengths: readonly number[],
  ranges: readonly (readonly [number, number])[],
): BlockPlan {
  const groups: Piece[][] = [];
  let start = 0;
  let next = 0;
  blockLengths.forEach((length, block) => {
    const group: Piece[] = [];
    let kept = 0;
    for (let i = next; i < ranges.length; i++) {
      const [from, to] = ranges[i] as readonly [number, number];
      if (from >= start + length) break;
      const first = Math.max(from - start, kept);
      if (first > kept) group.push({ source: 'old', block, from: kept, to: first });
      kept = Math.min(to - start, length);
      if (to <= start + length) next = i + 1;
    }
    if (kept < length) group.push({ source: 'old', block, from: kept, to: length });
    if (group.length > 0) groups.push(group);
    start += length;
  });
  return { blocks: mergeSmall(groups) };
}

/** Joins neighbours that fit into one block when one of them was cut, so that edits do not crumble a table. */
function mergeSmall(groups: readonly Piece[][]): Piece[][] {
  const merged: Piece[][] = [];
  for (const group of groups) {
    const last = merged[merged.length - 1];
    const together = last && lengthOf(last) + lengthOf(group);
    if (last && together !== undefined && together <= blockLength && isSmall(group, last)) {
      merged[merged.length - 1] = [...last, ...group];
    } else {
      merged.push(group);
    }
  }
  return merged;
}

const smallBlock = blockLength / 4;
const isSmall = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  lengthOf(a) <= smallBlock || lengthOf(b) <= smallBlock;

/** Carries a plan out for one column. */
export function carryOut(
  plan: BlockPlan,
  type: ColumnType,
  old: readonly ColumnBlock[],
  inserted: readonly ColumnBlock[] | undefined,
): ColumnBlock[] {
  const kind: BlockKind = blockKindOf(type);
  const blockOf = ({ source, block }: Piece): ColumnBlock | undefined =>
    (source === 'old' ? old : inserted)?.[block];
  return plan.blocks.map((pieces) => {
    const [first] = pieces;
    const whole = pieces.length === 1 && first ? blockOf(first) : undefined;
    if (first && whole?.kind === kind && first.from === 0 && first.to === whole.length) return whole;
    // Rows that no block is given for stay blank.
    const builder = new BlockBuilder(kind, lengthOf(pieces));
    let offset = 0;
    for (const piece of pieces) {
      const block = blockOf(piece);
      if (block) builder.setRows(offset, block, piece.from, piece.to);
      offset += piece.to - piece.from;
    }
    return builder.finish();
  });
}
