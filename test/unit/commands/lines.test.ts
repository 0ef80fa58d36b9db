import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { freezeFirstRow, freezeHere, unfreeze } from '../../../src/commands/freeze';
import { hideColumns, hideRows, unhideRows } from '../../../src/commands/hideLines';
import { undo } from '../../../src/commands/history';
import { resizeColumns, resizeRows } from '../../../src/commands/lineSizes';
import { moveColumnsRight, moveRows, moveRowsDown } from '../../../src/commands/moveLines';
import { deleteCellsUp, insertCellsDown, insertCellsRight } from '../../../src/commands/shiftCells';
import { gridSheet } from '../../../src/model/lookup';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

function withCells(...rows: readonly (readonly string[])[]): TestBench {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  rows.forEach((row, rowIndex) =>
    row.forEach((text, columnIndex) => {
      void bench.run(typeCell, { sheetId, rowIndex, columnIndex, text });
    }),
  );
  return bench;
}

const withTable = (): TestBench =>
  testBench(
    workbookWithTable([
      { name: 'Name', type: 'text', values: ['a', 'b'] },
      { name: 'Amount', type: 'number', values: [1, 2] },
    ]),
  );

const inputs = (bench: TestBench, rows: number, columns: number): unknown[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => bench.input(row, column)),
  );

describe('moving rows and columns', () => {
  it('takes cells and references along, and undo restores both', () => {
    const bench = withCells(['1', '=A2'], ['2', '=A1'], ['3', '=SUM(A1:A3)']);
    const before = inputs(bench, 3, 2);
    void bench.run(moveRows, { sheetId: firstSheetId(bench), from: 0, to: 0, before: 3 });
    expect(inputs(bench, 3, 2)).toEqual([
      [2, '=A3'],
      [3, '=SUM(A1:A2)'],
      [1, '=A1'],
    ]);
    expect(bench.asked.selected).toMatchObject({ fromRow: 2, toRow: 2, fromColumn: 0 });
    void bench.run(undo, undefined);
    expect(inputs(bench, 3, 2)).toEqual(before);
  });

  it('goes one place on by key, and stays at the edge', () => {
    const bench = withCells(['1'], ['2']);
    bench.selection = selected(region(firstSheetId(bench), [0, 0]));
    void bench.run(moveRowsDown, undefined);
    expect(inputs(bench, 2, 1)).toEqual([[2], [1]]);
    bench.selection = selected(region(firstSheetId(bench), [999, 0]));
    expect(bench.run(moveRowsDown, undefined)).toMatchObject({ ok: true });
    expect(inputs(bench, 2, 1)).toEqual([[2], [1]]);
  });

  it('moves several columns of a table, and explains why its rows stay', () => {
    const bench = withTable();
    const { id } = bench.table();
    void bench.run(moveColumnsRight, region(id, [0, 0]));
    expect(bench.table().columns.map(({ name }) => name)).toEqual(['Amount', 'Name']);
    expect(bench.run(moveRows, { sheetId: id, from: 0, to: 0, before: 2 })).toMatchObject({
      problem: { code: 'tableRowsHaveNoPlace' },
    });
  });
});

describe('hiding', () => {
  it('hides what is selected and shows it again from beside it', () => {
    const bench = withCells(['1']);
    const sheetId = firstSheetId(bench);
    void bench.run(hideRows, region(sheetId, [1, 0], [2, 0]));
    void bench.run(hideRows, region(sheetId, [7, 0]));
    expect(gridSheet(bench.workbook.document, sheetId).hiddenRows).toEqual([
      [2, 2],
      [8, 1],
    ]);
    void bench.run(unhideRows, region(sheetId, [3, 0]));
    expect(gridSheet(bench.workbook.document, sheetId).hiddenRows).toEqual([[8, 1]]);
    void bench.run(unhideRows, region(sheetId, [40, 0]));
    expect(gridSheet(bench.workbook.document, sheetId)).not.toHaveProperty('hiddenRows');
  });

  it('leaves one column on the screen', () => {
    const bench = withTable();
    const { id } = bench.table();
    void bench.run(hideColumns, region(id, [0, 0]));
    expect(bench.table().columns.map(({ hidden }) => hidden)).toEqual([true, undefined]);
    expect(bench.run(hideColumns, region(id, [0, 1]))).toMatchObject({ problem: { code: 'lastLineShown' } });
    expect(bench.run(hideRows, region(id, [0, 0]))).toMatchObject({
      problem: { code: 'tableRowsAreFiltered' },
    });
  });
});

describe('freezing', () => {
  it('keeps what is above and left of the active cell', () => {
    const bench = withCells(['1']);
    bench.selection = selected(region(firstSheetId(bench), [2, 1]));
    void bench.run(freezeHere, undefined);
    expect(bench.workbook.document.sheets[0]).toMatchObject({ frozenRows: 2, frozenColumns: 1 });
    void bench.run(unfreeze, undefined);
    expect(bench.workbook.document.sheets[0]).not.toHaveProperty('frozenRows');
    expect(unfreeze.isEnabled(bench)).toBe(false);
  });

  it('explains itself where it can do nothing', () => {
    const bench = withTable();
    bench.selection = selected(region(bench.table().id, [5, 0]));
    expect(bench.run(freezeFirstRow, undefined)).toMatchObject({ problem: { code: 'tableHeadingsStay' } });
    bench.selection = selected(region(firstSheetId(bench), [0, 0]));
    expect(bench.run(freezeHere, undefined)).toMatchObject({ problem: { code: 'nothingToFreeze' } });
    bench.selection = selected(region(firstSheetId(bench), [500, 0]));
    expect(bench.run(freezeHere, undefined)).toMatchObject({ problem: { code: 'tooManyFrozen' } });
  });
});

describe('sizes', () => {
  it('are set for several lines at once and taken back', () => {
    const bench = withCells(['1']);
    const sheetId = firstSheetId(bench);
    void bench.run(resizeRows, { sheetId, sizesPx: { 0: 40, 1: 50 } });
    void bench.run(resizeRows, { sheetId, sizesPx: { 0: null } });
    void bench.run(resizeColumns, { sheetId, sizesPx: { 2: 200 } });
    expect(bench.workbook.document.sheets[0]).toMatchObject({
      rowHeightsPx: { 2: 50 },
      columnWidthsPx: { 3: 200 },
    });
  });
});

describe('cells inserted and deleted by themselves', () => {
  it('push others down; references within their columns follow', () => {
    const bench = withCells(['1', '9'], ['2', '=A2'], ['3', '=SUM(A1:A3)'], ['', '=SUM(A1:B3)']);
    void bench.run(insertCellsDown, region(firstSheetId(bench), [1, 0], [2, 0]));
    expect(inputs(bench, 5, 2)).toEqual([
      [1, 9],
      [null, '=A4'],
      [null, '=SUM(A1:A5)'],
      [2, '=SUM(A1:B3)'],
      [3, null],
    ]);
    void bench.run(undo, undefined);
    expect(inputs(bench, 3, 1)).toEqual([[1], [2], [3]]);
  });

  it('push others right, and close gaps upwards', () => {
    const bench = withCells(['1', '2'], ['3', '=B1'], ['4', '=A3']);
    void bench.run(insertCellsRight, region(firstSheetId(bench), [0, 0]));
    expect(inputs(bench, 2, 3)).toEqual([
      [null, 1, 2],
      [3, '=C1', null],
    ]);
    void bench.run(deleteCellsUp, region(firstSheetId(bench), [0, 0], [1, 0]));
    expect(inputs(bench, 3, 2)).toEqual([
      [4, 1],
      [null, '=C1'],
      [null, '=A1'],
    ]);
  });

  it('are refused in a table, in words', () => {
    const bench = withTable();
    expect(bench.run(insertCellsDown, region(bench.table().id, [0, 0]))).toMatchObject({
      problem: { code: 'tableCellsBelongToRows' },
    });
  });
});
