import type { CellValue } from '../shared/value';

/** Rows in a full block. Blocks may be shorter after insertions and removals, never longer. */
export const blockLength = 4096;

/**
 * The values of one column over a stretch of rows, packed. Plain data that is never changed in place.
 *
 *     number   values  Float64Array  one per row; dates as serial numbers, percentages as fractions
 *              valid   Uint8Array    bitmap, 1 = there is a number (0 = blank or an exception)
 *     text     codes   Uint32Array   0 = blank or an exception, n = dictionary[n - 1]
 *     boolean  bits, valid           bitmaps
 *
 * What does not fit the kind (a text typed into a number column, an error) is an exception: rare, so it is kept
 * beside the packed values, sorted by row, and the fast paths only have to ask whether `exceptions` is null.
 */
export type ColumnBlock = NumberBlock | TextBlock | BooleanBlock;

export interface NumberBlock extends BlockBase {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly valid: Uint8Array;
}
export interface TextBlock extends BlockBase {
  readonly kind: 'text';
  readonly codes: Uint32Array;
  readonly dictionary: readonly string[];
}
export interface BooleanBlock extends BlockBase {
  readonly kind: 'boolean';
  readonly bits: Uint8Array;
  readonly valid: Uint8Array;
}
interface BlockBase {
  readonly length: number;
  readonly exceptions: BlockExceptions | null;
}
export interface BlockExceptions {
  /** Row offsets in the block, ascending. */
  readonly at: Uint32Array;
  readonly values: readonly CellValue[];
}
export type BlockKind = ColumnBlock['kind'];
