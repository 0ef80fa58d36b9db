import { describe, expect, it } from 'vitest';
import { clearCells, typeCell } from '../../../src/commands/cells';
import { undo } from '../../../src/commands/history';
import { axisLength } from '../../../src/model/axis';
import { gridSheet } from '../../../src/model/lookup';
import { firstSheetId, region, testBench, workbookWithTable, type TestBench } from './commandContext';

function type(bench: TestBench, rowIndex: number, columnIndex: number, text: string): unknown {
  return bench.run(typeCell, { sheetId: firstSheetId(bench), rowIndex, columnIndex, text });
}

describe('typing into a grid sheet', () => {
  it('reads numbers, percentages, dates, yes and no, and text as Excel does', () => {
    const bench = testBench();
    const typed = ['12', '12%', '2024-03-05', 'TRUE', 'abc', "'12", '<b>x</b>'];
    typed.forEach((text, row) => type(bench, row, 0, text));
    expect(typed.map((_, row) => bench.input(row, 0))).toEqual([
      12,
      0.12,
      45356,
      true,
      'abc',
      '12',
      '<b>x</b>',
    ]);
  });

  it('stores a formula with ids and shows no change when its syntax is wrong', () => {
    const bench = testBench();
    type(bench, 0, 0, '=SUM(b1:B3)*2');
    expect(bench.input(0, 0)).toBe('=SUM(B1:B3)*2');
    const before = bench.workbook.document;
    expect(type(bench, 0, 0, '=SUM(*')).toMatchObject({
      ok: false,
      problem: { code: 'formulaOperandMissing' },
    });
    expect(bench.workbook.document).toBe(before);
  });

  it('keeps a text that begins with = a text', () => {
    const bench = testBench();
    type(bench, 0, 0, "'=1+1");
    expect(bench.input(0, 0)).toBe("'=1+1");
  });

  it('grows when something is typed past its end, in one undo step', () => {
    const bench = testBench();
    type(bench, 1005, 30, 'far');
    expect(bench.input(1005, 30)).toBe('far');
    void bench.run(undo, undefined);
    const sheet = gridSheet(bench.workbook.document, firstSheetId(bench));
    expect([axisLength(sheet.rows), axisLength(sheet.columns)]).toEqual([1000, 26]);
  });

  it('enters one text into all that is selected, formulas shifted', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    const args = { sheetId, rowIndex: 0, columnIndex: 1, text: '=A1+$A$1' };
    const regions = [region(sheetId, [0, 1], [2, 1]), region(sheetId, [5, 1])];
    void bench.run(typeCell, { ...args, regions });
    expect([0, 1, 2].map((row) => bench.input(row, 1))).toEqual(['=A1+$A$1', '=A2+$A$1', '=A3+$A$1']);
    expect(bench.input(5, 1)).toBe('=A6+$A$1');
  });

  it('clears contents and keeps styles', () => {
    const bench = testBench();
    type(bench, 0, 0, '12%');
    void bench.run(clearCells, { regions: [region(firstSheetId(bench), [0, 0], [5, 5])] });
    expect(bench.input(0, 0)).toBeNull();
    type(bench, 0, 0, '0.5');
    const cells = Object.values(gridSheet(bench.workbook.document, firstSheetId(bench)).chunks);
    expect(Object.values(cells[0] ?? {})).toEqual([{ input: 0.5, style: { numberFormat: '0%' } }]);
  });
});

describe('typing into a table', () => {
  const bench = (): TestBench =>
    testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: ['a', 'b'] },
        { name: 'Revenue', type: 'number', values: [1, 2] },
        { name: 'Double', type: 'number', formula: '=[@_c]*2' },
        { name: 'Note', type: 'text', values: [null, null] },
      ]),
    );
  const enter = (b: TestBench, rowIndex: number, columnIndex: number, text: string): unknown =>
    b.run(typeCell, { sheetId: b.table().id, rowIndex, columnIndex, text });

  it('reads by the column’s type and keeps what does not fit as text', () => {
    const b = bench();
    enter(b, 0, 1, '1,200');
    enter(b, 1, 1, 'unknown');
    enter(b, 0, 0, '007');
    expect(b.column('Revenue')).toEqual([1200, 'unknown']);
    expect(b.column('Name')).toEqual(['007', 'b']);
  });

  it('adds the rows up to where it was typed', () => {
    const b = bench();
    enter(b, 3, 1, '4');
    expect(b.column('Revenue')).toEqual([1, 2, null, 4]);
    expect(b.column('Name')).toEqual(['a', 'b', null, null]);
    void b.run(undo, undefined);
    expect(b.column('Revenue')).toEqual([1, 2]);
  });

  it('refuses a calculated column and says which', () => {
    expect(enter(bench(), 0, 2, '5')).toMatchObject({
      ok: false,
      problem: { code: 'cellIsCalculated', params: { column: 'Double' } },
    });
  });

  it('turns an empty column into a calculated one when a formula is typed, and refuses it beside values', () => {
    const b = bench();
    expect(enter(b, 0, 3, '=[@Revenue]*2')).toMatchObject({ ok: true });
    expect(b.table().columns[3]?.formula).toBe(`=[@${b.table().columns[1]?.id}]*2`);
    expect(enter(b, 0, 1, '=1+1')).toMatchObject({ ok: false, problem: { code: 'formulaInValueColumn' } });
  });

  it('clears values and leaves calculated columns', () => {
    const b = bench();
    void b.run(clearCells, { regions: [region(b.table().id, [0, 0], [1, 2])] });
    expect(b.column('Revenue')).toEqual([null, null]);
    expect(b.run(clearCells, { regions: [region(b.table().id, [0, 2])] })).toMatchObject({
      ok: false,
      problem: { code: 'cellIsCalculated' },
    });
  });
});
