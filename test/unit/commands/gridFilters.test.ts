import { describe, expect, it } from 'vitest';
import { filterByCell, filterOutCell } from '../../../src/commands/cellFilters';
import { clearCells, typeCell } from '../../../src/commands/cells';
import { copyRegion } from '../../../src/commands/clipboardContent';
import { fillDown } from '../../../src/commands/fill';
import { bold } from '../../../src/commands/formats';
import { filterCells } from '../../../src/commands/gridFilters';
import { filterableValues } from '../../../src/commands/gridFilterWork';
import { hideRows } from '../../../src/commands/hideLines';
import { undo } from '../../../src/commands/history';
import { dragCells } from '../../../src/commands/dragCells';
import { pasteCells } from '../../../src/commands/paste';
import { removeRows } from '../../../src/commands/rows';
import { sortRangeAscending } from '../../../src/commands/sortRange';
import {
  clearFilter,
  clearFilters,
  columnMenu,
  reapplyView,
  toggleFilter,
} from '../../../src/commands/tableViews';
import { lineIdAt } from '../../../src/model/axis';
import type { GridSheet } from '../../../src/model/document';
import { filteredPlaces, filterPlace } from '../../../src/model/gridFilter';
import { gridSheet } from '../../../src/model/lookup';
import { readColumnText } from '../../../src/io/columnText';
import type { ColumnFilter } from '../../../src/model/tableView';
import { firstSheetId, region, selected, testBench, type TestBench } from './commandContext';

/** `City` in B and `Sales` in C under headings in row 2, and a number beside the list in F4. */
function list(): TestBench {
  const bench = testBench();
  const rows = [
    ['City', 'Sales'],
    ['Oslo', '5'],
    ['Bern', '9'],
    ['Oslo', '7'],
    ['Rome', '1'],
    ['Bern', '3'],
  ];
  rows.forEach((cells, row) => cells.forEach((text, column) => type(bench, row + 1, column + 1, text)));
  type(bench, 3, 5, '42');
  at(bench, 3, 1);
  return bench;
}

function type(bench: TestBench, rowIndex: number, columnIndex: number, text: string): void {
  void bench.run(typeCell, { sheetId: firstSheetId(bench), rowIndex, columnIndex, text });
}
function at(bench: TestBench, row: number, column: number, toRow = row, toColumn = column): void {
  bench.selection = selected(region(firstSheetId(bench), [row, column], [toRow, toColumn]));
}
const sheetOf = (bench: TestBench): GridSheet => gridSheet(bench.workbook.document, firstSheetId(bench));
const hidden = (bench: TestBench): number[] =>
  filteredPlaces(sheetOf(bench)).flatMap(([from, to]) =>
    Array.from({ length: to - from }, (_, i) => from + i),
  );
const filterBy = (bench: TestBench, columnIndex: number, filter: ColumnFilter | null) =>
  bench.run(filterCells, {
    sheetId: firstSheetId(bench),
    columnId: lineIdAt(sheetOf(bench).columns, columnIndex),
    filter,
  });
const only = (...texts: string[]): ColumnFilter => ({ kind: 'values', mode: 'show', texts });
const column = (bench: TestBench, columnIndex: number, rows = 6) =>
  Array.from({ length: rows }, (_, row) => bench.input(row + 1, columnIndex));

/** Rows 4 (Bern) and 6, 7 (Rome, Bern) are hidden. */
function osloOnly(): TestBench {
  const bench = list();
  void bench.run(toggleFilter, undefined);
  void filterBy(bench, 1, only('Oslo'));
  return bench;
}

describe('switching the filter of a sheet of cells', () => {
  it('puts it over the list around the active cell and takes it away again', () => {
    const bench = list();
    expect(toggleFilter.isEnabled(bench)).toBe(true);
    void bench.run(toggleFilter, undefined);
    expect(filterPlace(sheetOf(bench))).toEqual({ fromRow: 1, toRow: 6, fromColumn: 1, toColumn: 2 });
    void bench.run(toggleFilter, undefined);
    expect(sheetOf(bench).filter).toBeUndefined();
    void bench.run(undo, undefined);
    expect(filterPlace(sheetOf(bench))).not.toBeNull();
  });

  it('takes what is selected, and below a selected row of headings the list that hangs on it', () => {
    const bench = list();
    at(bench, 1, 1, 4, 1);
    void bench.run(toggleFilter, undefined);
    expect(filterPlace(sheetOf(bench))).toEqual({ fromRow: 1, toRow: 4, fromColumn: 1, toColumn: 1 });
    void bench.run(toggleFilter, undefined);
    at(bench, 1, 1, 1, 2);
    void bench.run(toggleFilter, undefined);
    expect(filterPlace(sheetOf(bench))).toEqual({ fromRow: 1, toRow: 6, fromColumn: 1, toColumn: 2 });
  });

  it('is refused in words among blanks', () => {
    const bench = list();
    at(bench, 20, 8);
    expect(bench.run(toggleFilter, undefined)).toMatchObject({ problem: { code: 'nothingToFilter' } });
  });

  it('takes all hidden rows back with it', () => {
    const bench = osloOnly();
    expect(hidden(bench)).toEqual([3, 5, 6]);
    void bench.run(toggleFilter, undefined);
    expect(hidden(bench)).toEqual([]);
    void bench.run(undo, undefined);
    expect(hidden(bench)).toEqual([3, 5, 6]);
  });
});

describe('filtering cells', () => {
  it('hides what any column does not let through, and one step of undo brings it back', () => {
    const bench = osloOnly();
    void filterBy(bench, 2, { kind: 'number', is: 'more', value: 5 });
    expect(hidden(bench)).toEqual([2, 3, 5, 6]);
    void bench.run(undo, undefined);
    expect(hidden(bench)).toEqual([3, 5, 6]);
    void filterBy(bench, 1, null);
    expect(hidden(bench)).toEqual([]);
  });

  it.each<[ColumnFilter, number[]]>([
    [{ kind: 'number', is: 'top', count: 2 }, [2, 5, 6]],
    [{ kind: 'number', is: 'between', from: 3, to: 5 }, [3, 4, 5]],
    [{ kind: 'number', is: 'belowAverage' }, [2, 3, 4]],
  ])('knows conditions of numbers: %j', (filter, rows) => {
    const bench = list();
    void bench.run(toggleFilter, undefined);
    void filterBy(bench, 2, filter);
    expect(hidden(bench)).toEqual(rows);
  });

  it('filters by dates as by numbers, seen from today', () => {
    const bench = list();
    void bench.run(toggleFilter, undefined);
    void filterBy(bench, 2, { kind: 'date', is: 'today' });
    expect(hidden(bench)).toEqual([2, 3, 4, 5, 6]);
  });

  it('leaves an edited row where it is until the filter is applied again, and takes in rows below the list', () => {
    const bench = osloOnly();
    type(bench, 2, 1, 'Paris');
    type(bench, 7, 1, 'Oslo');
    type(bench, 8, 1, 'Rome');
    expect(hidden(bench)).toEqual([3, 5, 6]);
    at(bench, 2, 1);
    void bench.run(reapplyView, undefined);
    expect(hidden(bench)).toEqual([2, 3, 5, 6, 8]);
    expect(filterPlace(sheetOf(bench))?.toRow).toBe(8);
  });

  it('clears the filter of one column, or all of them, and keeps the drop-downs', () => {
    const bench = osloOnly();
    void filterBy(bench, 2, { kind: 'number', is: 'more', value: 5 });
    at(bench, 4, 2);
    expect(clearFilter.isEnabled(bench)).toBe(true);
    void bench.run(clearFilter, undefined);
    expect(hidden(bench)).toEqual([3, 5, 6]);
    expect(clearFilter.isEnabled(bench)).toBe(false);
    void bench.run(clearFilters, undefined);
    expect(hidden(bench)).toEqual([]);
    expect(clearFilters.isEnabled(bench)).toBe(false);
    expect(filterPlace(sheetOf(bench))).not.toBeNull();
  });

  it('goes by the value of the active cell, with a filter of its own where there is none', () => {
    const bench = list();
    void bench.run(filterByCell, undefined);
    expect(hidden(bench)).toEqual([2, 4, 5]);
    at(bench, 6, 2);
    void bench.run(filterOutCell, undefined);
    expect(hidden(bench)).toEqual([2, 4, 5, 6]);
  });

  it('lists the values of the rows that the other columns show', () => {
    const bench = osloOnly();
    const values = (index: number, search = '') =>
      filterableValues(sheetOf(bench), bench.values, lineIdAt(sheetOf(bench).columns, index), {
        search,
        limit: 10,
        locale: 'en',
        sortLocale: 'en',
      })?.entries.map(({ value, count }) => [value, count]);
    expect(values(2)).toEqual([
      [5, 1],
      [7, 1],
    ]);
    expect(values(1)).toEqual([
      ['Bern', 2],
      ['Oslo', 2],
      ['Rome', 1],
    ]);
    expect(values(1, 'er')).toEqual([['Bern', 2]]);
  });

  it('opens the drop-down from any of its cells, and from no other', () => {
    const bench = osloOnly();
    at(bench, 1, 2);
    void bench.run(columnMenu, undefined);
    expect(bench.asked.columnMenu).toEqual({
      sheetId: firstSheetId(bench),
      columnId: lineIdAt(sheetOf(bench).columns, 2),
    });
    at(bench, 3, 5);
    expect(columnMenu.isEnabled(bench)).toBe(false);
  });
});

describe('what is done to filtered cells', () => {
  it('is done to the rows that are shown: clearing, filling, looks, removing', () => {
    const bench = osloOnly();
    at(bench, 2, 2, 6, 2);
    void bench.run(bold, undefined);
    const isBold = (row: number) =>
      Object.values(sheetOf(bench).chunks)
        .flatMap((chunk) => Object.entries(chunk))
        .find(([key]) => key === `${lineIdAt(sheetOf(bench).rows, row)}:3`)?.[1].style?.bold ?? false;
    expect([2, 3, 4, 5].map(isBold)).toEqual([true, false, true, false]);
    void bench.run(fillDown, undefined);
    expect(column(bench, 2)).toEqual(['Sales', 5, 9, 5, 1, 3]);
    void bench.run(clearCells, undefined);
    expect(column(bench, 2)).toEqual(['Sales', null, 9, null, 1, 3]);
    void bench.run(removeRows, undefined);
    expect(column(bench, 1)).toEqual(['City', 'Bern', 'Rome', 'Bern', null, null]);
  });

  it('copies a formula from the shown row above, as far as it is', () => {
    const bench = osloOnly();
    type(bench, 2, 3, '=C3*2');
    at(bench, 4, 3);
    void bench.run(fillDown, undefined);
    expect(column(bench, 3, 4)).toEqual([null, '=C3*2', null, '=C5*2']);
  });

  it('copies shown rows only, side by side, and formulas go on from where they stood', () => {
    const bench = osloOnly();
    type(bench, 4, 3, '=C5*2');
    const { document } = bench.workbook;
    const source = region(firstSheetId(bench), [1, 1], [6, 3]);
    const content = copyRegion(document, bench.values, source, { locale: 'en', cut: false });
    expect(content?.text).toBe('City\tSales\t\nOslo\t5\t\nOslo\t7\t');
    if (!content) return;
    void bench.run(pasteCells, {
      target: region(firstSheetId(bench), [10, 1]),
      text: content.text,
      content,
    });
    expect([10, 11, 12, 13].map((row) => bench.input(row, 1))).toEqual(['City', 'Oslo', 'Oslo', null]);
    expect(bench.input(12, 3)).toBe('=C13*2');
  });

  it('is moved as one piece when it is cut', () => {
    const bench = osloOnly();
    const source = region(firstSheetId(bench), [1, 1], [6, 2]);
    const cut = copyRegion(bench.workbook.document, bench.values, source, { locale: 'en', cut: true });
    expect(cut?.rows).toHaveLength(6);
  });

  it('takes one pasted row into all shown rows that are selected', () => {
    const bench = osloOnly();
    void bench.run(pasteCells, { target: region(firstSheetId(bench), [2, 2], [6, 2]), text: '8' });
    expect(column(bench, 2)).toEqual(['Sales', 8, 9, 8, 1, 3]);
  });

  it('takes several pasted rows into shown rows, one after the other, and leaves the hidden ones alone', () => {
    const bench = osloOnly();
    void bench.run(pasteCells, { target: region(firstSheetId(bench), [2, 2]), text: '8\n6\n4' });
    expect(column(bench, 2, 8)).toEqual(['Sales', 8, 9, 6, 1, 3, 4, null]);
    expect(bench.asked.selected).toMatchObject({ fromRow: 2, toRow: 7 });
    void bench.run(undo, undefined);
    expect(column(bench, 2, 8)).toEqual(['Sales', 5, 9, 7, 1, 3, null, null]);
  });

  it('takes a longer text than is read at once into shown rows only', async () => {
    const bench = osloOnly();
    Object.assign(bench.services, { readColumnText });
    const text = Array.from({ length: 8_000 }, (_, row) => `pasted ${row}`).join('\n');
    await bench.run(pasteCells, { target: region(firstSheetId(bench), [2, 2]), text });
    expect(column(bench, 2, 7)).toEqual(['Sales', 'pasted 0', 9, 'pasted 1', 1, 3, 'pasted 2']);
  });

  it('lets nothing be moved over hidden rows, and says why', () => {
    const bench = osloOnly();
    const source = region(firstSheetId(bench), [10, 4], [12, 4]);
    type(bench, 10, 4, '1');
    const args = { source, target: { row: 2, column: 2 }, copy: false };
    expect(bench.run(dragCells, args)).toMatchObject({ problem: { code: 'rowsHiddenByFilter' } });
    expect(column(bench, 2)).toEqual(['Sales', 5, 9, 7, 1, 3]);
  });

  it('sorts the shown rows below the headings', () => {
    const bench = osloOnly();
    type(bench, 2, 2, '8');
    at(bench, 2, 2);
    void bench.run(sortRangeAscending, undefined);
    expect(column(bench, 2)).toEqual(['Sales', 7, 9, 8, 1, 3]);
  });

  it('leaves rows that were hidden one by one apart', () => {
    const bench = osloOnly();
    at(bench, 2, 1);
    void bench.run(hideRows, undefined);
    void bench.run(clearFilters, undefined);
    expect(sheetOf(bench).hiddenRows).toEqual([[3, 1]]);
    expect(hidden(bench)).toEqual([]);
  });
});
