import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { copyRegion } from '../../../src/commands/clipboardContent';
import { undo } from '../../../src/commands/history';
import { pasteCells } from '../../../src/commands/paste';
import { parseClipboardText } from '../../../src/model/format/clipboardText';
import type { Region } from '../../../src/commands/region';
import { firstSheetId, region, testBench, workbookWithTable, type TestBench } from './commandContext';

function typeAll(bench: TestBench, rows: readonly (readonly string[])[]): void {
  const sheetId = firstSheetId(bench);
  rows.forEach((row, rowIndex) =>
    row.forEach((text, columnIndex) => void bench.run(typeCell, { sheetId, rowIndex, columnIndex, text })),
  );
}

function copyAndPaste(bench: TestBench, from: Region, to: Region, cut = false): unknown {
  const content = copyRegion(bench.workbook.document, bench.values, from, { locale: 'en', cut });
  if (!content) throw new Error('nothing was copied');
  return bench.run(pasteCells, { target: to, text: content.text, content });
}

describe('pasting', () => {
  it('repeats what was copied over a selection that is a multiple of it', () => {
    const bench = testBench();
    const target = region(firstSheetId(bench), [0, 0], [3, 1]);
    void bench.run(pasteCells, { target, text: '1\n2' });
    expect([0, 1, 2, 3].map((row) => [bench.input(row, 0), bench.input(row, 1)])).toEqual([
      [1, 1],
      [2, 2],
      [1, 1],
      [2, 2],
    ]);
    expect(bench.asked.selected).toMatchObject({ fromRow: 0, toRow: 3, fromColumn: 0, toColumn: 1 });
  });

  it('shifts formulas that were copied in the workbook, and leaves those that were cut', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    typeAll(bench, [['1', '=A1*$A$1']]);
    copyAndPaste(bench, region(sheetId, [0, 1]), region(sheetId, [2, 2], [3, 2]));
    expect(bench.input(2, 2)).toBe('=B3*$A$1');
    expect(bench.input(3, 2)).toBe('=B4*$A$1');
    copyAndPaste(bench, region(sheetId, [0, 1]), region(sheetId, [5, 5]), true);
    expect(bench.input(5, 5)).toBe('=A1*$A$1');
    expect(bench.input(0, 1)).toBeNull();
  });

  it('moves a cut region onto a part of itself', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    typeAll(bench, [['1'], ['2'], ['3']]);
    copyAndPaste(bench, region(sheetId, [0, 0], [2, 0]), region(sheetId, [1, 0]), true);
    expect([0, 1, 2, 3].map((row) => bench.input(row, 0))).toEqual([null, 1, 2, 3]);
  });

  it('pastes a formula that cannot be read as text', () => {
    const bench = testBench();
    void bench.run(pasteCells, { target: region(firstSheetId(bench), [0, 0]), text: '=SUM(*\t5' });
    expect([bench.input(0, 0), bench.input(0, 1)]).toEqual(["'=SUM(*", 5]);
  });

  it('extends a table by rows and by columns, skipping calculated ones, and one undo takes it back', () => {
    const bench = testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: ['a'] },
        { name: 'Twice', type: 'number', formula: '=2' },
        { name: 'Revenue', type: 'number', values: [1] },
      ]),
    );
    const text = 'b\t9\t2\t10\tx\nc\t9\t3\t11\ty';
    void bench.run(pasteCells, { target: region(bench.table().id, [1, 0]), text });
    expect(bench.column('Name')).toEqual(['a', 'b', 'c']);
    expect(bench.column('Revenue')).toEqual([1, 2, 3]);
    expect(bench.table().columns.map((column) => [column.name, column.type])).toEqual([
      ['Name', 'text'],
      ['Twice', 'number'],
      ['Revenue', 'number'],
      ['Column 4', 'number'],
      ['Column 5', 'text'],
    ]);
    expect(bench.column('Column 4')).toEqual([null, 10, 11]);
    void bench.run(undo, undefined);
    expect(bench.table().columns).toHaveLength(3);
    expect(bench.column('Name')).toEqual(['a']);
  });

  describe('into a new table', () => {
    const customers =
      'ID\tName\tSince\tRevenue\tChurned\n007\tAda\t2024-01-05\t$1,200\tTRUE\n012\tBob\t2024-02-06\t$75\tFALSE';
    const benchWithNewTable = (): TestBench => {
      return testBench(workbookWithTable([{ name: 'Name', type: 'text', values: [] }]));
    };
    const columnsOf = (bench: TestBench): unknown =>
      bench.table().columns.map(({ name, type }) => [name, type]);

    it('makes columns of the headings of a list, with the types of what stands below, and one undo takes all back', () => {
      const bench = benchWithNewTable();
      void bench.run(pasteCells, { target: region(bench.table().id, [0, 0]), text: customers });
      expect(columnsOf(bench)).toEqual([
        ['ID', 'text'],
        ['Name', 'text'],
        ['Since', 'date'],
        ['Revenue', 'currency'],
        ['Churned', 'boolean'],
      ]);
      expect(bench.column('ID')).toEqual(['007', '012']);
      expect(bench.column('Revenue')).toEqual([1200, 75]);
      expect(bench.column('Since')).toEqual([45_296, 45_328]);
      expect(bench.notices).toMatchObject([{ text: 'view_headingsTaken', undoable: true }]);
      void bench.run(undo, undefined);
      expect(columnsOf(bench)).toEqual([['Name', 'text']]);
    });

    it('leaves nothing out that stands beside the headings', () => {
      const bench = benchWithNewTable();
      void bench.run(pasteCells, { target: region(bench.table().id, [0, 0]), text: 'A\n1\n2\t3' });
      expect(columnsOf(bench)).toEqual([
        ['A', 'number'],
        ['Column 2', 'number'],
      ]);
      expect(bench.column('Column 2')).toEqual([null, 3]);
    });

    it.each([
      ['rows without headings', 'Ada\t5\nBob\t6'],
      ['a list of nothing but texts', 'Ada\tParis\nBob\tRome'],
      ['headings that are the same', 'A\tA\n1\t2'],
      ['headings alone', 'A\tB'],
    ])('takes %s as they are', (_, text) => {
      const bench = benchWithNewTable();
      void bench.run(pasteCells, { target: region(bench.table().id, [0, 0]), text });
      expect(bench.column('Name')).toEqual(text.split('\n').map((row) => row.split('\t')[0]));
    });

    it('takes no headings where something stands already, or further down', () => {
      const bench = testBench(workbookWithTable([{ name: 'Name', type: 'text', values: ['x'] }]));
      void bench.run(pasteCells, { target: region(bench.table().id, [0, 0]), text: customers });
      expect(bench.column('Name')).toEqual(['ID', '007', '012']);
    });
  });

  it('makes a blank column calculated by a formula alone, and keeps one among values as its text', () => {
    const blank = { type: 'number' as const, values: [null, null, null] };
    const bench = testBench(
      workbookWithTable([
        { name: 'A', ...blank },
        { name: 'B', ...blank },
      ]),
    );
    const text = '=1+1\t=1+2\n\t5\n\t';
    expect(bench.run(pasteCells, { target: region(bench.table().id, [0, 0]), text })).toMatchObject({
      ok: true,
    });
    expect(bench.table().columns.map(({ formula }) => formula)).toEqual(['=1+1', null]);
    expect(bench.column('B')).toEqual(['=1+2', 5, null]);
  });

  it('says so when the clipboard holds nothing', () => {
    const bench = testBench();
    expect(bench.run(pasteCells, { target: region(firstSheetId(bench), [0, 0]), text: '' })).toMatchObject({
      ok: false,
      problem: { code: 'clipboardEmpty' },
    });
  });
});

describe('clipboard text', () => {
  it('reads what Excel writes', () => {
    expect(parseClipboardText('a\tb\r\n"x\ty"\t"say ""hi"""\r\n')).toEqual([
      ['a', 'b'],
      ['x\ty', 'say "hi"'],
    ]);
    expect(parseClipboardText('"open\tb')).toEqual([['"open', 'b']]);
    expect(parseClipboardText('')).toEqual([['']]);
  });

  it('brings any texts back', () => {
    const cell = fc
      .string()
      .filter((text) => text.trim() !== '' && !text.startsWith('=') && !/^'/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
        const bench = testBench(
          workbookWithTable([
            { name: 'A', type: 'text', values: rows.map((row) => row[0]) },
            { name: 'B', type: 'text', values: rows.map((row) => row[1]) },
          ]),
        );
        const all = region(bench.table().id, [0, 0], [rows.length - 1, 1]);
        const options = { locale: 'en', cut: false } as const;
        const content = copyRegion(bench.workbook.document, bench.values, all, options);
        expect(parseClipboardText(content?.text ?? '')).toEqual(rows);
      }),
    );
  });
});
