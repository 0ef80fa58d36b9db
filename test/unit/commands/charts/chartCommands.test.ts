import { describe, expect, it } from 'vitest';
import { changeChartKind } from '../../../../src/commands/charts/changeChartKind';
import {
  duplicateChart,
  editChart,
  printChart,
  removeChart,
  selectNextChart,
  updateChart,
  type UpdateChartArgs,
} from '../../../../src/commands/charts/chartCommands';
import { chartRangeText, parseChartRange } from '../../../../src/commands/charts/chartRange';
import { insertChart } from '../../../../src/commands/charts/insertChart';
import type { ChartSpec } from '../../../../src/model/document';
import { region, selected, testBench, workbookWithTable } from '../commandContext';
import { benchOfCells, withCharts, type ChartBench } from './chartBench';

function inserted(): ChartBench {
  const bench = benchOfCells([
    ['Region', 'Won', 'Lost', 'Head'],
    ['North', 5, 2, 'Li'],
    ['South', 3, 4, 'Wu'],
  ]);
  if (!bench.selection) throw new Error('nothing selected');
  bench.selection = { ...bench.selection, toColumn: 3 };
  void bench.run(insertChart, undefined);
  return bench;
}

describe('a chart', () => {
  it('is changed in one step that undo takes back', () => {
    const bench = inserted();
    const before = bench.workbook.document;
    const { chart } = bench;
    void bench.run(updateChart, { chartId: chart.id, patch: { title: 'Deals' } });
    void bench.run(updateChart, {
      chartId: chart.id,
      patch: { spec: { ...chart.spec, kind: 'lines' } as ChartSpec },
    });
    expect(bench.chart).toMatchObject({ title: 'Deals', spec: { kind: 'lines' } });
    bench.services.undo();
    expect(bench.chart).toMatchObject({ title: 'Deals', spec: { kind: 'stackedBars' } });
    bench.services.undo();
    expect(bench.workbook.document).toEqual(before);
  });

  it('is printed alone, also where nothing may be changed', () => {
    const bench = Object.assign(inserted(), { readOnly: true });
    const { id } = bench.chart;
    const printed: unknown[] = [];
    bench.services.print = (chartId) => printed.push(chartId);
    expect(printChart.isEnabled(bench, { chartId: id })).toBe(true);
    expect(bench.run(printChart, { chartId: id })).toMatchObject({ ok: true });
    bench.selectedChartId = id;
    expect(bench.run(printChart, undefined)).toMatchObject({ ok: true });
    expect(printed).toEqual([id, id]);
    bench.selectedChartId = null;
    expect(printChart.isEnabled(bench)).toBe(false);
  });

  it('stays as it was when its data would show nothing', () => {
    const bench = inserted();
    const { chart, workbook, values } = bench;
    const names = parseChartRange(workbook.document, values, 'B2:C4', chart.sheetId);
    expect(names.ok).toBe(true);
    const heads = parseChartRange(workbook.document, values, 'D2:E4', chart.sheetId);
    if (!heads.ok) throw new Error('no range');
    const spec = { ...chart.spec, source: heads.value } as ChartSpec;
    expect(bench.run(updateChart, { chartId: chart.id, patch: { spec } })).toMatchObject({
      ok: false,
      problem: { code: 'chartNoNumbers' },
    });
    expect(bench.chart).toBe(chart);
    expect(bench.run(updateChart, { chartId: chart.id, patch: { title: '  ' } })).toMatchObject({
      ok: false,
    });
  });

  it('keeps its looks when the kind changes, and has none that cannot be', () => {
    const bench = inserted();
    const { chart } = bench;
    const put = (patch: UpdateChartArgs['patch']) => bench.run(updateChart, { chartId: chart.id, patch });
    const look = { numberFormat: '0.00', numbersTitle: 'Deals', min: 0, max: 9, colors: [2] };
    expect(put({ look })).toMatchObject({ ok: true });
    expect(put({ spec: { ...chart.spec, kind: 'lines' } as ChartSpec })).toMatchObject({ ok: true });
    expect(bench.chart).toMatchObject({ look, spec: { kind: 'lines' } });
    expect(put({ look: { numberFormat: '[Foo]0' } })).toMatchObject({
      problem: { code: 'formatCodeInvalid' },
    });
    expect(put({ look: { min: 3, max: 3 } })).toMatchObject({ problem: { code: 'chartBounds' } });
    expect(put({ look: { colors: [8] } })).toMatchObject({ ok: false });
    expect(bench.chart.look).toEqual(look);
    expect(put({ look: null })).toMatchObject({ ok: true });
    expect(bench.chart).not.toHaveProperty('look');
    bench.services.undo();
    expect(bench.chart.look).toEqual(look);
  });

  it('is no larger or smaller than can be seen, and steps of a held key are undone together', () => {
    const bench = inserted();
    const { id: chartId, anchor } = bench.chart;
    const put = (widthPx: number) =>
      void bench.run(updateChart, { chartId, patch: { anchor: { ...anchor, widthPx } }, merge: true });
    put(3);
    expect(bench.chart.anchor.widthPx).toBe(200);
    put(1e6);
    expect(bench.chart.anchor.widthPx).toBe(4000);
    bench.services.undo();
    expect(bench.chart.anchor).toEqual(anchor);
  });

  it('is duplicated below itself, and removed', () => {
    const bench = inserted();
    const original = bench.chart;
    void bench.run(duplicateChart, undefined);
    const copy = bench.workbook.document.charts.find(({ id }) => id === bench.selectedChartId);
    expect(copy).toMatchObject({ title: original.title, spec: original.spec });
    expect(copy?.anchor.rowId).toBeGreaterThan(original.anchor.rowId);
    void bench.run(removeChart, undefined);
    expect([bench.workbook.document.charts, bench.selectedChartId]).toEqual([[original], null]);
    bench.services.undo();
    expect(bench.workbook.document.charts).toHaveLength(2);
  });

  it('is reached from chart to chart in the order in which they stand', () => {
    const bench = inserted();
    const first = bench.selectedChartId;
    void bench.run(duplicateChart, undefined);
    const second = bench.selectedChartId;
    void bench.run(selectNextChart, undefined);
    expect(bench.selectedChartId).toBe(first);
    void bench.run(selectNextChart, undefined);
    expect(bench.selectedChartId).toBe(second);
  });

  it('is left alone where nothing may be changed, and where none is selected', () => {
    const bench = inserted();
    const commands = [editChart, duplicateChart, removeChart];
    expect(commands.every((command) => command.isEnabled(bench))).toBe(true);
    const locked = { ...bench, readOnly: true };
    expect([insertChart, updateChart, ...commands].some((command) => command.isEnabled(locked))).toBe(false);
    bench.selectedChartId = null;
    expect(commands.some((command) => command.isEnabled(bench))).toBe(false);
  });
});

describe('the range of a chart', () => {
  const { workbook, values, chart } = inserted();
  const parse = (text: string) => parseChartRange(workbook.document, values, text, chart.sheetId);
  it.each(['B2:D4', '=b2:d4', 'Sheet1!B2:D4', 'B2：D4', '$B$2:$D$4', 'B:D'])('is read from %s', (text) => {
    const source = parse(text);
    expect(source.ok && chartRangeText(workbook.document, source.value, chart.sheetId)).toBe('B2:D4');
  });
  it('has headings in its first row where that looks like some', () => {
    const has = (text: string) => {
      const source = parse(text);
      return source.ok && source.value.withoutHeadings !== true;
    };
    expect(['B2:D4', 'B3:D4'].map(has)).toEqual([true, false]);
  });
  it.each(['', 'nonsense', 'A1:ZZ9', 'Nowhere!A1:B2', 'A1:B5000'])('is refused for “%s”', (text) => {
    expect(parse(text)).toMatchObject({ ok: false, problem: { code: 'chartRange' } });
  });
});

describe('another kind of chart', () => {
  const bench = withCharts(
    testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: ['Northwind', 'Contoso', 'Fabrikam'] },
        { name: 'Revenue', type: 'currency', values: [10, 20, 30] },
        { name: 'Cost', type: 'currency', values: [4, 5, 6] },
      ]),
    ),
  );
  bench.selection = selected(region(bench.table().id, [0, 1], [2, 2]));
  void bench.run(insertChart, undefined);
  const { document } = bench.workbook;
  const change = (spec: ChartSpec, kind: ChartSpec['kind']) =>
    changeChartKind(document, bench.values, spec, kind);
  const kinds = ['bars', 'concentration', 'lines', 'bubble', 'radar', 'treemap', 'quadrant'] as const;

  it('keeps the columns it can show, and comes back to them', () => {
    const points = bench.chart.spec;
    const lines = change(points, 'lines');
    expect(lines.ok && lines.value).toMatchObject({
      source: bench.table().columns.map(({ id }) => ({ columnId: id })),
    });
    const back = lines.ok ? change(lines.value, 'quadrant') : lines;
    expect(back).toEqual({ ok: true, value: points });
  });

  it.each(kinds)('can be drawn as %s', (kind) => {
    const spec = change(bench.chart.spec, kind);
    if (!spec.ok) throw new Error(spec.problem.code);
    const { id: chartId } = bench.chart;
    expect(bench.run(updateChart, { chartId, patch: { spec: spec.value } })).toMatchObject({ ok: true });
  });

  it('says what it lacks', () => {
    const cells = inserted();
    const bars = changeChartKind(cells.workbook.document, cells.values, cells.chart.spec, 'bars');
    expect(bars).toMatchObject({ ok: false, problem: { code: 'chartNeedsTable' } });
  });
});
