import type { ColumnBlock } from '../model/columnBlock';
import { blockValue, readBlocks } from '../model/columnBlocks';
import type { IsRowShown } from './shownRows';
import { quadrantCode, quadrantLetters, type QuadrantLetter } from './quadrantRule';

/** One point per row that has both numbers, column-wise. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Position of the point's row in the table. */
  readonly rowIndexes: Uint32Array;
  /** Code of its quadrant, see `quadrantRule.ts`. */
  readonly quadrants: Uint8Array;
  /** Shown rows that have no point. */
  readonly skippedCount: number;
}

/**
 * Reads the points. Their quadrant is what `quadrants` says, or what the cuts say where that is no letter from A to D.
 * O(rows).
 */
export function pointsOf(
  xBlocks: readonly ColumnBlock[],
  yBlocks: readonly ColumnBlock[],
  quadrants: readonly ColumnBlock[] | null,
  xCut: number,
  yCut: number,
  isShown: IsRowShown = null,
): Points {
  const xs = numbersOf(xBlocks);
  const ys = numbersOf(yBlocks);
  const rowCount = Math.min(xs.length, ys.length);
  const x = new Float64Array(rowCount);
  const y = new Float64Array(rowCount);
  const rowIndexes = new Uint32Array(rowCount);
  let count = 0;
  let hiddenCount = 0;
  for (let rowIndex = 0; rowIndex < rowCount; rowIndex++) {
    if (isShown?.(rowIndex) === false) {
      hiddenCount++;
      continue;
    }
    if (!Number.isFinite(xs[rowIndex]) || !Number.isFinite(ys[rowIndex])) continue;
    x[count] = xs[rowIndex]!;
    y[count] = ys[rowIndex]!;
    rowIndexes[count] = rowIndex;
    count++;
  }
  const codes = new Uint8Array(count);
  const readLetter = quadrants ? sequentialReader(quadrants) : () => null;
  for (let index = 0; index < count; index++) {
    const letter = quadrantLetters.indexOf(readLetter(rowIndexes[index]!) as QuadrantLetter);
    codes[index] = letter >= 0 ? letter : quadrantCode(x[index]!, y[index]!, xCut, yCut);
  }
  return {
    x: x.subarray(0, count),
    y: y.subarray(0, count),
    rowIndexes: rowIndexes.subarray(0, count),
    quadrants: codes,
    skippedCount: Math.max(xs.length, ys.length) - count - hiddenCount,
  };
}

/** The same points, their quadrants decided by other cuts: what is shown while a line is dragged. */
export function withCuts<Data extends Points>(data: Data, xCut: number, yCut: number): Data {
  const quadrants = new Uint8Array(data.x.length);
  for (let index = 0; index < quadrants.length; index++) {
    quadrants[index] = quadrantCode(data.x[index]!, data.y[index]!, xCut, yCut);
  }
  return { ...data, quadrants };
}

/** The name of a point's row, when there is one. */
export function pointLabel(labels: readonly ColumnBlock[] | null, rowIndex: number): string | null {
  const value = labels ? readBlocks(labels, rowIndex) : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function numbersOf(blocks: readonly ColumnBlock[]): Float64Array {
  const numbers = new Float64Array(blocks.reduce((length, block) => length + block.length, 0));
  let rowIndex = 0;
  for (const block of blocks) {
    for (let offset = 0; offset < block.length; offset++) {
      const value = blockValue(block, offset);
      numbers[rowIndex++] = typeof value === 'number' ? value : NaN;
    }
  }
  return numbers;
}

/** Reads rows in ascending order without looking for their block each time. */
function sequentialReader(blocks: readonly ColumnBlock[]): (rowIndex: number) => unknown {
  let blockIndex = 0;
  let start = 0;
  return (rowIndex) => {
    for (let block = blocks[blockIndex]; block; block = blocks[++blockIndex]) {
      if (rowIndex < start + block.length) return blockValue(block, rowIndex - start);
      start += block.length;
    }
    return null;
  };
}
