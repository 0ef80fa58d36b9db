import { afterEach, describe, expect, it, vi } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { filterByCell } from '../../../src/commands/cellFilters';
import {
  copyFromAbove,
  copyValueFromAbove,
  insertDate,
  insertSum,
  insertTime,
} from '../../../src/commands/quickEntries';
import { toggleFilter } from '../../../src/commands/tableViews';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

afterEach(() => vi.useRealTimers());

/** The first sheet with what is written here, and one of its cells selected. */
function sheetOf(cells: readonly (readonly string[])[], [row, column]: readonly [number, number]): TestBench {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  cells.forEach((texts, rowIndex) =>
    texts.forEach((text, columnIndex) => void bench.run(typeCell, { sheetId, rowIndex, columnIndex, text })),
  );
  bench.selection = selected(region(sheetId, [row, column], [row, column]));
  return bench;
}

describe('the date of today', () => {
  it('is entered as a date that stays, by the clock of the page', () => {
    vi.useFakeTimers({ now: new Date(2024, 1, 29, 23, 30) });
    const bench = sheetOf([], [1, 2]);
    expect(bench.run(insertDate, undefined)).toMatchObject({ ok: true });
    // 29 February 2024
    expect(bench.input(1, 2)).toBe(45351);
  });

  it('goes into the stored row of a table', () => {
    vi.useFakeTimers({ now: new Date(2024, 0, 5, 12) });
    const bench = testBench(workbookWithTable([{ name: 'Since', type: 'date', values: [45000, 45001] }]));
    const sheetId = bench.table().id;
    bench.selection = selected(region(sheetId, [1, 0], [1, 0]));
    void bench.run(insertDate, undefined);
    expect(bench.values.tableValue(sheetId, bench.table().columns[0]!.id, 1)).toBe(45296);
  });
});

describe('the time of now', () => {
  it('is entered to the minute, by the clock of the page', () => {
    vi.useFakeTimers({ now: new Date(2024, 1, 29, 18, 0, 40) });
    const bench = sheetOf([], [0, 0]);
    expect(bench.run(insertTime, undefined)).toMatchObject({ ok: true });
    expect(bench.input(0, 0)).toBe(0.75);
  });

  it('goes into the text that is being typed, as the date does', () => {
    vi.useFakeTimers({ now: new Date(2024, 1, 29, 18, 0) });
    const bench = sheetOf([], [0, 0]);
    const typed: string[] = [];
    Object.assign(bench.services, { typedText: { type: (text: string) => typed.push(text) } });
    void bench.run(insertDate, undefined);
    void bench.run(insertTime, undefined);
    expect(typed).toEqual(['2024-02-29', '18:00']);
    expect(bench.input(0, 0)).toBeNull();
  });
});

describe('what is above', () => {
  it('is copied letter for letter, or as the value that it shows', () => {
    const bench = sheetOf([['1', '=A1*2'], []], [1, 1]);
    void bench.run(copyFromAbove, undefined);
    expect(bench.input(1, 1)).toBe('=A1*2');
    bench.values.results.set('=A1*2', 0.1);
    void bench.run(copyValueFromAbove, undefined);
    expect(bench.input(1, 1)).toBe(0.1);
  });

  it('is the nearest row that is shown', () => {
    const bench = sheetOf([['Name'], ['a'], ['b'], []], [1, 0]);
    void bench.run(toggleFilter, undefined);
    void bench.run(filterByCell, undefined);
    bench.selection = selected(region(firstSheetId(bench), [3, 0], [3, 0]));
    void bench.run(copyFromAbove, undefined);
    expect(bench.input(3, 0)).toBe('a');
  });

  it('is said to be missing in the first row', () => {
    const bench = sheetOf([['1']], [0, 0]);
    expect(bench.run(copyFromAbove, undefined)).toMatchObject({ problem: { code: 'nothingAbove' } });
  });
});

describe('a sum', () => {
  it.each([
    ['of what is above', [['x'], ['1'], ['2'], []], [3, 0], '=SUM(A2:A3)'],
    ['of one cell', [['7'], []], [1, 0], '=SUM(A1)'],
    ['of what is left, where nothing is above', [['x', '1', '2']], [0, 3], '=SUM(B1:C1)'],
    ['of amounts under a day, which heads them', [['2024-02-29'], ['1'], ['2'], []], [3, 0], '=SUM(A2:A3)'],
    ['ends at a gap', [['1'], [''], ['2'], []], [3, 0], '=SUM(A3)'],
  ] as const)('%s', (_, cells, place, formula) => {
    const bench = sheetOf(cells, place);
    expect(bench.run(insertSum, undefined)).toMatchObject({ ok: true });
    expect(bench.input(place[0], place[1])).toBe(formula);
  });

  it('is refused where there are no numbers, and not offered in a table', () => {
    const bench = sheetOf([['text'], []], [1, 0]);
    expect(bench.run(insertSum, undefined)).toMatchObject({ ok: false, problem: { code: 'nothingToSum' } });
    expect(bench.input(1, 0)).toBeFalsy();
    const table = testBench(workbookWithTable([{ name: 'A', type: 'number', values: [1] }]));
    table.selection = selected(region(table.table().id, [0, 0], [0, 0]));
    expect(insertSum.isEnabled(table)).toBe(false);
  });
});
