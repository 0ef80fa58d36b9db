import { blockLength, type ColumnBlock } from '../../model/columnBlock';
import type { CellValue } from '../../shared/value';
import { Kind, Vector } from './vector';
import { isFull, loadRows } from './vectorBlocks';

/**
 * A whole column as vectors, one a block, made when a row of it is read. Numbers are not copied. A table without rows
 * reads as one blank row, as in the calculator.
 */
export class ColumnVectors {
  readonly rowCount: number;
  /** The first row of each block, and behind the last the number of rows. */
  readonly starts: readonly number[];
  readonly #blocks: readonly (ColumnBlock | undefined)[];
  readonly #vectors: (Vector | undefined)[];
  readonly #isEven: boolean;

  /** Blocks that an earlier version of the column had are not read again. */
  constructor(blocks: readonly ColumnBlock[], rowCount: number, before?: ColumnVectors) {
    const isThere = blocks.length > 0 && rowCount > 0;
    this.#blocks = isThere ? blocks : [undefined];
    this.rowCount = Math.max(rowCount, 1);
    const starts = [0];
    if (isThere) for (const { length } of blocks) starts.push((starts.at(-1) ?? 0) + length);
    else starts.push(this.rowCount);
    this.starts = starts;
    this.#vectors = this.#blocks.map((block, index) => {
      const isKnown = before !== undefined && block !== undefined && before.#blocks[index] === block;
      return isKnown ? before.#vectors[index] : undefined;
    });
    this.#isEven = this.#blocks.every(
      (block, index) => block?.length === blockLength || index === this.#blocks.length - 1,
    );
  }

  get count(): number {
    return this.#blocks.length;
  }

  /** The vector of a block. */
  vector(block: number): Vector {
    return (this.#vectors[block] ??= vectorOfBlock(
      this.#blocks[block],
      (this.starts[block + 1] ?? 0) - (this.starts[block] ?? 0),
    ));
  }

  blockAt(row: number): number {
    if (this.#isEven) return this.#blocks.length === 1 ? 0 : Math.floor(row / blockLength);
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  valueAt(row: number): CellValue {
    const block = this.blockAt(row);
    return this.vector(block).valueAt(row - (this.starts[block] as number));
  }
}

function vectorOfBlock(block: ColumnBlock | undefined, length: number): Vector {
  if (block?.kind === 'number' && block.exceptions === null && isFull(block.valid, block.length)) {
    const vector = new Vector(0);
    vector.borrow(block.values);
    return vector;
  }
  const vector = new Vector(block === undefined ? 1 : length, block === undefined);
  if (block === undefined) vector.clear(Kind.blank);
  else loadRows(vector, block, 0, length);
  return vector;
}
