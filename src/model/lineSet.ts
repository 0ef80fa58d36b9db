import { positionRanges, type Axis, type AxisRun, type LineRange } from './axis';

/** Lines named by id, in the order of their ids: those of a sheet that are hidden. Plain data, never changed in place. */
export type LineSet = Axis;

/** Lines that are in one set or in the other. O(runs log runs). */
export function uniteLines(one: LineSet, other: LineSet): LineSet {
  const runs: [number, number][] = [];
  for (const [start, count] of [...one, ...other].sort((a, b) => a[0] - b[0])) {
    const last = runs.at(-1);
    if (last && start <= last[0] + last[1]) last[1] = Math.max(last[1], start + count - last[0]);
    else if (count > 0) runs.push([start, count]);
  }
  return runs;
}

/** Lines of the first set that are not in the second. O(runs of both, multiplied). */
export function subtractLines(from: LineSet, taken: LineSet): LineSet {
  let left: AxisRun[] = [...from];
  for (const [start, count] of taken) {
    left = left.flatMap(([first, length]) => {
      const before: AxisRun = [first, Math.min(length, start - first)];
      const from = Math.max(first, start + count);
      const after: AxisRun = [from, first + length - from];
      return [before, after].filter((run) => run[1] > 0);
    });
  }
  return left;
}

/** Where the lines of a set stand on an axis: ascending ranges of positions. Lines that are gone are left out. */
export function placesOfLines(axis: Axis, lines: LineSet | undefined): LineRange[] {
  if (!lines || lines.length === 0) return [];
  return positionRanges(axis, lines)
    .map(({ from, to }): LineRange => [from, to])
    .sort((a, b) => a[0] - b[0]);
}
