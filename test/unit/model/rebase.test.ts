import { describe, expect, it } from 'vitest';
import { axisLength, lineIndexOf, sliceAxis, type Axis } from '../../../src/model/axis';
import { commentKey } from '../../../src/model/cellComment';
import { blockFromValues, readBlocks } from '../../../src/model/columnBlocks';
import { sameDocument } from '../../../src/model/documentEquality';
import { History } from '../../../src/model/history';
import { lineId } from '../../../src/model/ids';
import { gridCellKey, tableSheet } from '../../../src/model/lookup';
import type { Operation } from '../../../src/model/operation';
import { rebase } from '../../../src/model/rebase';
import type { Transaction } from '../../../src/model/transaction';
import { Workbook } from '../../../src/model/workbook';
import { sampleWorkbook } from '../../support/sampleWorkbook';

const { document } = sampleWorkbook();
const grid = document.sheets.find((sheet) => sheet.kind === 'grid')!;
const table = document.sheets.find((sheet) => sheet.kind === 'table')!;

const cell = (row: number, input: string | number | null): Operation => ({
  kind: 'setGridCells',
  sheetId: grid.id,
  cells: { [gridCellKey(lineId(row), lineId(1))]: input === null ? null : { input } },
});
const newRow = (id: number): Operation => ({
  kind: 'insertRows',
  sheetId: table.id,
  after: null,
  rows: [[lineId(id), 1]],
  blockLengths: [1],
  columns: {},
});
const inRow = (id: number): Operation => ({
  kind: 'setCells',
  sheetId: table.id,
  columnId: table.columns[0]!.id,
  rows: [[lineId(id), 1]],
  values: blockFromValues('text', ['mine']),
});
const insertLine: Operation = {
  kind: 'insertLines',
  sheetId: grid.id,
  dimension: 'rows',
  after: null,
  lines: [[lineId(9_000), 1]],
};

const removeLines = (lines: Axis): Operation => ({
  kind: 'removeLines',
  sheetId: grid.id,
  dimension: 'rows',
  lines,
});
const removeLine = (id: number): Operation => removeLines([[id, 1]]);

function edited(...edits: (readonly Operation[])[]): { workbook: Workbook; pending: Transaction[] } {
  const workbook = new Workbook(document);
  return { workbook, pending: edits.map((operations) => workbook.dispatch({ operations, origin: 'test' })) };
}

describe('rebase', () => {
  it('puts what others did before what was done here', () => {
    const { workbook, pending } = edited([cell(1, 'mine')], [cell(2, 'mine too')]);
    const foreign = [cell(1, 'theirs'), cell(3, 'theirs')];
    const { operations, kept, refused } = rebase(pending, foreign);
    workbook.dispatch({ operations, origin: 'tabs.follow', source: 'remote' });
    const expected = new Workbook(document);
    for (const next of [foreign, [cell(1, 'mine')], [cell(2, 'mine too')]])
      expected.dispatch({ operations: next, origin: 'test' });
    expect(workbook.document).toEqual(expected.document);
    expect(kept.at(-1)?.after).toEqual(expected.document);
    expect(refused).toEqual([]);
  });

  it('keeps rows that both added to one table, and what was built on them', () => {
    const next = table.nextRowId;
    const commented: Operation = {
      kind: 'setComments',
      sheetId: table.id,
      comments: { [commentKey(lineId(next), table.columns[0]!.id)]: { text: 'mine', changedMs: 1 } },
    };
    const { workbook, pending } = edited(
      [newRow(next)],
      [inRow(next), inRow(1)],
      [commented],
      [newRow(next + 1)],
    );
    const foreign = [newRow(next), newRow(next + 1)];
    const { operations, kept, refused, renumbered } = rebase(pending, foreign);
    expect(refused).toEqual([]);
    expect(renumbered).toEqual([{ sheetId: table.id, dimension: 'rows', from: next, by: 2 }]);
    workbook.dispatch({ operations, renumbered, origin: 'tabs.follow', source: 'remote' });
    const after = tableSheet(workbook.document, table.id);
    expect(axisLength(after.rows)).toBe(axisLength(table.rows) + 4);
    const place = lineIndexOf(after.rows, lineId(next + 2));
    expect(readBlocks(after.columns[0]!.blocks, place)).toBe('mine');
    expect(Object.keys(after.comments ?? {})).toEqual([commentKey(lineId(next + 2), table.columns[0]!.id)]);
    expect(kept.at(-1)?.after).toEqual(workbook.document);
  });

  it('moves only the rows that were added here: what stood between keeps its place', () => {
    const next = table.nextRowId;
    const both: Operation = {
      kind: 'removeRows',
      sheetId: table.id,
      rows: [
        [1, 2],
        [next, 1],
      ],
    };
    const { pending } = edited([newRow(next)], [both]);
    const { kept } = rebase(pending, [newRow(next)]);
    expect(kept.at(-1)?.operations).toEqual([
      {
        ...both,
        rows: [
          [1, 2],
          [next + 1, 1],
        ],
      },
    ]);
  });

  it('refuses as a whole what does not fit any more, and what was built on it', () => {
    const next = table.nextRowId;
    const late = { ...newRow(next), after: lineId(1) } as Operation;
    const { workbook, pending } = edited([late], [inRow(next), cell(1, 'mine')], [cell(2, 'mine')]);
    const { operations, kept, refused } = rebase(pending, [
      { kind: 'removeRows', sheetId: table.id, rows: [[1, 1]] },
    ]);
    expect(refused).toEqual(pending.slice(0, 2));
    expect(kept.map((transaction) => transaction.operations)).toEqual([[cell(2, 'mine')]]);
    const { after } = workbook.dispatch({ operations, origin: 'tabs.follow', source: 'remote' });
    expect(sameDocument(after, kept[0]!.after)).toBe(true);
  });

  it.each<[string, Operation, Operation, number]>([
    ['a formula that was typed before lines moved', cell(2, '=A1'), insertLine, 1],
    ['a value beside lines that moved', cell(2, 5), insertLine, 0],
    ['a value on a line that is gone', cell(2, 5), removeLine(2), 1],
    ['a value that is taken away with its line', cell(2, null), removeLine(2), 0],
    ['lines that each takes away', removeLine(2), removeLine(3), 0],
    [
      'all lines, each taking away the other half',
      removeLines(sliceAxis(grid.rows, 1, axisLength(grid.rows))),
      removeLine(1),
      1,
    ],
    ['lines taken away while others come', removeLine(2), insertLine, 0],
    ['a sheet that is removed while it is edited', { kind: 'removeSheet', sheetId: grid.id }, cell(1, 1), 1],
    [
      'whole chunks over single cells',
      { kind: 'setGridChunks', sheetId: grid.id, chunks: { '0': null } },
      cell(1, 1),
      1,
    ],
    [
      'a list that both set',
      { kind: 'setScenarios', scenarios: [] },
      { kind: 'setScenarios', scenarios: [] },
      1,
    ],
  ])('decides about %s', (_, mine, theirs, expected) => {
    expect(rebase(edited([mine]).pending, [theirs]).refused).toHaveLength(expected);
  });
});

describe('undo beside others', () => {
  it('takes back one’s own row and not the one another tab gave the same number', () => {
    const next = table.nextRowId;
    const workbook = new Workbook(document);
    const history = new History(workbook);
    const pending = [workbook.dispatch({ operations: [newRow(next)], origin: 'test' })];
    const foreign = [newRow(next)];
    const { operations, renumbered } = rebase(pending, foreign);
    workbook.dispatch({ operations, renumbered, origin: 'tabs.follow', source: 'remote', undo: 'none' });
    expect(history.undo()).toBe(true);
    expect(tableSheet(workbook.document, table.id).rows).toEqual(
      tableSheet(edited(foreign).workbook.document, table.id).rows,
    );
    expect(history.redo()).toBe(true);
    expect(lineIndexOf(tableSheet(workbook.document, table.id).rows, lineId(next + 1))).toBe(0);
  });

  it('takes back one’s own edits only', () => {
    const { workbook } = edited();
    const history = new History(workbook);
    workbook.dispatch({ operations: [cell(1, 'mine')], origin: 'test' });
    workbook.dispatch({
      operations: [cell(2, 'theirs')],
      origin: 'tabs.follow',
      source: 'remote',
      undo: 'none',
    });
    expect(history.undo()).toBe(true);
    expect(history.canUndo).toBe(false);
    const { document: expected } = edited([cell(2, 'theirs')]).workbook;
    expect(workbook.document).toEqual(expected);
  });

  it('gives up what fits no more, and changes nothing then', () => {
    const { workbook } = edited();
    const history = new History(workbook);
    workbook.dispatch({ operations: [inRow(1)], origin: 'test' });
    const gone: Operation = { kind: 'removeSheet', sheetId: table.id };
    workbook.dispatch({ operations: [gone], origin: 'tabs.follow', source: 'remote', undo: 'none' });
    const before = workbook.document;
    expect(history.undo()).toBe(false);
    expect(workbook.document).toBe(before);
    expect([history.canUndo, history.canRedo]).toEqual([false, false]);
  });
});
