import type { TableRange } from '../model/transaction';

/** Row positions as ascending ranges `[from, to)` that do not touch. */
export type RowRanges = readonly TableRange[];
/** Which rows a change touched. */
export type RowScope = RowRanges | 'all';

export const noRows: RowRanges = [];

export function normalizeRanges(ranges: Iterable<TableRange>): RowRanges {
  const sorted = [...ranges].filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function unionScope(a: RowScope, b: RowScope): RowScope {
  if (a === 'all' || b === 'all') return 'all';
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return normalizeRanges([...a, ...b]);
}

export function countRows(ranges: RowRanges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}
