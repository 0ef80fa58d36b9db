import { describe, expect, it } from 'vitest';
import { blockKindOf, cutIntoBlocks } from '../../../src/model/columnBlocks';
import type { ColumnType } from '../../../src/model/document';
import { causesOf, type Classify } from '../../../src/model/driftCauses';
import { driftOf } from '../../../src/model/drift';
import { newParameterId, type ColumnId } from '../../../src/model/ids';
import type { Snapshot, SnapshotColumn } from '../../../src/model/snapshot';
import type { CellValue } from '../../../src/shared/value';

type Taken = Pick<Snapshot, 'key' | 'segment' | 'value' | 'inputs' | 'parameters'>;
type Row = readonly [key: string | null, value: number | null, effort: number];

const cutId = newParameterId();
const segmentOf = (value: CellValue, effort: CellValue, cut: CellValue): string =>
  (Number(value) >= Number(cut) ? 'high' : 'low') + (Number(effort) >= 10 ? ', hard' : '');

const column = (name: string, type: ColumnType, values: readonly CellValue[]): SnapshotColumn => ({
  columnId: `_c${name}` as ColumnId,
  name,
  type,
  blocks: cutIntoBlocks(blockKindOf(type), values),
});

/** Customers whose segment follows from value, effort and a cut. */
function taken(cut: number, rows: readonly Row[]): Taken {
  const value = column(
    'Value',
    'number',
    rows.map((row) => row[1]),
  );
  const effort = column(
    'Effort',
    'number',
    rows.map((row) => row[2]),
  );
  return {
    key: column(
      'Id',
      'text',
      rows.map(([key]) => key),
    ),
    segment: column(
      'Segment',
      'choice',
      rows.map((row) => segmentOf(row[1], row[2], cut)),
    ),
    value,
    inputs: [value, effort],
    parameters: [{ id: cutId, label: { en: 'Cut', 'zh-CN': '分界' }, value: cut }],
  };
}
/** The engine's part: the same rule for any row. */
const classify: Classify = async (rows, parameters) =>
  rows.map(([value = null, effort = null]) => segmentOf(value, effort, parameters[cutId] ?? 0));

const before = taken(100, [
  ['stays', 150, 1],
  ['falls', 120, 1],
  ['both', 120, 9],
  ['leaves', 10, 1],
  ['twice', 1, 1],
  ['twice', 2, 1],
  [null, 3, 1],
]);
const after = taken(100, [
  ['comes', 500, 1],
  ['both', 90, 10],
  ['stays', 160, 1],
  ['falls', 80, 1.5],
  ['twice', 4, 1],
]);

describe('drift', () => {
  it('tells who moved, stayed, came and left, by their keys', () => {
    const drift = driftOf(before, after);
    expect(drift).toMatchObject({ stayed: 1, newcomers: 1, leavers: 1, ambiguous: 4, movedValue: 170 });
    expect(drift.moves).toMatchObject([
      {
        key: 'both',
        from: 'high',
        to: 'low, hard',
        valueBefore: 120,
        valueAfter: 90,
        rowBefore: 2,
        rowAfter: 1,
      },
      { key: 'falls', from: 'high', to: 'low' },
    ]);
    expect(drift.flows).toContainEqual({ from: null, to: 'high', count: 1, valueBefore: 0, valueAfter: 500 });
    expect(drift.flows).toContainEqual({ from: 'low', to: null, count: 1, valueBefore: 10, valueAfter: 0 });
    const people = drift.flows.reduce((sum, { count }) => sum + count, 0);
    expect(people).toBe(drift.moves.length + drift.stayed + drift.newcomers + drift.leavers);
  });

  it('is nothing between a snapshot and itself', () => {
    expect(driftOf(after, after)).toMatchObject({ moves: [], newcomers: 0, leavers: 0, stayed: 5 });
  });
});

describe('what moved a customer', () => {
  const causes = (old: Taken, now: Taken, ask = classify) => causesOf(driftOf(old, now).moves, old, now, ask);

  it('is the input that brings it into its new segment when it changes alone', async () => {
    // The effort of "falls" changed more against its spread, but it does not decide.
    expect(await causes(before, after)).toMatchObject([
      { label: expect.any(String) as string, decides: false },
      { label: 'Value', before: 120, after: 80, decides: true },
    ]);
  });

  it('is the parameter where the customer is what it was', async () => {
    const moved = taken(130, [
      ['stays', 150, 1],
      ['falls', 120, 1],
    ]);
    expect(await causes(before, moved)).toMatchObject([
      { kind: 'parameter', label: { en: 'Cut' }, before: 100, after: 130, decides: true },
    ]);
  });

  it('is the largest change against its spread where nobody can be asked', async () => {
    const [both] = await causes(before, after, async () => null);
    expect(both).toMatchObject({ kind: 'input', decides: false });
    const edited = taken(100, [['falls', 80, 1]]);
    expect(await causes(before, edited, async () => null)).toMatchObject([
      { label: 'Value', decides: false },
    ]);
  });
});
