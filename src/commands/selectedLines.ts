import type { Region } from './region';

export type Dimension = 'rows' | 'columns';

/** Neighbouring lines by position, ends included. */
export type Stretch = readonly [from: number, to: number];

/**
 * The rows or columns of what is selected, in their order. Ranges that share a line are one stretch; ranges that only touch
 * stay apart, so that lines are inserted at each of them, as in Excel.
 */
export function selectedLines(regions: readonly Region[], dimension: Dimension): readonly Stretch[] {
  const stretches: [number, number][] = [];
  const lines = regions.map((region): [number, number] =>
    dimension === 'rows' ? [region.fromRow, region.toRow] : [region.fromColumn, region.toColumn],
  );
  for (const [from, to] of lines.sort((a, b) => a[0] - b[0])) {
    const last = stretches.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else stretches.push([from, to]);
  }
  return stretches;
}
