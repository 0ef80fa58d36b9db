import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { cellsToTable } from '../../../src/commands/cellsToTable';
import { undo } from '../../../src/commands/history';
import { pasteCells } from '../../../src/commands/paste';
import { findSheetByName, gridCells, gridSheet } from '../../../src/model/lookup';
import { firstSheetId, region, selected, testBench, type TestBench } from './commandContext';

const list = 'Name\tJoined\tShare\tActive\nAda\t2026-03-05\t10%\tTRUE\nBob\t2026-03-06\t25%\tFALSE\n\t\t\t';

function pasted(text = list, row = 1, column = 1): TestBench {
  const bench = testBench();
  void bench.run(pasteCells, { target: region(firstSheetId(bench), [row, column]), text });
  bench.selection = selected(region(firstSheetId(bench), [row, column]));
  return bench;
}
const cellsLeft = (bench: TestBench): number =>
  [...gridCells(gridSheet(bench.workbook.document, firstSheetId(bench)))].filter(
    ([, { input }]) => input !== null,
  ).length;

describe('a list that was pasted', () => {
  it('is offered as a table: headings, types and formats', () => {
    const bench = pasted();
    const [notice] = bench.notices;
    if (notice?.kind !== 'message' || !notice.action) throw new Error('nothing was offered');
    expect(notice.action.commandId).toBe('cells.toTable');
    void bench.run(cellsToTable, notice.action.args as never);
    const table = bench.table('Table1');
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['Name', 'text'],
      ['Joined', 'date'],
      ['Share', 'percent'],
      ['Active', 'boolean'],
    ]);
    expect(bench.column('Share', 'Table1').slice(0, 2)).toEqual([0.1, 0.25]);
    expect(bench.column('Active', 'Table1').slice(0, 2)).toEqual([true, false]);
    expect(cellsLeft(bench)).toBe(0);
    expect(bench.asked.selected).toMatchObject({ sheetId: table.id, activeRow: 0, activeColumn: 0 });
    expect(bench.notices.at(-1)).toMatchObject({ undoable: true, params: { table: 'Table1' } });
  });

  it('comes back as it was with one undo', () => {
    const bench = pasted();
    const before = bench.workbook.document;
    void bench.run(cellsToTable, undefined);
    void bench.run(undo, undefined);
    expect(bench.workbook.document).toEqual(before);
  });

  it.each([
    ['has no headings', '1\t2\n3\t4\n5\t6'],
    ['has one column', 'Name\nAda\nBob'],
    ['is one row under its headings', 'Name\tAge\nAda\t3'],
    ['has a heading twice, over texts', 'a\ta\nb\tc\nd\te'],
  ])('is not offered where it %s', (_, text) => {
    expect(pasted(text).notices).toEqual([]);
  });

  it('is not offered over cells that were there', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 2, columnIndex: 2, text: 'x' });
    void bench.run(pasteCells, { target: region(sheetId, [1, 1]), text: list });
    expect(bench.notices).toEqual([]);
  });
});

describe('a list that becomes a table', () => {
  it('leaves the table in its place where a formula reads it', () => {
    const bench = pasted('Name\tAge\nAda\t3\nBob\t4');
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 9, columnIndex: 9, text: '=SUM(C:C)' });
    void bench.run(cellsToTable, undefined);
    expect(bench.input(1, 1)).toBe(`=${findSheetByName(bench.workbook.document, 'Table1')?.id}[#All]`);
    expect(bench.input(9, 9)).toBe('=SUM(C:C)');
    expect(cellsLeft(bench)).toBe(2);
  });

  it('names columns that have no heading, and keeps headings apart', () => {
    const bench = pasted('1\t2\n3\t4\n5\t6');
    void bench.run(cellsToTable, undefined);
    expect(bench.table('Table1').columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
    expect(bench.column('Column 2', 'Table1')).toEqual([2, 4, 6]);
  });

  it('is refused for a single row', () => {
    const bench = pasted('a\tb');
    expect(bench.run(cellsToTable, undefined)).toMatchObject({ problem: { code: 'nothingForTable' } });
  });
});
