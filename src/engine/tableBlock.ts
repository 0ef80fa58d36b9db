import { ArraySize, EmptyValue } from 'hyperformula';
import { blankBlock, blockValue, sliceBlock } from '../model/columnBlocks';
import { blockLength, type ColumnBlock } from '../model/columnBlock';
import { assert } from '../shared/assert';
import type { EngineScalar } from './engineTypes';
import { BlockOfValues, toEngineValue } from './engineValue';
import type { FoldCache } from './aggregates/foldCache';
import type { TableReference } from './readFormula';

/** The blocks of one column in a window of rows; columns of one table are cut at the same rows. */
export type BlockRun = readonly ColumnBlock[];

/**
 * Rows and columns of a table as the calculator passes them on. What knows typed blocks reads `columns`; everything
 * else reads values, which are made when they are first asked for: a million of them cost more than most answers.
 */
export class TableBlock extends BlockOfValues {
  readonly reference: TableReference;
  /** What aggregates remember of the same reference at earlier versions. */
  readonly folds: FoldCache;
  /** The same for every version of the same reference. */
  readonly key: string;
  readonly columns: readonly BlockRun[];
  override readonly size: ArraySize;

  constructor(
    reference: TableReference,
    key: string,
    columns: readonly BlockRun[],
    rows: number,
    folds: FoldCache,
  ) {
    super([[EmptyValue]]);
    this.reference = reference;
    this.key = key;
    this.columns = columns;
    this.folds = folds;
    this.size = new ArraySize(columns.length, rows);
    // HyperFormula 3.5.0 reads its private `_data` in a dozen methods, so that is what has to be late.
    let values: EngineScalar[][] | null = null;
    Object.defineProperty(this, '_data', { configurable: true, get: () => (values ??= this.#read()) });
  }

  /** One value, without making the others. O(blocks). */
  cell(row: number, column: number): EngineScalar {
    let rest = row;
    for (const block of this.columns[column] ?? []) {
      if (rest < block.length) return toEngineValue(blockValue(block, rest));
      rest -= block.length;
    }
    return EmptyValue;
  }

  #read(): EngineScalar[][] {
    const rows = Array.from({ length: this.height() }, () =>
      new Array<EngineScalar>(this.width()).fill(EmptyValue),
    );
    this.columns.forEach((blocks, column) => {
      let row = 0;
      for (const block of blocks) {
        for (let offset = 0; offset < block.length; offset++, row++) {
          (rows[row] as EngineScalar[])[column] = toEngineValue(blockValue(block, offset));
        }
      }
    });
    return rows;
  }
}

/** `T[#All]`: a table's rows below their headings. */
export class HeadedTable extends BlockOfValues {
  readonly headings: readonly EngineScalar[];
  readonly rows: TableBlock;

  constructor(headings: EngineScalar[], rows: TableBlock) {
    super([headings, ...rows.data]);
    this.headings = headings;
    this.rows = rows;
  }
}

/** Whether the blocks of two windows are cut at the same rows. */
export function areAligned(a: BlockRun, b: BlockRun): boolean {
  return a.length === b.length && a.every((block, index) => block.length === b[index]?.length);
}

/**
 * The rows `from` (included) to `to` (excluded) of a column; blank where the table ends before, or the column was never
 * computed. Blocks that lie in the window as a whole stay the blocks they are.
 */
export function windowOf(
  blocks: readonly ColumnBlock[],
  blockLengths: readonly number[],
  from: number,
  to: number,
): BlockRun {
  const run: ColumnBlock[] = [];
  let start = 0;
  for (const [index, length] of blockLengths.entries()) {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
    const block = blocks[index] ?? blankRows(length);
    assert(block.length === length, 'a column is cut at other rows than its table');
    if (first < last) run.push(sliceBlock(block, first, last));
    start += length;
  }
  for (let row = Math.max(start, from); row < to; row += blockLength) {
    run.push(blankRows(Math.min(blockLength, to - row)));
  }
  return run;
}

const blanks = new Map<number, ColumnBlock>();

/** One block for every length, so that it is known again. */
function blankRows(length: number): ColumnBlock {
  let block = blanks.get(length);
  if (!block) {
    block = blankBlock('number', length);
    blanks.set(length, block);
  }
  return block;
}
