import { describe, expect, it } from 'vitest';
import { removeSnapshot, renameSnapshot, takeSnapshot } from '../../../src/commands/snapshots';
import { guessSnapshot } from '../../../src/model/guessSnapshot';
import { newParameterId } from '../../../src/model/ids';
import { readDocument } from '../../../src/model/readDocument';
import { columnValues } from '../../../src/model/drift';
import { scratchTable } from '../../../src/model/scratchTable';
import type { SnapshotChoice } from '../../../src/model/snapshot';
import { fromBinaryJson, toBinaryJson } from '../../../src/shared/binaryJson';
import { applyAndCheck } from '../../support/applyAndCheck';
import { testBench, workbookWithTable, type TestBench } from './commandContext';

const cutId = newParameterId();

/** Customers with a segment that reads their value and a cut. */
function bench(): { bench: TestBench; choice: SnapshotChoice } {
  const document = workbookWithTable([
    { name: 'Id', type: 'text', values: ['a', 'b'] },
    { name: 'Value', type: 'number', values: [5, 20] },
    { name: 'Segment', type: 'choice', formula: '=IF(Value>Cut)' },
  ]);
  const table = document.sheets[1];
  if (table?.kind !== 'table') throw new Error('no table');
  const [id, value, segment] = table.columns;
  const formula = `=IF(${table.id}[@[${value!.id}]]>${cutId},"high","low")`;
  const columns = [id!, value!, { ...segment!, formula }];
  const cut = {
    id: cutId,
    name: 'Cut',
    label: { en: 'Cut', 'zh-CN': '分界' },
    kind: 'number',
    value: 10,
  } as const;
  const made = testBench({
    ...document,
    sheets: [document.sheets[0]!, { ...table, columns }],
    parameters: [cut],
  });
  made.values.results.set(formula, 'high');
  const choice = {
    sheetId: table.id,
    keyColumnId: id!.id,
    segmentColumnId: segment!.id,
    valueColumnId: value!.id,
  };
  return { bench: made, choice };
}

describe('a snapshot', () => {
  it('keeps segment, key and value, and what the segment was worked out from', () => {
    const { bench: made, choice } = bench();
    void made.run(takeSnapshot, { ...choice, name: ' Spring ' });
    const [snapshot] = made.workbook.document.snapshots ?? [];
    expect(snapshot).toMatchObject({
      name: 'Spring',
      tableName: 'Customers',
      key: { name: 'Id' },
      inputs: [{ name: 'Value' }],
      parameters: [{ id: cutId, value: 10 }],
    });
    expect(columnValues(snapshot!.segment.blocks)).toEqual(['high', 'high']);
    // What stands in the table is shared, not copied.
    expect(snapshot!.key.blocks).toBe(made.table().columns[0]!.blocks);
  });

  it('is renamed, deleted and brought back by undo', () => {
    const { bench: made, choice } = bench();
    void made.run(takeSnapshot, { ...choice, name: 'Spring' });
    const id = made.workbook.document.snapshots![0]!.id;
    expect(made.run(takeSnapshot, { ...choice, name: 'spring' })).toMatchObject({
      problem: { code: 'nameTaken' },
    });
    void made.run(renameSnapshot, { id, name: 'May' });
    expect(made.workbook.document.snapshots).toMatchObject([{ name: 'May' }]);
    void made.run(removeSnapshot, { id });
    expect(made.workbook.document).not.toHaveProperty('snapshots');
    made.services.undo();
    expect(made.workbook.document.snapshots).toMatchObject([{ id, name: 'May' }]);
    const gone = { ...choice, segmentColumnId: '_cgonegone01' as never, name: 'June' };
    expect(made.run(takeSnapshot, gone)).toMatchObject({ problem: { code: 'notFound' } });
  });

  it('keeps the laws of operations, and is refused when its columns differ in length', () => {
    const { bench: made, choice } = bench();
    const empty = made.workbook.document;
    void made.run(takeSnapshot, { ...choice, name: 'Spring' });
    const { document } = made.workbook;
    const snapshot = document.snapshots![0]!;
    applyAndCheck(empty, [{ kind: 'addSnapshot', snapshot }]);
    applyAndCheck(document, [{ kind: 'renameSnapshot', snapshotId: snapshot.id, name: 'x' }]);
    applyAndCheck(document, [{ kind: 'removeSnapshot', snapshotId: snapshot.id }]);
    const reread = (changed: object) =>
      readDocument(fromBinaryJson(toBinaryJson({ ...document, snapshots: [{ ...snapshot, ...changed }] })));
    expect(reread({})).toMatchObject({ ok: true });
    expect(reread({ segment: { ...snapshot.segment, blocks: [] } })).toMatchObject({
      problem: { code: 'documentDamaged', params: { place: 'Spring' } },
    });
  });

  it('is offered of the key, the calculated words and the value', () => {
    const { bench: made, choice } = bench();
    const { sheetId: _, ...columns } = choice;
    expect(guessSnapshot(made.table())).toEqual(columns);
    expect(guessSnapshot({ ...made.table(), columns: [] })).toBeNull();
  });
});

describe('a scratch table', () => {
  it('has the formula over other rows of its own', () => {
    const { bench: made, choice } = bench();
    const table = made.table();
    const valueId = table.columns[1]!.id;
    const scratch = scratchTable(table, choice.segmentColumnId, [valueId], [[1], [2], [3]]);
    expect(scratch?.columns.map(({ formula }) => formula)).toEqual([
      null,
      `=IF([@[${valueId}]]>${cutId},"high","low")`,
    ]);
    expect(columnValues(scratch!.columns[0]!.blocks)).toEqual([1, 2, 3]);
    expect(scratchTable(table, valueId, [], [])).toBeNull();
  });
});
