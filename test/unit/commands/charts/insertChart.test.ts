import { describe, expect, it } from 'vitest';
import { insertChart } from '../../../../src/commands/charts/insertChart';
import { lineIndexOf } from '../../../../src/model/axis';
import { readBlock, type ChartBlock } from '../../../../src/model/chartBlock';
import type { ChartSpec, GridSheet } from '../../../../src/model/document';
import { findSheet } from '../../../../src/model/lookup';
import { region, selected, testBench, workbookWithTable } from '../commandContext';
import { benchOfCells, withCharts, type ChartBench } from './chartBench';

const regions = [
  ['Region', 'Won', 'Lost'],
  ['North', 5, 2],
  ['South', 3, 4],
];

/** Corners of the block that a chart reads, as positions from 0. */
function sides({ chart, workbook }: ChartBench): number[] {
  const { source } = chart.spec as Extract<ChartSpec, { source: unknown }>;
  if (!('fromRowId' in source)) return [];
  const sheet = findSheet(workbook.document, source.sheetId) as GridSheet;
  return [
    lineIndexOf(sheet.rows, source.fromRowId),
    lineIndexOf(sheet.columns, source.fromColumnId),
    lineIndexOf(sheet.rows, source.toRowId),
    lineIndexOf(sheet.columns, source.toColumnId),
  ];
}

function blockOf({ chart: { spec }, workbook, values }: ChartBench): ChartBlock | null {
  return 'source' in spec ? readBlock(workbook.document, values, spec) : null;
}

describe('a chart from cells', () => {
  it('stands beside them, is selected, and its panel is open', () => {
    const bench = benchOfCells(regions);
    expect(bench.run(insertChart, undefined)).toEqual({ ok: true, value: undefined });
    expect(bench.chart).toMatchObject({
      sheetId: bench.selection?.sheetId,
      title: 'Won and Lost by Region',
      spec: { kind: 'stackedBars', isBeside: true },
    });
    expect(sides(bench)).toEqual([1, 1, 3, 3]);
    const sheet = bench.workbook.document.sheets[0] as GridSheet;
    expect(lineIndexOf(sheet.columns, bench.chart.anchor.columnId)).toBe(5);
    expect([bench.asked.panel, bench.selectedChartId]).toEqual(['chart', bench.chart.id]);
    bench.services.undo();
    expect(bench.workbook.document.charts).toEqual([]);
  });

  it('takes the block round one cell, and leaves empty lines out', () => {
    const one = benchOfCells(regions);
    const { sheetId } = one.selection ?? {};
    if (!sheetId) throw new Error('nothing selected');
    one.selection = selected(region(sheetId, [2, 2]));
    void one.run(insertChart, undefined);
    expect(sides(one)).toEqual([1, 1, 3, 3]);
    const whole = benchOfCells(regions);
    whole.selection = selected(region(sheetId, [0, 0], [999, 25]));
    whole.selection = { ...whole.selection, sheetId: whole.workbook.document.sheets[0]?.id ?? sheetId };
    void whole.run(insertChart, undefined);
    expect(sides(whole)).toEqual([1, 1, 3, 3]);
  });

  it('finds the headings above numbers', () => {
    const bench = benchOfCells(regions);
    const { sheetId } = bench.selection ?? {};
    if (!sheetId) throw new Error('nothing selected');
    bench.selection = selected(region(sheetId, [2, 1], [3, 3]));
    void bench.run(insertChart, undefined);
    expect(sides(bench)).toEqual([1, 1, 3, 3]);
  });

  it('does without headings where there is no place for them: among numbers, and in the first row', () => {
    const between = benchOfCells([...regions, ['East', 9, 1]]);
    const { sheetId } = between.selection ?? {};
    if (!sheetId) throw new Error('nothing selected');
    between.selection = selected(region(sheetId, [3, 1], [4, 3]));
    const first = benchOfCells(regions.slice(1), { fromRow: 0 });
    for (const [bench, names, block] of [
      [between, ['South', 'East'], [3, 1, 4, 3]],
      [first, ['North', 'South'], [0, 1, 1, 3]],
    ] as const) {
      expect(bench.run(insertChart, undefined)).toMatchObject({ ok: true });
      expect(sides(bench)).toEqual(block);
      expect(bench.chart).toMatchObject({ title: 'Column C and Column D', spec: { kind: 'stackedBars' } });
      expect(blockOf(bench)?.rows.map(({ label }) => label)).toEqual(names);
    }
  });

  it('calls columns by their letters where the row above is empty', () => {
    const bare = benchOfCells(regions.slice(1));
    expect(bare.run(insertChart, undefined)).toMatchObject({ ok: true });
    expect(sides(bare)).toEqual([0, 1, 2, 3]);
    const block = blockOf(bare);
    expect(block?.series.map(({ name }) => name)).toEqual(['Column C', 'Column D']);
    expect(block?.rows.map(({ label }) => label)).toEqual(['North', 'South']);
  });

  it('takes years and months after the start for headings', () => {
    const bench = benchOfCells([
      ['Region', 2023, 2024],
      ['North', 5, 2],
      ['South', 3, 4],
    ]);
    void bench.run(insertChart, undefined);
    expect(bench.chart.title).toBe('2023 and 2024 by Region');
  });

  it.each([
    ['chartNothingSelected', [[null, null]]],
    ['chartBlockTooSmall', [['Region', 'Won']]],
    [
      'chartNoNumbers',
      [
        ['Region', 'Head'],
        ['North', 'Li'],
        ['South', 'Wu'],
      ],
    ],
  ] as const)('is refused with its reason: %s', (code, cells) => {
    const bench = benchOfCells(cells);
    expect(bench.run(insertChart, undefined)).toMatchObject({ ok: false, problem: { code } });
    expect(bench.workbook.document.charts).toEqual([]);
  });

  it('does not cover a chart that is there', () => {
    const bench = benchOfCells(regions);
    void bench.run(insertChart, undefined);
    void bench.run(insertChart, undefined);
    const rows = bench.workbook.document.charts
      .map(({ anchor }) => Number(anchor.rowId))
      .sort((a, b) => a - b);
    expect((rows[1] ?? 0) - (rows[0] ?? 0)).toBeGreaterThan(11);
  });
});

describe('a chart from columns of a table', () => {
  const names = ['Northwind', 'Contoso', 'Fabrikam', 'Tailspin'];
  const table = () =>
    workbookWithTable([
      { name: 'Name', type: 'text', values: names },
      { name: 'Region', type: 'choice', values: ['East', 'West', 'East', 'West'] },
      { name: 'Revenue', type: 'currency', values: [10, 20, 30, 40] },
      { name: 'Margin', type: 'percent', values: [0.1, 0.2, 0.3, 0.4] },
    ]);
  function insertFrom(fromColumn: number, toColumn: number): ChartBench {
    const bench = withCharts(testBench(table()));
    bench.selection = selected(region(bench.table().id, [0, fromColumn], [3, toColumn]));
    void bench.run(insertChart, undefined);
    return bench;
  }

  it('goes to a new sheet of charts, and the next one to the same', () => {
    const bench = insertFrom(1, 2);
    const { sheets } = bench.workbook.document;
    expect(sheets.at(-1)).toMatchObject({ kind: 'grid', name: 'Charts', id: bench.chart.sheetId });
    bench.locale = 'zh-CN';
    void bench.run(insertChart, undefined);
    expect(bench.workbook.document.sheets).toHaveLength(sheets.length);
    bench.services.undo();
    bench.services.undo();
    expect(bench.workbook.document.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'Customers']);
  });

  it('goes where it is told', () => {
    const bench = withCharts(testBench(table()));
    bench.selection = selected(region(bench.table().id, [0, 1], [3, 2]));
    const sheetId = bench.workbook.document.sheets[0]?.id;
    if (!sheetId) throw new Error('no sheet');
    void bench.run(insertChart, { sheetId });
    expect(bench.chart.sheetId).toBe(sheetId);
  });

  it.each([
    ['totals by category', 1, 2, { kind: 'bars', aggregate: 'sum' }, 'Revenue by Region'],
    ['counts of a category', 1, 1, { kind: 'bars', aggregate: 'count' }, 'Rows by Region'],
    ['the concentration of an amount', 2, 2, { kind: 'concentration' }, 'Concentration of Revenue'],
    ['a point for each row', 2, 3, { kind: 'quadrant', xCut: 30, yCut: 0.3 }, 'Margin against Revenue'],
  ] as const)('shows %s', (_, from, to, spec, title) => {
    expect(insertFrom(from, to).chart).toMatchObject({ spec, title });
  });

  it('averages shares', () => {
    const bench = withCharts(testBench(table()));
    bench.selection = selected(region(bench.table().id, [0, 1], [3, 3]));
    void bench.run(insertChart, undefined);
    expect(bench.chart.spec).toMatchObject({ kind: 'bars', aggregate: 'sum' });
  });
});
