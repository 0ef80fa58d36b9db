import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { setComment } from '../../../src/commands/comments';
import type { DuplicatePlace } from '../../../src/commands/duplicateSearch';
import { hideRows } from '../../../src/commands/hideLines';
import { undo } from '../../../src/commands/history';
import { removeDuplicates } from '../../../src/commands/removeDuplicates';
import { lineIdAt } from '../../../src/model/axis';
import { commentKey } from '../../../src/model/cellComment';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { gridSheet, rowCount } from '../../../src/model/lookup';
import { RowOrder } from '../../../src/model/rowOrder';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

const customers = (): TestBench =>
  testBench(
    workbookWithTable([
      { name: 'Name', type: 'text', values: ['Ada', 'Bob', 'ADA', 'Ada', 'Bob'] },
      { name: 'Revenue', type: 'number', values: [1, 2, 1, 3, 2] },
    ]),
  );
const ofTable = (bench: TestBench, ...names: string[]): DuplicatePlace => ({
  kind: 'table',
  sheetId: bench.table().id,
  columnIds: bench.table().columns.flatMap(({ id, name }) => (names.includes(name) ? [id] : [])),
});

describe('removing duplicates from a table', () => {
  it('leaves the first of each, in one step of undo, and says how many went', () => {
    const bench = customers();
    const before = canonicalDocument(bench.workbook.document);
    expect(bench.run(removeDuplicates, ofTable(bench, 'Name', 'Revenue'))).toEqual({ ok: true });
    expect(bench.column('Name')).toEqual(['Ada', 'Bob', 'Ada']);
    expect(bench.column('Revenue')).toEqual([1, 2, 3]);
    expect(bench.notices).toEqual([
      { kind: 'message', text: 'view_duplicatesRemoved', params: { count: 2 }, undoable: true },
    ]);
    void bench.run(undo, undefined);
    expect(canonicalDocument(bench.workbook.document)).toEqual(before);
  });

  it('compares the columns that are asked for', () => {
    const bench = customers();
    void bench.run(removeDuplicates, ofTable(bench, 'Name'));
    expect(bench.column('Revenue')).toEqual([1, 2]);
  });

  it('counts rows that a filter hides, and goes by the stored order', () => {
    const bench = customers();
    bench.values.orders.set(bench.table().id, new RowOrder(Uint32Array.of(4, 3), 5));
    void bench.run(removeDuplicates, ofTable(bench, 'Name'));
    expect(bench.column('Revenue')).toEqual([1, 2]);
  });

  it('changes nothing where all rows differ, and says so', () => {
    const bench = customers();
    void bench.run(removeDuplicates, ofTable(bench, 'Name', 'Revenue'));
    const before = bench.workbook.document;
    expect(bench.run(removeDuplicates, ofTable(bench, 'Name', 'Revenue'))).toEqual({ ok: true });
    expect(bench.workbook.document).toBe(before);
    expect(bench.notices.at(-1)).toEqual({ kind: 'message', text: 'view_duplicatesNone' });
  });

  it('waits for values, and refuses columns that are not there', () => {
    const bench = customers();
    const place = ofTable(bench, 'Name');
    bench.values.isPending = () => true;
    expect(bench.run(removeDuplicates, place)).toMatchObject({ problem: { code: 'valuesPending' } });
    expect(bench.run(removeDuplicates, ofTable(bench))).toMatchObject({ problem: { code: 'notFound' } });
    expect(removeDuplicates.isEnabled({ ...bench, readOnly: true }, place)).toBe(false);
  });

  it('goes through 100,000 rows in slices, and leaves them when it is cancelled', async () => {
    const rows = 100_000;
    const values = Array.from({ length: rows }, (_, row) => `c${row % 60_000}`);
    const bench = testBench(workbookWithTable([{ name: 'Name', type: 'text', values }]));
    const seen: number[] = [];
    const abort = new AbortController();
    const controls = { signal: abort.signal, onProgress: (fraction: number) => seen.push(fraction) };
    Object.assign(bench.services, {
      runLongWork: (_: string, work: (given: typeof controls) => unknown) => work(controls),
    });
    const place = ofTable(bench, 'Name');
    expect(await bench.run(removeDuplicates, place)).toEqual({ ok: true });
    expect(rowCount(bench.table())).toBe(60_000);
    expect(bench.column('Name').at(-1)).toBe('c59999');
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.at(-1)).toBe(1);
    expect(bench.services.undo()).toBe(true);
    expect(rowCount(bench.table())).toBe(rows);
    abort.abort();
    expect(await bench.run(removeDuplicates, place)).toMatchObject({ problem: { code: 'cancelled' } });
    expect(rowCount(bench.table())).toBe(rows);
  });
});

/** A sheet with these texts typed in from `B2` on. */
function sheetOf(rows: readonly (readonly string[])[]): TestBench {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  rows.forEach((cells, row) =>
    cells.forEach((text, column) => {
      void bench.run(typeCell, { sheetId, rowIndex: row + 1, columnIndex: column + 1, text });
    }),
  );
  return bench;
}
const orders = (): TestBench =>
  sheetOf([
    ['Name', 'Amount', 'Double'],
    ['a', '2', '=C3*2'],
    ['A', '2', '=C4*2'],
    ['b', '1', '=C5*$C$3'],
    ['a', '2', '=C6*2'],
    ['c', '1', '=C7*2'],
  ]);
const range = (bench: TestBench, ...columnIndexes: number[]): DuplicatePlace => ({
  kind: 'range',
  region: region(firstSheetId(bench), [1, 1], [6, 3]),
  hasHeader: true,
  columnIndexes,
});
const column = (bench: TestBench, columnIndex: number) =>
  Array.from({ length: 7 }, (_, row) => bench.input(row + 1, columnIndex));

describe('removing duplicates from a range', () => {
  it('moves the cells below up within it, formulas with their rows, and leaves what is beside it', () => {
    const bench = orders();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 3, columnIndex: 5, text: 'beside' });
    void bench.run(typeCell, { sheetId, rowIndex: 7, columnIndex: 1, text: 'below' });
    const before = canonicalDocument(bench.workbook.document);
    expect(bench.run(removeDuplicates, range(bench, 1, 2))).toEqual({ ok: true });
    expect(column(bench, 1)).toEqual(['Name', 'a', 'b', 'c', null, null, 'below']);
    expect(column(bench, 2)).toEqual(['Amount', 2, 1, 1, null, null, null]);
    // As sorting moves them: relative references keep to their row, absolute ones stay.
    expect(column(bench, 3)).toEqual(['Double', '=C3*2', '=C4*$C$3', '=C5*2', null, null, null]);
    expect(bench.input(3, 5)).toBe('beside');
    expect(bench.notices.at(-1)).toMatchObject({ params: { count: 2 }, undoable: true });
    void bench.run(undo, undefined);
    expect(canonicalDocument(bench.workbook.document)).toEqual(before);
  });

  it('takes the first row for headings only where it is said', () => {
    const bench = sheetOf([['a'], ['b'], ['a']]);
    const place = { kind: 'range', region: region(firstSheetId(bench), [1, 1], [3, 1]) } as const;
    void bench.run(removeDuplicates, { ...place, hasHeader: true, columnIndexes: [1] });
    expect(column(bench, 1).slice(0, 3)).toEqual(['a', 'b', 'a']);
    void bench.run(removeDuplicates, { ...place, hasHeader: false, columnIndexes: [1] });
    expect(column(bench, 1).slice(0, 3)).toEqual(['a', 'b', null]);
  });

  it('takes comments along, and away with the rows that go', () => {
    const bench = orders();
    const sheetId = firstSheetId(bench);
    const sheet = () => gridSheet(bench.workbook.document, sheetId);
    const key = (row: number) => commentKey(lineIdAt(sheet().rows, row), lineIdAt(sheet().columns, 1));
    void bench.run(setComment, { sheetId, key: key(3), text: 'goes' });
    void bench.run(setComment, { sheetId, key: key(4), text: 'stays with b' });
    void bench.run(removeDuplicates, range(bench, 1, 2));
    expect(Object.keys(sheet().comments ?? {})).toEqual([key(3)]);
    expect(sheet().comments?.[key(3)]?.text).toBe('stays with b');
  });

  it('refuses arrays, hidden rows, and columns that are not of it', () => {
    const bench = orders();
    const place = range(bench, 1);
    const before = bench.workbook.document;
    expect(bench.run(removeDuplicates, range(bench, 4))).toMatchObject({ problem: { code: 'notFound' } });
    bench.values.isSpilled = () => true;
    expect(bench.run(removeDuplicates, place)).toMatchObject({ problem: { code: 'rangeHasArray' } });
    expect(bench.workbook.document).toBe(before);
    bench.values.isSpilled = () => false;
    void bench.run(hideRows, region(firstSheetId(bench), [6, 1]));
    expect(bench.run(removeDuplicates, place)).toMatchObject({ problem: { code: 'rowsHiddenInRange' } });
  });
});

describe('asking what to compare', () => {
  it('opens the dialog for a table and for a list of cells', () => {
    const bench = customers();
    bench.selection = selected(region(bench.table().id, [0, 0]));
    expect(bench.run(removeDuplicates, undefined)).toEqual({ ok: true });
    expect(bench.asked.dialog).toBe('removeDuplicates');
    const cells = orders();
    cells.selection = selected(region(firstSheetId(cells), [3, 2]));
    expect(cells.run(removeDuplicates, undefined)).toEqual({ ok: true });
    expect(cells.asked.dialog).toBe('removeDuplicates');
  });

  it('says why not among blanks and for several ranges', () => {
    const bench = orders();
    const where = region(firstSheetId(bench), [20, 8]);
    bench.selection = selected(where);
    expect(bench.run(removeDuplicates, undefined)).toMatchObject({ problem: { code: 'nothingToCompare' } });
    bench.selection = { ...selected(region(firstSheetId(bench), [3, 2])), others: [where] };
    expect(bench.run(removeDuplicates, undefined)).toMatchObject({ problem: { code: 'severalRanges' } });
    expect(bench.asked.dialog).toBeUndefined();
    expect(removeDuplicates.isEnabled({ ...bench, selection: null })).toBe(false);
  });
});
