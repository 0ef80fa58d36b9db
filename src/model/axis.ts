import { assert } from '../shared/assert';
import { lineId, type LineId } from './ids';

/**
 * The order of the rows of a sheet, or of the columns of a grid sheet, as runs of consecutive ids:
 *
 *     rows   7 8 9 | 20 21 | 3        runs [[7, 3], [20, 2], [3, 1]]
 *
 * An import of a million rows is one run; every insertion or removal in the middle adds at most two. Plain data,
 * never changed in place.
 */
export type Axis = readonly AxisRun[];
export type AxisRun = readonly [start: number, count: number];

export function axisLength(axis: Axis): number {
  let length = 0;
  for (const run of axis) length += run[1];
  return length;
}

/** The id at a position. O(runs). */
export function lineIdAt(axis: Axis, lineIndex: number): LineId {
  let rest = lineIndex;
  for (const [start, count] of axis) {
    if (rest < count) return lineId(start + rest);
    rest -= count;
  }
  throw new Error(`Worthbook: row index ${lineIndex} outside the sheet`);
}

/** The position of an id, -1 when the row is gone. O(runs). */
export function lineIndexOf(axis: Axis, id: LineId): number {
  let index = 0;
  for (const [start, count] of axis) {
    if (id >= start && id < start + count) return index + (id - start);
    index += count;
  }
  return -1;
}

/** The ids of the positions `from` (included) to `to` (excluded). */
export function sliceAxis(axis: Axis, from: number, to: number): Axis {
  const runs: AxisRun[] = [];
  let index = 0;
  for (const [start, count] of axis) {
    const first = Math.max(from - index, 0);
    const last = Math.min(to - index, count);
    if (first < last) runs.push([start + first, last - first]);
    index += count;
  }
  return runs;
}

/** Joins axes, merging runs that continue each other. */
export function joinAxes(...axes: Axis[]): Axis {
  const runs: [number, number][] = [];
  for (const axis of axes) for (const [start, count] of axis) pushRun(runs, start, count);
  return runs;
}

function pushRun(runs: [number, number][], start: number, count: number): void {
  if (count === 0) return;
  const last = runs[runs.length - 1];
  if (last && last[0] + last[1] === start) last[1] += count;
  else runs.push([start, count]);
}

/** One above the highest id. */
export function nextIdAfter(axis: Axis): number {
  let next = 0;
  for (const [start, count] of axis) next = Math.max(next, start + count);
  return next;
}

/** Inserts before a position. */
export function insertIntoAxis(axis: Axis, lineIndex: number, rows: Axis): Axis {
  const length = axisLength(axis);
  assert(lineIndex >= 0 && lineIndex <= length, 'insertion outside the sheet');
  return joinAxes(sliceAxis(axis, 0, lineIndex), rows, sliceAxis(axis, lineIndex, length));
}

/** Positions `from` (included) to `to` (excluded). */
export type LineRange = readonly [from: number, to: number];

/** The ids of ascending ranges of positions that do not overlap. O(runs + ranges). */
export function sliceRanges(axis: Axis, ranges: readonly LineRange[]): Axis {
  const runs: [number, number][] = [];
  let index = 0;
  let next = 0;
  for (const [start, count] of axis) {
    for (let i = next; i < ranges.length; i++) {
      const [from, to] = ranges[i] as LineRange;
      if (from >= index + count) break;
      const first = Math.max(from - index, 0);
      const last = Math.min(to - index, count);
      if (first < last) pushRun(runs, start + first, last - first);
      if (to <= index + count) next = i + 1;
    }
    index += count;
  }
  return runs;
}

/** What is left without ascending ranges of positions that do not overlap. O(runs + ranges). */
export function removeRanges(axis: Axis, ranges: readonly LineRange[]): Axis {
  const kept: LineRange[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    if (from < start) kept.push([from, start]);
    from = end;
  }
  const length = axisLength(axis);
  if (from < length) kept.push([from, length]);
  return sliceRanges(axis, kept);
}

/** Removes the positions `from` (included) to `to` (excluded). */
export function removeFromAxis(axis: Axis, from: number, to: number): Axis {
  return removeRanges(axis, [[from, to]]);
}

/** Every id in order; for loops that need them one by one. */
export function* axisLineIds(axis: Axis): Generator<LineId> {
  for (const [start, count] of axis) for (let i = 0; i < count; i++) yield lineId(start + i);
}

/** A stretch of neighbouring positions, and where its first line stands in the list of ids that was asked for. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Where ids stand, in the order asked for; ids that are gone are left out. O((runs + lines) log runs). */
export function positionRanges(axis: Axis, lines: Axis): PositionRange[] {
  const places = placesById(axis);
  const ranges: PositionRange[] = [];
  let offset = 0;
  for (const [start, count] of lines) {
    for (let i = firstEndingAfter(places, start); i < places.length; i++) {
      const place = places[i] as Place;
      const first = Math.max(start, place.start);
      const last = Math.min(start + count, place.end);
      if (first >= last) break;
      ranges.push({
        from: place.index + first - place.start,
        to: place.index + last - place.start,
        offset: offset + first - start,
      });
    }
    offset += count;
  }
  return ranges;
}

/** A run of ids, and the position of its first. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly index: number;
}

function placesById(axis: Axis): Place[] {
  const places: Place[] = [];
  let index = 0;
  for (const [start, count] of axis) {
    places.push({ start, end: start + count, index });
    index += count;
  }
  return places.sort((a, b) => a.start - b.start);
}

function firstEndingAfter(places: readonly Place[], id: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Place).end <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
