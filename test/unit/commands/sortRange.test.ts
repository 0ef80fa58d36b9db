import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { setComment } from '../../../src/commands/comments';
import { dataBlock, hasHeaderRow } from '../../../src/commands/dataBlock';
import { formatCells } from '../../../src/commands/formatCells';
import { hideRows } from '../../../src/commands/hideLines';
import { undo } from '../../../src/commands/history';
import { sortRange, sortRangeAscending, sortRangeDescending } from '../../../src/commands/sortRange';
import { lineIdAt } from '../../../src/model/axis';
import { commentKey } from '../../../src/model/cellComment';
import { gridSheet } from '../../../src/model/lookup';
import { firstSheetId, region, selected, testBench, type TestBench } from './commandContext';

/** A sheet with these texts typed in from `B2` on. */
function sheetOf(rows: readonly (readonly string[])[]): TestBench {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  rows.forEach((cells, row) =>
    cells.forEach((text, column) => {
      void bench.run(typeCell, { sheetId, rowIndex: row + 1, columnIndex: column + 1, text });
    }),
  );
  at(bench, 2, 1);
  return bench;
}

const at = (bench: TestBench, row: number, column: number, toRow = row, toColumn = column): void => {
  bench.selection = selected(region(firstSheetId(bench), [row, column], [toRow, toColumn]));
};
const column = (bench: TestBench, columnIndex: number, rows = 5) =>
  Array.from({ length: rows }, (_, row) => bench.input(row + 1, columnIndex));

const orders = (): TestBench =>
  sheetOf([
    ['Name', 'Amount', 'Double'],
    ['b', '2', '=C3*2'],
    ['c', '1', '=C4*2'],
    ['a', '2', '=C5*$C$3'],
  ]);

describe('sorting a range', () => {
  it('takes the list round the active cell without its headings, and moves formulas with their rows', () => {
    const bench = orders();
    void bench.run(sortRangeAscending, undefined);
    expect(column(bench, 1, 4)).toEqual(['Name', 'a', 'b', 'c']);
    expect(column(bench, 2, 4)).toEqual(['Amount', 2, 2, 1]);
    // As copied: relative references keep to their row, absolute ones stay.
    expect(column(bench, 3, 4)).toEqual(['Double', '=C3*$C$3', '=C4*2', '=C5*2']);
    // The person goes on where they were.
    expect(bench.asked.selected).toBeUndefined();
  });

  it('goes by several columns, the first one first, and leaves what is equal as it stood', () => {
    const bench = orders();
    const where = region(firstSheetId(bench), [1, 1], [4, 3]);
    const levels = [
      { columnIndex: 2, direction: 'descending' },
      { columnIndex: 1, direction: 'ascending' },
    ] as const;
    void bench.run(sortRange, { region: where, hasHeader: true, levels });
    expect(column(bench, 1, 4)).toEqual(['Name', 'a', 'b', 'c']);
    void bench.run(undo, undefined);
    void bench.run(sortRange, { region: where, hasHeader: true, levels: levels.slice(0, 1) });
    expect(column(bench, 1, 4)).toEqual(['Name', 'b', 'a', 'c']);
  });

  it('is one step of undo', () => {
    const bench = orders();
    const before = bench.workbook.document;
    void bench.run(sortRangeDescending, undefined);
    expect(bench.workbook.document).not.toEqual(before);
    void bench.run(undo, undefined);
    expect(bench.workbook.document).toEqual(before);
  });

  it('sorts by what is shown: numbers, texts, and blanks last in both directions', () => {
    const bench = sheetOf([['x'], ['10'], [''], ['9'], ['B'], ['a']]);
    at(bench, 1, 1, 6, 1);
    void bench.run(sortRangeAscending, undefined);
    expect(column(bench, 1, 6)).toEqual([9, 10, 'a', 'B', 'x', null]);
    void bench.run(sortRangeDescending, undefined);
    expect(column(bench, 1, 6)).toEqual(['x', 'B', 'a', 10, 9, null]);
  });

  it('takes looks and comments along, and leaves hidden rows where they are', () => {
    const bench = sheetOf([['3'], ['2'], ['1']]);
    const sheetId = firstSheetId(bench);
    const key = (row: number) => {
      const sheet = gridSheet(bench.workbook.document, sheetId);
      return commentKey(lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, 1));
    };
    const sheet = () => gridSheet(bench.workbook.document, sheetId);
    void bench.run(setComment, { sheetId, key: key(1), text: 'three' });
    at(bench, 1, 1);
    void bench.run(formatCells, { change: { bold: true } });
    void bench.run(hideRows, region(sheetId, [2, 1]));
    at(bench, 1, 1, 3, 1);
    void bench.run(sortRangeAscending, undefined);
    expect(column(bench, 1, 3)).toEqual([1, 2, 3]);
    expect(Object.keys(sheet().comments ?? {})).toEqual([key(3)]);
    const bold = Object.values(sheet().chunks).flatMap((chunk) =>
      Object.values(chunk).filter(({ style }) => style?.bold),
    );
    expect(bold.map(({ input }) => input)).toEqual([3]);
  });

  it('refuses what an array fills, and what is no list', () => {
    const bench = orders();
    bench.values.isSpilled = () => true;
    expect(bench.run(sortRangeAscending, undefined)).toMatchObject({ problem: { code: 'rangeHasArray' } });
    at(bench, 20, 8);
    expect(bench.run(sortRangeAscending, undefined)).toMatchObject({ problem: { code: 'nothingToSort' } });
    expect(sortRangeAscending.isEnabled({ ...bench, readOnly: true })).toBe(false);
  });
});

describe('a list of cells', () => {
  const sheet = (bench: TestBench) => gridSheet(bench.workbook.document, firstSheetId(bench));
  const block = (bench: TestBench) =>
    bench.selection && dataBlock(sheet(bench), bench.values, bench.selection);

  it('reaches as far as cells touch, or as far as is selected and filled', () => {
    const bench = orders();
    expect(block(bench)).toMatchObject({ fromRow: 1, toRow: 4, fromColumn: 1, toColumn: 3 });
    at(bench, 0, 1, 999, 2);
    expect(block(bench)).toMatchObject({ fromRow: 0, toRow: 4, fromColumn: 1, toColumn: 2 });
    at(bench, 50, 9);
    expect(block(bench)).toBeNull();
  });

  it('has headings where texts stand over something else', () => {
    const has = (rows: readonly (readonly string[])[]): boolean => {
      const bench = sheetOf(rows);
      const where = region(firstSheetId(bench), [1, 1], [rows.length, rows[0]!.length]);
      return hasHeaderRow(sheet(bench), bench.values, where);
    };
    expect(
      has([
        ['Name', 'Amount'],
        ['a', '1'],
      ]),
    ).toBe(true);
    expect(
      has([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBe(false);
    expect(
      has([
        ['a', '1'],
        ['b', '2'],
      ]),
    ).toBe(false);
    expect(has([['Name', 'Amount']])).toBe(false);
  });
});
