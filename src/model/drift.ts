import { isCellError, plainText, type CellValue } from '../shared/value';
import type { ColumnBlock } from './columnBlock';
import { blockValue } from './columnBlocks';
import type { Snapshot, SnapshotColumn } from './snapshot';

type Taken = Pick<Snapshot, 'key' | 'segment' | 'value' | 'inputs' | 'parameters'>;

/** Who is in another segment than before, who came and who left. */
export interface Drift {
  /** The largest value first. */
  readonly moves: readonly Move[];
  readonly flows: readonly Flow[];
  /** In the same segment both times. */
  readonly stayed: number;
  readonly newcomers: number;
  readonly leavers: number;
  /** Rows without a key, or whose key stands more than once in one of the two: nobody knows who they are. */
  readonly ambiguous: number;
  /** What the customers who moved are worth now, or were before where there is no value now. */
  readonly movedValue: number;
}
export interface Move {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly valueBefore: number | null;
  readonly valueAfter: number | null;
  /** Stored positions in the two snapshots. */
  readonly rowBefore: number;
  readonly rowAfter: number;
}
/** `null`: not there at that time. */
export interface Flow {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  readonly valueBefore: number;
  readonly valueAfter: number;
}

/** Compares two snapshots of one table by their keys. O(rows). */
export function driftOf(before: Taken, after: Taken): Drift {
  const [old, now] = [peopleOf(before), peopleOf(after)];
  const flows = new Map<string | null, Map<string | null, { -readonly [Key in keyof Flow]: Flow[Key] }>>();
  const moves: Move[] = [];
  const count = (from: Person | undefined, to: Person | undefined): void => {
    const [source, target] = [from?.segment ?? null, to?.segment ?? null];
    let ofSource = flows.get(source);
    if (!ofSource) flows.set(source, (ofSource = new Map()));
    let flow = ofSource.get(target);
    if (!flow) {
      flow = { from: source, to: target, count: 0, valueBefore: 0, valueAfter: 0 };
      ofSource.set(target, flow);
    }
    flow.count++;
    flow.valueBefore += from?.value ?? 0;
    flow.valueAfter += to?.value ?? 0;
  };
  let [stayed, leavers, newcomers] = [0, 0, 0];
  let ambiguous = old.ambiguous + now.ambiguous;
  for (const [key, from] of old.byKey) {
    if (now.repeated.has(key)) {
      ambiguous++;
      continue;
    }
    const to = now.byKey.get(key);
    count(from, to);
    if (!to) leavers++;
    else if (to.segment === from.segment) stayed++;
    else {
      moves.push({
        key,
        from: from.segment,
        to: to.segment,
        valueBefore: from.value,
        valueAfter: to.value,
        rowBefore: from.row,
        rowAfter: to.row,
      });
    }
  }
  for (const [key, to] of now.byKey) {
    if (old.byKey.has(key)) continue;
    if (old.repeated.has(key)) {
      ambiguous++;
      continue;
    }
    newcomers++;
    count(undefined, to);
  }
  const valueOf = ({ valueBefore, valueAfter }: Move): number => valueAfter ?? valueBefore ?? 0;
  moves.sort((a, b) => valueOf(b) - valueOf(a) || (a.key < b.key ? -1 : 1));
  return {
    moves,
    flows: [...flows.values()]
      .flatMap((ofSource) => [...ofSource.values()])
      .sort((a, b) => b.count - a.count),
    stayed,
    newcomers,
    leavers,
    ambiguous,
    movedValue: moves.reduce((sum, move) => sum + valueOf(move), 0),
  };
}

interface Person {
  readonly row: number;
  readonly segment: string;
  readonly value: number | null;
}

function peopleOf({ key, segment, value }: Taken): {
  readonly byKey: ReadonlyMap<string, Person>;
  readonly repeated: ReadonlySet<string>;
  readonly ambiguous: number;
} {
  const [keys, segments] = [columnValues(key.blocks), columnValues(segment.blocks)];
  const numbers = value ? columnValues(value.blocks) : [];
  const byKey = new Map<string, Person>();
  const repeated = new Set<string>();
  let ambiguous = 0;
  keys.forEach((cell, row) => {
    const name = cell === null || isCellError(cell) ? '' : plainText(cell).trim();
    if (name === '') ambiguous++;
    else if (byKey.has(name)) {
      ambiguous++;
      repeated.add(name);
    } else {
      const number = numbers[row] ?? null;
      const text = segments[row] ?? null;
      byKey.set(name, {
        row,
        segment: text === null ? '' : plainText(text),
        value: typeof number === 'number' ? number : null,
      });
    }
  });
  for (const name of repeated) {
    byKey.delete(name);
    ambiguous++;
  }
  return { byKey, repeated, ambiguous };
}

/** All values of a column. O(rows). */
export function columnValues(blocks: readonly ColumnBlock[]): CellValue[] {
  const values: CellValue[] = [];
  for (const block of blocks)
    for (let row = 0; row < block.length; row++) values.push(blockValue(block, row));
  return values;
}

/** Columns that both snapshots have, in the order of the first. */
export function commonInputs(
  before: Pick<Taken, 'inputs'>,
  after: Pick<Taken, 'inputs'>,
): readonly { readonly before: SnapshotColumn; readonly after: SnapshotColumn }[] {
  return before.inputs.flatMap((column) => {
    const other = after.inputs.find(({ columnId }) => columnId === column.columnId);
    return other ? [{ before: column, after: other }] : [];
  });
}
