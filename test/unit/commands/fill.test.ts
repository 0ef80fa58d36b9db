import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { fillCells, fillDown, fillRight } from '../../../src/commands/fill';
import { fillSeries } from '../../../src/commands/fillSeries';
import { continueSeries } from '../../../src/commands/series';
import { firstSheetId, region, selected, testBench, workbookWithTable } from './commandContext';

describe('continueSeries', () => {
  it.each([
    [[5], [5, 5], {}],
    [[1, 3], [5, 7], {}],
    [[0.1, 0.2], [0.3, 0.4], {}],
    [['Item 1'], ['Item 2', 'Item 3'], {}],
    [['3月'], ['4月', '5月'], {}],
    [['第1周', '第3周'], ['第5周', '第7周'], {}],
    [['礼拜六'], ['礼拜日', '礼拜一'], {}],
    [['第四季度'], ['第一季度', '第二季度'], {}],
    [['Q3'], ['Q4', 'Q1'], {}],
    [['Q7'], ['Q8', 'Q9'], {}],
    [['K-008', 'K-010'], ['K-012', 'K-014'], {}],
    [['a', 'b'], ['a', 'b'], {}],
    [['Sat'], ['Sun', 'Mon'], {}],
    [['周五', '周日'], ['周二', '周四'], {}],
    [[true, 1], [true, 1], {}],
    // 2024-02-28, one day on; 2024-01-31 and 02-29 are 29 days apart
    [[45350], [45351, 45352], { type: 'date' }],
    // first of months
    [[45292, 45323], [45352, 45383], { type: 'date' }],
    [[45292, 45299], [45306, 45313], { numberFormat: 'yyyy-mm-dd' }],
    // 09:00, by hours; 09:00 and 09:30
    [[0.375], [0.416666666666667, 0.458333333333333], { numberFormat: 'hh:mm' }],
    [[0.375], [0.416666666666667, 0.458333333333333], { numberFormat: '[h]:mm:ss' }],
    [
      [0.375, 9.5 / 24],
      [10 / 24, 10.5 / 24].map((hour) => Number(hour.toPrecision(15))),
      { numberFormat: 'h:mm AM/PM' },
    ],
    // a day and a time go on by days
    [[45292.375], [45293.375, 45294.375], { numberFormat: 'yyyy-mm-dd hh:mm' }],
    [[45292], [45293, 45294], { numberFormat: 'd "hours"' }],
  ] as const)('goes on from %j with %j', (values, next, shown) => {
    const series = continueSeries(values, shown);
    expect(next.map((_, i) => series(values.length + i))).toEqual(next);
  });

  it('goes backwards too', () => {
    expect(continueSeries([3, 5], {})(-1)).toBe(1);
    expect(continueSeries(['a', 'b'], {})(-1)).toBe('b');
    expect(continueSeries(['Mon'], {})(-1)).toBe('Sun');
  });

  it('keeps to the last day of a month that has no 31st', () => {
    const series = continueSeries([45322, 45382], { type: 'date' }); // 31 January, 31 March 2024
    expect(series(2)).toBe(45443); // 31 May
  });
});

describe('filling', () => {
  it('goes on from a time that was typed', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 0, columnIndex: 0, text: '09:00' });
    void bench.run(fillCells, { source: region(sheetId, [0, 0]), target: region(sheetId, [0, 0], [2, 0]) });
    expect([0, 1, 2].map((row) => Number(bench.input(row, 0)) * 24)).toEqual(
      [9, 10, 11].map((hour) => expect.closeTo(hour, 9)),
    );
  });

  it('continues values and shifts formulas, down and to the right', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    const type = (rowIndex: number, columnIndex: number, text: string): void =>
      void bench.run(typeCell, { sheetId, rowIndex, columnIndex, text });
    type(0, 0, '1');
    type(1, 0, '2');
    type(0, 1, '=A1*2');
    type(1, 1, '=A2*2');
    void bench.run(fillCells, {
      source: region(sheetId, [0, 0], [1, 1]),
      target: region(sheetId, [0, 0], [3, 1]),
    });
    expect([2, 3].map((row) => [bench.input(row, 0), bench.input(row, 1)])).toEqual([
      [3, '=A3*2'],
      [4, '=A4*2'],
    ]);
    expect(bench.asked.selected).toEqual(selected(region(sheetId, [0, 0], [3, 1])));
    void bench.run(fillCells, { source: region(sheetId, [0, 1]), target: region(sheetId, [0, 1], [0, 2]) });
    expect(bench.input(0, 2)).toBe('=B1*2');
  });

  it('fills upwards', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 3, columnIndex: 0, text: '5' });
    void bench.run(typeCell, { sheetId, rowIndex: 4, columnIndex: 0, text: '6' });
    void bench.run(fillCells, {
      source: region(sheetId, [3, 0], [4, 0]),
      target: region(sheetId, [1, 0], [4, 0]),
    });
    expect([1, 2].map((row) => bench.input(row, 0))).toEqual([3, 4]);
  });

  it('copies with Ctrl+D and Ctrl+R, from the row above when one row is selected', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 0, columnIndex: 0, text: '7' });
    bench.selection = selected(region(sheetId, [1, 0]));
    void bench.run(fillDown, undefined);
    expect(bench.input(1, 0)).toBe(7);
    bench.selection = selected(region(sheetId, [0, 0], [1, 2]));
    void bench.run(fillRight, undefined);
    expect([bench.input(0, 2), bench.input(1, 2)]).toEqual([7, 7]);
  });

  it('adds rows to a table and leaves calculated columns out', () => {
    const bench = testBench(
      workbookWithTable([
        { name: 'Id', type: 'text', values: ['K-1'] },
        { name: 'Twice', type: 'number', formula: '=2' },
      ]),
    );
    const { id } = bench.table();
    void bench.run(fillCells, { source: region(id, [0, 0], [0, 1]), target: region(id, [0, 0], [2, 1]) });
    expect(bench.column('Id')).toEqual(['K-1', 'K-2', 'K-3']);
  });

  it('continues the beginning of a selection over its blank end, downwards or to the right', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 0, columnIndex: 0, text: '2' });
    void bench.run(typeCell, { sheetId, rowIndex: 1, columnIndex: 0, text: '4' });
    bench.selection = selected(region(sheetId, [0, 0], [3, 0]));
    void bench.run(fillSeries, undefined);
    expect([2, 3].map((row) => bench.input(row, 0))).toEqual([6, 8]);
    bench.selection = selected(region(sheetId, [0, 0], [3, 1]));
    void bench.run(fillSeries, undefined);
    expect([0, 1, 2, 3].map((row) => bench.input(row, 1))).toEqual([2, 4, 6, 8]);
    for (const where of [region(sheetId, [0, 0], [3, 1]), region(sheetId, [8, 4], [9, 4])]) {
      bench.selection = selected(where);
      expect(bench.run(fillSeries, undefined)).toMatchObject({ problem: { code: 'nothingToContinue' } });
    }
  });
});
