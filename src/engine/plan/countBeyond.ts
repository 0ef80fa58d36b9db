import type { ColumnStatistics } from './columnStatistics';
import type { Criterion } from './criterion';
import { compareNumbers } from './kernels/comparison';
import { Kind } from './vector';

/**
 * `COUNTIFS(T[X],">"&[@X],T[Y],"key")`, a rank among some of the rows: from their sorted numbers, which are sorted once
 * for all rows that ask.
 */
export class CountBeyond {
  #sorted: Float64Array | null = null;

  /** Other rows, or other values. */
  forget(): void {
    this.#sorted = null;
  }

  /** `null` when the criterion does not order numbers. `mask`: 1 for the rows that count, `null` for all. */
  count(
    { operator, operand }: Criterion,
    column: ColumnStatistics,
    mask: Uint8Array | null,
    tolerance: number,
  ): number | null {
    if (operand.kind !== 'number' || operator === '=' || operator === '<>') return null;
    this.#sorted ??= mask === null ? column.sorted : sortedNumbers(column, mask);
    const sorted = this.#sorted;
    // The numbers before this place are below (or not above) the value.
    const includesEqual = operator === '>' || operator === '<=';
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compareNumbers(sorted[middle] as number, operand.number, tolerance);
      if (order < 0 || (includesEqual && order === 0)) low = middle + 1;
      else high = middle;
    }
    return operator === '<' || operator === '<=' ? low : sorted.length - low;
  }
}

function sortedNumbers({ vectors }: ColumnStatistics, mask: Uint8Array): Float64Array {
  const numbers = new Float64Array(mask.length);
  let count = 0;
  for (let block = 0; block < vectors.count; block++) {
    const vector = vectors.vector(block);
    const start = vectors.starts[block] as number;
    const end = vectors.starts[block + 1] as number;
    for (let row = start; row < end; row++) {
      if (mask[row] === 1 && vector.kindAt(row - start) === Kind.number)
        numbers[count++] = vector.numbers[row - start] as number;
    }
  }
  return numbers.subarray(0, count).sort();
}
