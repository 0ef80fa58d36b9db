import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { deleteSelected, insertSelected } from '../../../src/commands/insertSelected';
import { selectAll } from '../../../src/commands/selectAll';
import { axisLength } from '../../../src/model/axis';
import { gridSheet } from '../../../src/model/lookup';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

/** Two lists with a blank column between them. */
function withLists(): TestBench {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  const places = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
    [0, 3],
  ] as const;
  for (const [rowIndex, columnIndex] of places)
    void bench.run(typeCell, { sheetId, rowIndex, columnIndex, text: `${rowIndex}${columnIndex}` });
  return bench;
}

type Corner = readonly [row: number, column: number];

function choose(bench: TestBench, from: Corner, to?: Corner): void {
  bench.selection = selected(region(firstSheetId(bench), from, to));
}

const extent = (bench: TestBench): Corner => {
  const { rows, columns } = gridSheet(bench.workbook.document, firstSheetId(bench));
  return [axisLength(rows), axisLength(columns)];
};

describe('one key for rows, columns and cells', () => {
  it.each<[string, Corner, Corner, Corner]>([
    ['rows', [0, 0], [1, 25], [2, 0]],
    ['columns', [0, 0], [999, 1], [0, 2]],
    ['all of it, as rows', [0, 0], [999, 25], [1000, 0]],
    ['cells, which are moved', [0, 0], [0, 0], [0, 0]],
  ])('inserts and deletes %s', (_, from, to, [rows, columns]) => {
    const bench = withLists();
    choose(bench, from, to);
    expect(insertSelected.run(bench)).toMatchObject({ ok: true });
    expect(extent(bench)).toEqual([1000 + rows, 26 + columns]);
    expect(bench.input(0, 0)).toBeNull();
    void deleteSelected.run(bench);
    expect(extent(bench)).toEqual([1000, 26]);
    expect(bench.input(0, 0)).toBe(0);
  });

  it('moves what stands below, but beside a high selection what stands beside it', () => {
    const bench = withLists();
    choose(bench, [0, 0], [0, 1]);
    void bench.run(insertSelected, undefined);
    expect([bench.input(1, 0), bench.input(1, 1), bench.input(0, 3)]).toEqual([0, 1, 3]);
    choose(bench, [1, 0], [2, 0]);
    void bench.run(deleteSelected, undefined);
    expect([bench.input(1, 0), bench.input(2, 0), bench.input(1, 1)]).toEqual([1, 11, null]);
  });

  it('means rows in a table, and its columns where they are selected by their headings', () => {
    const bench = testBench(
      workbookWithTable([
        { name: 'A', type: 'text', values: ['a', 'b'] },
        { name: 'B', type: 'text', values: ['c', 'd'] },
      ]),
    );
    bench.selection = selected(region(bench.table().id, [1, 1]));
    void bench.run(insertSelected, undefined);
    expect(bench.column('A')).toEqual(['a', null, 'b']);
    bench.selection = selected(region(bench.table().id, [0, 0], [2, 0]));
    void bench.run(deleteSelected, undefined);
    expect(bench.table().columns.map(({ name }) => name)).toEqual(['B']);
  });
});

describe('selecting everything', () => {
  it('takes the list around the active cell first, then the sheet, and leaves the active cell where it is', () => {
    const bench = withLists();
    choose(bench, [1, 0]);
    void bench.run(selectAll, undefined);
    expect(bench.asked.selected).toMatchObject({ toRow: 1, toColumn: 1, activeRow: 1, activeColumn: 0 });
    bench.selection = bench.asked.selected ?? null;
    void bench.run(selectAll, undefined);
    expect(bench.asked.selected).toMatchObject({ toRow: 999, toColumn: 25, activeRow: 1, activeColumn: 0 });
  });

  it('takes the sheet at once around a blank cell, and in a table the rows that are shown', () => {
    const bench = withLists();
    choose(bench, [9, 9]);
    void bench.run(selectAll, undefined);
    expect(bench.asked.selected).toMatchObject({ fromRow: 0, toRow: 999 });
    const table = testBench(workbookWithTable([{ name: 'A', type: 'text', values: ['a', 'b'] }]));
    table.selection = selected(region(table.table().id, [0, 0]));
    void table.run(selectAll, undefined);
    expect(table.asked.selected).toMatchObject({ fromRow: 0, toRow: 1, toColumn: 0 });
  });
});
