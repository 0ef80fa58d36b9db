import { axisLength, type Axis } from '../model/axis';
import { RowOrder } from '../model/rowOrder';

/**
 * The order of a table's rows while rows come and go: rows keep their place, as in Excel, until the view is applied
 * again.
 *
 *     ids      31 4 (9) 15 ..    in the order of the view; 9 was removed and comes back to its place when that is undone
 *     order    30 3     14 ..    the stored positions of those that are there
 *
 * A new row stands behind the row it was inserted after; when a filter hides that, in front of the row it was inserted
 * before; after the last stored row it stands last, which is where a person types it.
 */
export interface KeptOrder {
  /** `null` while no row came or went since the order was worked out. */
  readonly ids: Uint32Array | null;
  readonly order: RowOrder;
}

/** The same order after rows were inserted or removed. O(rows), without an object per row. */
export function keepOrder(kept: KeptOrder, before: Axis, after: Axis): KeptOrder {
  const known = kept.ids ?? idsAt(kept.order.rows, before);
  const ids = withInserted(known, before, after);
  return { ids, order: new RowOrder(positionsOf(ids, after), axisLength(after)) };
}

function idsAt(rows: Uint32Array, axis: Axis): Uint32Array {
  const ids = allIds(axis);
  return rows.map((rowIndex) => ids[rowIndex] as number);
}

function allIds(axis: Axis): Uint32Array {
  const ids = new Uint32Array(axisLength(axis));
  let index = 0;
  for (const [start, count] of axis) for (let i = 0; i < count; i++) ids[index++] = start + i;
  return ids;
}

/** By id: one more than its position, 0 for an id that is not there. */
function placesById(axis: Axis): Uint32Array {
  const places = new Uint32Array(afterLastId(axis));
  let index = 0;
  for (const [start, count] of axis) for (let i = 0; i < count; i++) places[start + i] = ++index;
  return places;
}

const afterLastId = (axis: Axis): number =>
  axis.reduce((end, [start, count]) => Math.max(end, start + count), 0);

function positionsOf(ids: Uint32Array, axis: Axis): Uint32Array {
  const places = placesById(axis);
  const rows = new Uint32Array(ids.length);
  let count = 0;
  for (const id of ids) {
    const place = places[id] ?? 0;
    if (place > 0) rows[count++] = place - 1;
  }
  return rows.slice(0, count);
}

/** Neighbouring rows that are new, and the ids of the rows they were inserted between. */
interface InsertedRun {
  readonly behind: number | null;
  readonly before: number | null;
  readonly ids: Uint32Array;
}

function insertedRuns(before: Axis, after: Axis): InsertedRun[] {
  const places = placesById(before);
  const ids = allIds(after);
  const isNew = (index: number): boolean => (places[ids[index] as number] ?? 0) === 0;
  const runs: InsertedRun[] = [];
  for (let index = 0; index < ids.length; index++) {
    if (!isNew(index)) continue;
    const first = index;
    while (index < ids.length && isNew(index)) index++;
    runs.push({
      behind: first === 0 ? null : (ids[first - 1] as number),
      before: ids[index] ?? null,
      ids: ids.subarray(first, index),
    });
  }
  return runs;
}

function withInserted(ids: Uint32Array, before: Axis, after: Axis): Uint32Array {
  const runs = insertedRuns(before, after);
  if (runs.length === 0) return ids;
  const isListed = new Uint8Array(Math.max(afterLastId(before), afterLastId(after), ...maxOf(ids)));
  for (const id of ids) isListed[id] = 1;
  const places = new InsertionPlaces();
  for (const run of runs) {
    // What comes back by undo is still listed, in its old place.
    const added = run.ids.filter((id) => isListed[id] !== 1);
    if (run.before === null) places.last.push(added);
    else if (run.behind === null) places.first.push(added);
    else if (isListed[run.behind] === 1) places.behind.set(run.behind, added);
    else if (isListed[run.before] === 1) places.inFrontOf.set(run.before, added);
    else places.last.push(added);
  }
  return insertAt(
    ids,
    places,
    runs.reduce((sum, run) => sum + run.ids.length, 0),
  );
}

/** Ids that were removed may be larger than all that are there. */
function maxOf(ids: Uint32Array): [number] {
  let max = 0;
  for (const id of ids) if (id > max) max = id;
  return [max + 1];
}

class InsertionPlaces {
  readonly first: Uint32Array[] = [];
  readonly last: Uint32Array[] = [];
  readonly behind = new Map<number, Uint32Array>();
  readonly inFrontOf = new Map<number, Uint32Array>();
}

function insertAt(ids: Uint32Array, { first, last, behind, inFrontOf }: InsertionPlaces, most: number) {
  const result = new Uint32Array(ids.length + most);
  let count = 0;
  const add = (added: Uint32Array | undefined): void => {
    if (!added) return;
    result.set(added, count);
    count += added.length;
  };
  first.forEach(add);
  for (const id of ids) {
    if (inFrontOf.size > 0) add(inFrontOf.get(id));
    result[count++] = id;
    if (behind.size > 0) add(behind.get(id));
  }
  last.forEach(add);
  return result.slice(0, count);
}
