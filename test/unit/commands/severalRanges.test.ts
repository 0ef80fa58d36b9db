import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { cellsToTable } from '../../../src/commands/cellsToTable';
import { insertChart, selectedSource } from '../../../src/commands/charts/insertChart';
import { copyRegions } from '../../../src/commands/clipboardContent';
import { insertColumnsLeft, insertColumnsRight } from '../../../src/commands/columnLines';
import { putCondition } from '../../../src/commands/conditions';
import { fillDown, fillRight } from '../../../src/commands/fill';
import { fillSeries } from '../../../src/commands/fillSeries';
import { hideColumns, hideRows, unhideRows } from '../../../src/commands/hideLines';
import { undo } from '../../../src/commands/history';
import { fitColumns, fitRows } from '../../../src/commands/lineSizes';
import { moveColumnsLeft, moveRowsDown } from '../../../src/commands/moveLines';
import { pasteCells } from '../../../src/commands/paste';
import { insertRowsAbove, insertRowsBelow } from '../../../src/commands/rows';
import { deleteCellsLeft, deleteCellsUp, insertCellsDown } from '../../../src/commands/shiftCells';
import { sortRangeAscending } from '../../../src/commands/sortRange';
import { sortDialog } from '../../../src/commands/sortTable';
import { toggleFilter } from '../../../src/commands/tableViews';
import { setValidation } from '../../../src/commands/validations';
import { gridSheet } from '../../../src/model/lookup';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

type Corner = readonly [row: number, column: number];
type Range = readonly [from: Corner, to?: Corner];

/** Cells `a1`, `b1`, ... of so many rows and columns. */
function withCells(rows: number, columns: number): TestBench {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  for (let rowIndex = 0; rowIndex < rows; rowIndex++)
    for (let columnIndex = 0; columnIndex < columns; columnIndex++)
      type(bench, [rowIndex, columnIndex], `${'abcdef'[columnIndex]}${rowIndex + 1}`);
  return bench;

  function type(where: TestBench, [rowIndex, columnIndex]: Corner, text: string): void {
    void where.run(typeCell, { sheetId, rowIndex, columnIndex, text });
  }
}

/** The last of them holds the active cell, as where Ctrl has added one after the other. */
function choose(bench: TestBench, ranges: readonly Range[], sheetId = firstSheetId(bench)): void {
  const [last, ...others] = ranges.map(([from, to]) => region(sheetId, from, to)).reverse();
  bench.selection = { ...selected(last!), ...(others.length > 0 ? { others } : {}) };
}

const texts = (bench: TestBench, rows: number, columns: number): string[] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => bench.input(row, column) ?? '').join(' '),
  );

const refusedBy = (code: string): object => ({ ok: false, problem: { code } });

describe('several ranges, added with Ctrl', () => {
  it('get as many rows above or below each of them as it has', () => {
    const bench = withCells(5, 1);
    choose(bench, [
      [
        [3, 0],
        [4, 0],
      ],
      [[1, 0]],
    ]);
    void bench.run(insertRowsAbove, undefined);
    expect(texts(bench, 8, 1)).toEqual(['a1', '', 'a2', 'a3', '', '', 'a4', 'a5']);
    void bench.run(undo, undefined);
    expect(texts(bench, 6, 1)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', '']);
    choose(bench, [[[0, 0]], [[2, 0]]]);
    void bench.run(insertRowsBelow, undefined);
    expect(texts(bench, 7, 1)).toEqual(['a1', '', 'a2', 'a3', '', 'a4', 'a5']);
  });

  it('get columns left or right of each of them, in a table too', () => {
    const bench = withCells(1, 4);
    choose(bench, [[[0, 1]], [[0, 3]]]);
    void bench.run(insertColumnsLeft, undefined);
    expect(texts(bench, 1, 6)).toEqual(['a1  b1 c1  d1']);
    const table = testBench(
      workbookWithTable(['A', 'B', 'C'].map((name) => ({ name, type: 'text', values: ['x'] }))),
    );
    choose(table, [[[0, 0]], [[0, 2]]], table.table().id);
    void table.run(insertColumnsRight, undefined);
    expect(table.table().columns.map(({ name }) => name)).toEqual(['A', 'Column 4', 'B', 'C', 'Column 5']);
  });

  it('get rows of a table where it is', () => {
    const bench = testBench(workbookWithTable([{ name: 'A', type: 'text', values: ['a', 'b', 'c'] }]));
    choose(bench, [[[2, 0]], [[1, 0]]], bench.table().id);
    void bench.run(insertRowsAbove, undefined);
    expect(bench.column('A')).toEqual(['a', null, 'b', null, 'c']);
  });

  it('are hidden all, and shown again from beside each', () => {
    const bench = withCells(6, 6);
    const sheetId = firstSheetId(bench);
    choose(bench, [
      [[1, 1]],
      [
        [4, 3],
        [5, 3],
      ],
    ]);
    void bench.run(hideRows, undefined);
    void bench.run(hideColumns, undefined);
    const hidden = gridSheet(bench.workbook.document, sheetId);
    expect(hidden).toMatchObject({
      hiddenRows: [
        [2, 1],
        [5, 2],
      ],
      hiddenColumns: [
        [2, 1],
        [4, 1],
      ],
    });
    choose(bench, [[[0, 0]], [[6, 0]]]);
    void bench.run(unhideRows, undefined);
    expect(gridSheet(bench.workbook.document, sheetId)).not.toHaveProperty('hiddenRows');
  });

  it('are fitted all', () => {
    const bench = withCells(4, 4);
    const sheetId = firstSheetId(bench);
    choose(bench, [[[0, 0]], [[2, 2]]]);
    const wide = {
      ...bench,
      services: { ...bench.services, fittingWidthPx: (column: number) => 50 + column },
    };
    void fitColumns.run(wide);
    expect(gridSheet(bench.workbook.document, sheetId).columnWidthsPx).toEqual({ 1: 50, 3: 52 });
    bench.workbook.dispatch({
      operations: [{ kind: 'updateSheet', sheetId, patch: { rowHeightsPx: { 1: 90, 2: 90, 3: 90 } } }],
      origin: 'test',
    });
    void bench.run(fitRows, undefined);
    expect(gridSheet(bench.workbook.document, sheetId).rowHeightsPx).toEqual({ 2: 90 });
  });

  it('make way or close up each for itself, and not where they overlap', () => {
    const bench = withCells(4, 2);
    choose(bench, [[[0, 0]], [[2, 0]], [[1, 1]]]);
    void bench.run(deleteCellsUp, undefined);
    expect(texts(bench, 4, 2)).toEqual(['a2 b1', 'a4 b3', ' b4', ' ']);
    void bench.run(undo, undefined);
    choose(bench, [[[1, 0]], [[3, 0]]]);
    void bench.run(insertCellsDown, undefined);
    expect(texts(bench, 6, 1)).toEqual(['a1', '', 'a2', 'a3', '', 'a4']);
    const row = withCells(1, 5);
    choose(row, [[[0, 1]], [[0, 3]]]);
    void row.run(deleteCellsLeft, undefined);
    expect(texts(row, 1, 5)).toEqual(['a1 c1 e1  ']);
    choose(row, [
      [
        [0, 0],
        [1, 1],
      ],
      [[1, 1]],
    ]);
    expect(row.run(deleteCellsUp, undefined)).toMatchObject(refusedBy('rangesOverlap'));
  });

  it('take what is pasted, each of them', () => {
    const bench = withCells(1, 1);
    const content = copyRegions(
      bench.workbook.document,
      bench.values,
      [region(firstSheetId(bench), [0, 0])],
      { locale: 'en', cut: false },
    );
    if (!content.ok || !content.value) throw new Error('nothing was copied');
    const target = region(firstSheetId(bench), [2, 0], [2, 1]);
    const others = [region(firstSheetId(bench), [4, 1])];
    void bench.run(pasteCells, { target, others, text: 'a1', content: content.value });
    expect(texts(bench, 5, 2)).toEqual(['a1 ', ' ', 'a1 a1', ' ', ' a1']);
    expect(bench.asked.selected).toMatchObject({ fromRow: 2, others: [{ fromRow: 4 }] });
    const cut = { ...content.value, cut: true };
    expect(bench.run(pasteCells, { target, others, text: 'a1', content: cut })).toMatchObject(
      refusedBy('severalRanges'),
    );
  });

  it('have the same rules', () => {
    const bench = withCells(4, 4);
    const sheetId = firstSheetId(bench);
    choose(bench, [[[0, 0]], [[2, 2]]]);
    const rule = { kind: 'list', source: { kind: 'values', values: ['a'] } } as const;
    void bench.run(setValidation, { validation: { rule, onInvalid: 'reject' } });
    void bench.run(putCondition, { rule: { kind: 'colorScale', points: [] } });
    const { validations, conditionalFormats } = gridSheet(bench.workbook.document, sheetId);
    expect(validations?.[0]?.areas).toHaveLength(2);
    expect(conditionalFormats?.[0]?.target).toMatchObject({ areas: [{}, {}] });
  });

  it('are drawn where they are columns of a table', () => {
    const bench = testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: ['a', 'b'] },
        { name: 'Left out', type: 'number', values: [5, 6] },
        { name: 'Revenue', type: 'number', values: [1, 2] },
      ]),
    );
    choose(
      bench,
      [
        [
          [0, 0],
          [1, 0],
        ],
        [
          [0, 2],
          [1, 2],
        ],
      ],
      bench.table().id,
    );
    const [name, , revenue] = bench.table().columns;
    const source = selectedSource(bench);
    const drawn = JSON.stringify(source);
    expect(drawn).toContain(name?.id);
    expect(drawn).toContain(revenue?.id);
  });

  it.each([
    ['filling down', fillDown],
    ['filling to the right', fillRight],
    ['continuing a series', fillSeries],
    ['moving rows', moveRowsDown],
    ['moving columns', moveColumnsLeft],
    ['sorting', sortRangeAscending],
    ['choosing what to sort by', sortDialog],
    ['filtering', toggleFilter],
    ['making a table', cellsToTable],
    ['drawing a chart', insertChart],
  ])('are refused in words by %s, which takes one', (_, command) => {
    const bench = withCells(4, 3);
    choose(bench, [[[1, 1]], [[3, 2]]]);
    expect(command.run(bench)).toMatchObject(refusedBy('severalRanges'));
  });
});

describe('copying several ranges', () => {
  const copied = (bench: TestBench, ranges: readonly Range[], cut = false): ReturnType<typeof copyRegions> =>
    copyRegions(
      bench.workbook.document,
      bench.values,
      ranges.map(([from, to]) => region(firstSheetId(bench), from, to)),
      { locale: 'en', cut },
    );

  it.each<[string, readonly Range[], string]>([
    [
      'the same rows',
      [
        [
          [0, 2],
          [1, 2],
        ],
        [
          [0, 0],
          [1, 0],
        ],
      ],
      'a1\tc1\na2\tc2',
    ],
    [
      'the same columns',
      [
        [
          [0, 0],
          [0, 1],
        ],
        [
          [3, 0],
          [3, 1],
        ],
      ],
      'a1\tb1\na4\tb4',
    ],
    ['all crossings of rows and columns', [[[0, 0]], [[0, 2]], [[2, 0]], [[2, 2]]], 'a1\tc1\na3\tc3'],
    ['one another', [[[1, 1]], [[1, 1]]], 'b2'],
  ])('puts them side by side where they cover %s', (_, ranges, text) => {
    expect(copied(withCells(4, 3), ranges)).toMatchObject({ ok: true, value: { text } });
  });

  it.each<[string, readonly Range[]]>([
    ['neither', [[[0, 0]], [[1, 1]]]],
    [
      'rows in part',
      [
        [
          [0, 0],
          [1, 0],
        ],
        [[0, 2]],
      ],
    ],
    ['three of four crossings', [[[0, 0]], [[0, 2]], [[2, 0]]]],
  ])('says why not where they cover %s', (_, ranges) => {
    expect(copied(withCells(4, 3), ranges)).toMatchObject(refusedBy('rangesNotAligned'));
  });

  it('cuts one range only', () => {
    expect(copied(withCells(4, 3), [[[0, 0]], [[0, 2]]], true)).toMatchObject(refusedBy('severalRanges'));
  });

  it('shifts formulas from where each of them stood', () => {
    const bench = withCells(2, 1);
    const sheetId = firstSheetId(bench);
    const enter = (columnIndex: number, text: string): void =>
      void bench.run(typeCell, { sheetId, rowIndex: 0, columnIndex, text });
    enter(1, '=A1');
    enter(3, '=C1');
    const content = copied(bench, [[[0, 1]], [[0, 3]]]);
    if (!content.ok || !content.value) throw new Error('nothing was copied');
    const target = region(sheetId, [4, 5]);
    void bench.run(pasteCells, { target, text: content.value.text, content: content.value });
    expect([bench.input(4, 5), bench.input(4, 6)]).toEqual(['=E5', '=F5']);
  });
});
