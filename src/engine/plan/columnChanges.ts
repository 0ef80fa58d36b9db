import { partitionPoint } from '../../../formulas/population';
import { blockValue } from '../../model/columnBlocks';
import type { ColumnBlock } from '../../model/columnBlock';
import type { RowRanges } from '../rowRanges';

/** What a column holds now where it held something else before: one entry a row, in the order of the rows. */
export interface NumberChanges {
  readonly rows: readonly number[];
  /** NaN where there was no number. */
  readonly before: readonly number[];
  /** NaN where there is no number. */
  readonly after: readonly number[];
}

/** Compares the given rows of two versions of a column that has the same rows. O(rows given). */
export function numberChanges(
  before: readonly ColumnBlock[],
  after: readonly ColumnBlock[],
  ranges: RowRanges,
): NumberChanges {
  const changes = { rows: [] as number[], before: [] as number[], after: [] as number[] };
  let start = 0;
  after.forEach((block, index) => {
    const old = before[index];
    for (const [from, to] of old === block ? [] : ranges) {
      const last = Math.min(to - start, block.length);
      for (let row = Math.max(from - start, 0); row < last; row++) {
        const was = old && row < old.length ? blockValue(old, row) : null;
        const now = blockValue(block, row);
        if (was === now) continue;
        changes.rows.push(start + row);
        changes.before.push(typeof was === 'number' ? was : NaN);
        changes.after.push(typeof now === 'number' ? now : NaN);
      }
    }
    start += block.length;
  });
  return changes;
}

/** The sorted numbers of a column with those that changed exchanged. Stretches between them are copied whole. */
export function exchanged(sorted: Float64Array, { before, after }: NumberChanges): Float64Array {
  const removed = Float64Array.from(before.filter((number) => !Number.isNaN(number))).sort();
  const added = Float64Array.from(after.filter((number) => !Number.isNaN(number))).sort();
  const result = new Float64Array(sorted.length - removed.length + added.length);
  let [read, written, nextRemoved, nextAdded] = [0, 0, 0, 0];
  while (nextRemoved < removed.length || nextAdded < added.length) {
    const leaving = removed[nextRemoved] ?? Infinity;
    const coming = added[nextAdded] ?? Infinity;
    const isLeaving = nextRemoved < removed.length && leaving <= coming;
    const event = isLeaving ? leaving : coming;
    const place = read + partitionPoint(sorted.subarray(read), (number) => number < event);
    result.set(sorted.subarray(read, place), written);
    written += place - read;
    read = place;
    if (isLeaving) {
      read += 1;
      nextRemoved += 1;
    } else {
      result[written++] = coming;
      nextAdded += 1;
    }
  }
  result.set(sorted.subarray(read), written);
  return result;
}
