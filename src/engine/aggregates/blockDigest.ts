import { blockValue, readBit } from '../../model/columnBlocks';
import type { ColumnBlock } from '../../model/columnBlock';
import { isCellError, type CellError } from '../../shared/value';

/** What is known of a block whatever the order of its rows. */
export interface BlockDigest {
  readonly numbers: number;
  /** Cells that are not blank. */
  readonly filled: number;
  /** `Infinity` without numbers. */
  readonly smallest: number;
  /** `-Infinity` without numbers. */
  readonly largest: number;
  readonly firstError: { readonly row: number; readonly error: CellError } | null;
}

// Blocks never change: what did not change between two versions of a column is not read again.
const digests = new WeakMap<ColumnBlock, BlockDigest>();

/** O(rows) once a block. */
export function digestOf(block: ColumnBlock): BlockDigest {
  let digest = digests.get(block);
  if (!digest) {
    digest = read(block);
    digests.set(block, digest);
  }
  return digest;
}

function read(block: ColumnBlock): BlockDigest {
  let [numbers, filled, smallest, largest] = [0, 0, Infinity, -Infinity];
  const addNumber = (value: number): void => {
    numbers++;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  };
  if (block.kind === 'number') {
    for (let row = 0; row < block.length; row++) {
      if (readBit(block.valid, row)) addNumber(block.values[row] as number);
    }
    filled = numbers;
  } else if (block.kind === 'text') {
    for (const code of block.codes) if (code !== 0) filled++;
  } else {
    for (let row = 0; row < block.length; row++) if (readBit(block.valid, row)) filled++;
  }
  let firstError: BlockDigest['firstError'] = null;
  block.exceptions?.at.forEach((row) => {
    const value = blockValue(block, row);
    if (value === null) return;
    filled++;
    if (typeof value === 'number') addNumber(value);
    else if (isCellError(value)) firstError ??= { row, error: value };
  });
  return { numbers, filled, smallest, largest, firstError };
}

/** The first error, row after row and in each row from left to right. */
export function firstErrorOf(columns: readonly (readonly ColumnBlock[])[]): CellError | null {
  const [first] = columns;
  for (let index = 0; index < (first?.length ?? 0); index++) {
    let found: BlockDigest['firstError'] = null;
    for (const blocks of columns) {
      const block = blocks[index];
      const error = block ? digestOf(block).firstError : null;
      if (error && (!found || error.row < found.row)) found = error;
    }
    if (found) return found.error;
  }
  return null;
}
