import type { ColumnBlock } from '../model/columnBlock';
import { blockValue } from '../model/columnBlocks';
import { cellErrorText, isCellError, type CellValue } from '../shared/value';
import type { IsRowShown } from './shownRows';

/** Bars beyond this many are drawn as one. */
export const maxBars = 12;

export interface Bar {
  /** `null` for rows without a category, and for what was put together. */
  readonly category: string | null;
  /** How many categories were put together here; 0 for a bar of its own. */
  readonly othersCount: number;
  /** `null` when there is no number to average. */
  readonly value: number | null;
  /** Positions of its rows in the table. */
  readonly rowIndexes: Uint32Array;
}

/**
 * One bar per distinct category of the shown rows: the named ones in their order, then the others by size. Errors and
 * texts in the value column count as no value. O(rows).
 */
export function barsOf(
  categories: readonly ColumnBlock[],
  values: readonly ColumnBlock[] | null,
  aggregate: 'sum' | 'count' | 'average',
  order: readonly string[],
  isShown: IsRowShown = null,
): Bar[] {
  const { names, codes } = categorize(categories);
  const rowCounts = new Uint32Array(names.length);
  codes.forEach((code, rowIndex) => {
    if (!isShown || isShown(rowIndex)) rowCounts[code]!++;
  });
  const rowsOfCode = Array.from(rowCounts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(names.length);
  codes.forEach((code, rowIndex) => {
    if (!isShown || isShown(rowIndex)) rowsOfCode[code]![filled[code]!++] = rowIndex;
  });

  const sums = new Float64Array(names.length);
  const counts = new Uint32Array(names.length);
  let rowIndex = 0;
  for (const block of values ?? []) {
    for (let offset = 0; offset < block.length; offset++, rowIndex++) {
      const value = blockValue(block, offset);
      const code = codes[rowIndex];
      if (typeof value !== 'number' || code === undefined || isShown?.(rowIndex) === false) continue;
      sums[code]! += value;
      counts[code]!++;
    }
  }

  const place = new Map(order.map((name, index) => [name, index]));
  const bars = names.flatMap((category, code): (Bar & { readonly sum: number; readonly count: number })[] => {
    const rowIndexes = rowsOfCode[code]!;
    if (rowIndexes.length === 0) return [];
    const [sum, count] = [sums[code]!, counts[code]!];
    const value = aggregated(aggregate, sum, count, rowIndexes.length);
    return [{ category, othersCount: 0, value, rowIndexes, sum, count }];
  });
  bars.sort(
    (a, b) =>
      (place.get(a.category ?? '') ?? Infinity) - (place.get(b.category ?? '') ?? Infinity) ||
      (b.value ?? -Infinity) - (a.value ?? -Infinity) ||
      0,
  );
  if (bars.length <= maxBars) return bars.map(({ sum: _, count: __, ...bar }) => bar);
  const rest = bars.slice(maxBars - 1);
  const restSum = rest.reduce((total, bar) => total + bar.sum, 0);
  const restCount = rest.reduce((total, bar) => total + bar.count, 0);
  const rowIndexes = joined(rest.map((bar) => bar.rowIndexes));
  return [
    ...bars.slice(0, maxBars - 1).map(({ sum: _, count: __, ...bar }) => bar),
    {
      category: null,
      othersCount: rest.length,
      value: aggregated(aggregate, restSum, restCount, rowIndexes.length),
      rowIndexes,
    },
  ];
}

function aggregated(
  aggregate: 'sum' | 'count' | 'average',
  sum: number,
  count: number,
  rows: number,
): number | null {
  if (aggregate === 'count') return rows;
  if (aggregate === 'sum') return sum;
  return count === 0 ? null : sum / count;
}

/** A code per row and the name of each code. A text block's dictionary is looked up once per entry, not per row. */
function categorize(blocks: readonly ColumnBlock[]): { names: (string | null)[]; codes: Uint32Array } {
  const codes = new Uint32Array(blocks.reduce((length, block) => length + block.length, 0));
  const names: (string | null)[] = [];
  const codeOfName = new Map<string | null, number>();
  const codeOf = (name: string | null): number => {
    const known = codeOfName.get(name);
    if (known !== undefined) return known;
    codeOfName.set(name, names.length);
    return names.push(name) - 1;
  };
  let rowIndex = 0;
  for (const block of blocks) {
    const translated: number[] = [];
    for (let offset = 0; offset < block.length; offset++, rowIndex++) {
      const entry = block.kind === 'text' ? block.codes[offset]! : 0;
      codes[rowIndex] =
        entry === 0
          ? codeOf(nameOf(blockValue(block, offset)))
          : (translated[entry] ??= codeOf(nameOf(blockValue(block, offset))));
    }
  }
  return { names, codes };
}

function nameOf(value: CellValue): string | null {
  if (value === null || value === '') return null;
  return isCellError(value) ? cellErrorText[value.code] : String(value);
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((length, list) => length + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}
