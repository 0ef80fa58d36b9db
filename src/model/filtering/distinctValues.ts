import { blockValue } from '../columnBlocks';
import type { ColumnBlock } from '../columnBlock';
import { plainText, type CellValue } from '../../shared/value';
import { sortByKeys } from '../ordering/radixSort';
import { sortKeys } from '../ordering/sortKeys';

/** The different values of a column in their order, as a filter by values lists them. */
export interface DistinctValues {
  readonly entries: readonly DistinctValue[];
  /** How many there are; `entries` may be fewer. */
  readonly total: number;
}
export interface DistinctValue {
  /** A value of those that have this plain text. */
  readonly value: CellValue;
  readonly count: number;
}

/**
 * Counts the values of the rows marked with 1 that a search lets through. Values with one plain text are one entry,
 * for that is what a filter by values names. O(rows), and sorting the different ones.
 */
export function distinctValues(
  blocks: readonly ColumnBlock[],
  shown: Uint8Array,
  options: { readonly locale: string; readonly limit: number; matches(value: CellValue): boolean },
): DistinctValues {
  const first = new Map<string, { rowIndex: number; value: CellValue; count: number }>();
  let start = 0;
  for (const block of blocks) {
    for (let row = 0; row < block.length; row++) {
      if (shown[start + row] !== 1) continue;
      const value = blockValue(block, row);
      const text = plainText(value);
      const known = first.get(text);
      if (known) known.count++;
      else first.set(text, { rowIndex: start + row, value, count: 1 });
    }
    start += block.length;
  }
  const entries = [...first.values()].filter(({ value }) => options.matches(value));
  const keys = sortKeys(blocks, start, 'ascending', options.locale);
  const byRow = new Map(entries.map((entry) => [entry.rowIndex, entry]));
  const sorted = sortByKeys(Uint32Array.from(byRow.keys()), keys).slice(0, options.limit);
  return {
    entries: Array.from(sorted, (rowIndex) => {
      const { value, count } = byRow.get(rowIndex) as DistinctValue;
      return { value, count };
    }),
    total: entries.length,
  };
}
