import { describe, expect, it } from 'vitest';
import { axisLength, lineIdAt, lineIndexOf, sliceAxis, type Axis } from '../../../src/model/axis';
import { commentKey } from '../../../src/model/cellComment';
import { blockFromValues, readBlocks } from '../../../src/model/columnBlocks';
import { sameDocument } from '../../../src/model/documentEquality';
import { History } from '../../../src/model/history';
import type { WorkbookDocument } from '../../../src/model/document';
import { lineId, newNamedRangeId, newRuleId } from '../../../src/model/ids';
import { gridCellKey, gridCells, gridSheet, isFormula, tableSheet } from '../../../src/model/lookup';
import type { NamedRange } from '../../../src/model/namedRange';
import type { Operation } from '../../../src/model/operation';
import { rebase } from '../../../src/model/rebase';
import type { Transaction } from '../../../src/model/transaction';
import { Workbook } from '../../../src/model/workbook';
import { sampleWorkbook } from '../../support/sampleWorkbook';
import { diceOf, firstSeed } from '../../support/testSize';

const { document: unnamed } = sampleWorkbook();
const grid = unnamed.sheets.find((sheet) => sheet.kind === 'grid')!;
const table = unnamed.sheets.find((sheet) => sheet.kind === 'table')!;
const firstName: NamedRange = { id: newNamedRangeId(), name: 'First', refersTo: `${grid.id}!$A$1` };
const document: WorkbookDocument = { ...unnamed, namedRanges: [firstName] };

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

const ruleAbout = (formula: string): Operation => ({
  kind: 'updateSheet',
  sheetId: grid.id,
  patch: {
    validations: [
      {
        id: newRuleId(),
        areas: [{ rows: [[1, 1]], columns: [[1, 1]] }],
        validation: { rule: { kind: 'formula', formula }, onInvalid: 'reject' },
      },
    ],
  },
});
const otherRows: Operation = {
  kind: 'replaceRows',
  sheetId: table.id,
  rows: [],
  blockLengths: [],
  columns: {},
};
const anewSheet: readonly Operation[] = [
  { kind: 'removeSheet', sheetId: table.id },
  { kind: 'addSheet', sheet: table, after: grid.id },
];

/** A formula that names places of both sheets, for a cell or for a calculated column; or a name that does. */
function typedFormula(dice: (sides: number) => number): Operation {
  const place = (): string => `${'ABC'[dice(3)]}${1 + dice(8)}`;
  if (dice(3) === 0) {
    const refersTo = `${[grid, table][dice(2)]!.id}!$A$${1 + dice(5)}:$B$${6 + dice(5)}`;
    if (dice(2)) return { kind: 'updateNamedRange', rangeId: firstName.id, patch: { refersTo } };
    return {
      kind: 'addNamedRange',
      range: { ...firstName, id: newNamedRangeId(), refersTo },
      after: firstName.id,
    };
  }
  const formula = `=SUM(${place()}:${place()},${grid.id}!${place()},${table.id}!${place()},A:B,3:3)`;
  if (dice(2) === 0) return cell(30 + dice(5), formula);
  const columnId = table.columns[0]!.id;
  return { kind: 'updateColumn', sheetId: table.id, columnId, patch: { formula } };
}

/** Lines of both sheets that somebody else puts in, takes away and moves. */
function foreignLines(dice: (sides: number) => number): readonly Operation[] {
  const workbook = new Workbook(document);
  const { id: sheetId } = grid;
  const done: Operation[] = [];
  for (let count = 1 + dice(4); count > 0; count--) {
    const { rows } = gridSheet(workbook.document, sheetId);
    const at = dice(10);
    const lines = sliceAxis(rows, at, at + 1 + dice(2));
    const added = 9_000 + count * 10;
    const choices: readonly Operation[] = [
      { kind: 'insertLines', sheetId, dimension: 'rows', after: lineIdAt(rows, at), lines: [[added, 2]] },
      { kind: 'insertLines', sheetId, dimension: 'columns', after: null, lines: [[added, 1]] },
      { kind: 'removeLines', sheetId, dimension: 'rows', lines },
      { kind: 'moveLines', sheetId, dimension: 'rows', lines, after: lineIdAt(rows, 12 + dice(5)) },
      newRow(added),
    ];
    const chosen = choices[dice(choices.length)]!;
    workbook.dispatch({ operations: [chosen], origin: 'test' });
    done.push(chosen);
  }
  return done;
}

function formulasOf(changed: WorkbookDocument): unknown {
  const { columns } = tableSheet(changed, table.id);
  const cells = [...gridCells(gridSheet(changed, grid.id))].map(([, { input }]) => input);
  const names = changed.namedRanges?.map(({ refersTo }) => refersTo);
  return [columns.map(({ formula }) => formula), cells.filter(isFormula), names];
}

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

  it.each<[string, Operation, Operation | readonly Operation[], number]>([
    ['a formula that was typed before lines moved', cell(2, '=A1'), insertLine, 0],
    ['a rule that was made before lines moved', ruleAbout('=A1>1'), insertLine, 1],
    ['a formula while all rows of a table are put anew', cell(2, '=A1'), otherRows, 1],
    ['a formula while a sheet is put back as it was', cell(2, '=A1'), anewSheet, 1],
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
    const foreign = Array.isArray(theirs) ? theirs : [theirs];
    expect(rebase(edited([mine]).pending, foreign).refused).toHaveLength(expected);
  });

  it('has formulas follow lines as those do that stood there before, in cells and in columns', () => {
    for (let round = 0; round < 300; round++) {
      const seed = firstSeed + round;
      const dice = diceOf(seed);
      const mine = [typedFormula(dice), typedFormula(dice)];
      const { workbook, pending } = edited(...mine.map((operation) => [operation]));
      const foreign = foreignLines(dice);
      const { kept, refused } = rebase(pending, foreign);
      expect(refused, `WORTHBOOK_SEED=${seed}`).toEqual([]);
      workbook.dispatch({ operations: foreign, origin: 'test' });
      expect(formulasOf(kept.at(-1)!.after), `WORTHBOOK_SEED=${seed}`).toEqual(formulasOf(workbook.document));
    }
  });

  it('refuses a formula where lines moved on both sides', () => {
    const { pending } = edited([removeLine(5)], [cell(2, '=A9')]);
    expect(rebase(pending, [insertLine]).refused).toEqual(pending.slice(1));
  });
});

describe('undo beside others', () => {
  it('brings no formula again that was written before somebody else moved lines', () => {
    const { workbook } = edited();
    const history = new History(workbook);
    const theirs = (operation: Operation) =>
      workbook.dispatch({ operations: [operation], origin: 'tabs.follow', source: 'remote', undo: 'none' });
    workbook.dispatch({ operations: [cell(2, '=A9')], origin: 'test' });
    workbook.dispatch({ operations: [cell(3, 'value')], origin: 'test' });
    theirs(insertLine);
    expect([history.undo(), history.undo()]).toEqual([true, true]);
    expect(gridCells(gridSheet(workbook.document, grid.id)).next().done).toBe(true);
    // It would read A9 where A10 was meant by now; and what was built on it is nothing without it.
    expect(history.canRedo).toBe(false);

    workbook.dispatch({ operations: [cell(2, '=A9')], origin: 'test' });
    workbook.dispatch({ operations: [cell(2, 7)], origin: 'test' });
    expect(history.undo()).toBe(true);
    theirs({ ...insertLine, lines: [[9_500, 1]] });
    expect(history.redo()).toBe(true);
    expect(history.canUndo).toBe(false);
  });

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
