import { describe, expect, it } from 'vitest';
import { bubbleSizes } from '../../../src/charts/bubbleOption';
import { readChartData, type BlockData, type ConcentrationData } from '../../../src/charts/chartData';
import { chartSummary, chartTable } from '../../../src/charts/chartTable';
import { darkChartTheme, lightChartTheme } from '../../../src/charts/chartTheme';
import { concentrationOf, curvePlaces, shareOfTop } from '../../../src/charts/concentrationData';
import { drawOption, isEmptyChart } from '../../../src/charts/drawOption';
import { stepShares } from '../../../src/charts/funnelOption';
import { flowLinks } from '../../../src/charts/sankeyOption';
import { tornadoOf } from '../../../src/charts/tornadoData';
import { waterfallSteps } from '../../../src/charts/waterfallData';
import { blockChartKinds, type BlockChartSpec } from '../../../src/model/document';
import { cutIntoBlocks } from '../../../src/model/columnBlocks';
import { locales } from '../../../src/shared/localText';
import { cellError } from '../../../src/shared/value';
import { ChartFixture, drawingContext, phraseIn } from './chartFixture';

const fixture = new ChartFixture({
  name: { type: 'text', values: ['Start', 'Sold', null, 'Lost', 'End'] },
  low: { type: 'number', values: [100, 40, 7, -30, 110] },
  high: { type: 'percent', values: [0.5, 0.25, 0.1, cellError('NUM'), 1] },
  base: { type: 'number', values: [90, 1, 2, 3, 4] },
});

function blockData(kind: BlockChartSpec['kind'], names = ['name', 'low', 'high', 'base']): BlockData {
  const spec = { kind, source: names.map((name) => fixture.column(name)), xCut: fixture.xCut };
  return readChartData(fixture.document, fixture.reader, fixture.chart(spec)) as BlockData;
}
const context = drawingContext;

describe('a block of names and numbers', () => {
  it('has a row for each name and knows what is a share', () => {
    const { rows, series, labelName } = blockData('lines');
    expect(labelName).toBe('name');
    expect(rows.map(({ label, values }) => [label, ...values])).toEqual([
      ['Start', 100, 0.5, 90],
      ['Sold', 40, 0.25, 1],
      ['Lost', -30, null, 3],
      ['End', 110, 1, 4],
    ]);
    expect(series.map(({ name, isPercent }) => [name, isPercent])).toEqual([
      ['low', false],
      ['high', true],
      ['base', false],
    ]);
  });

  it('is gone when a column of it is gone', () => {
    const source = [{ ...fixture.column('name'), columnId: '_cgone' as never }];
    expect(
      readChartData(fixture.document, fixture.reader, fixture.chart({ kind: 'lines', source })),
    ).toBeNull();
  });

  it.each(blockChartKinds)('%s says every number in its table and its name', (kind) => {
    const data = blockData(kind);
    for (const locale of locales) {
      const table = chartTable(data, phraseIn(locale), locale);
      expect(table.header).toEqual(['name', 'low', 'high', 'base']);
      expect(table.rows[0]).toEqual(['Start', '100', '50%', '90']);
      expect(chartSummary(data, phraseIn(locale), locale)).toContain('Chart');
    }
  });

  it.each(blockChartKinds)('%s draws in both themes and says so when there is nothing to draw', (kind) => {
    for (const theme of [lightChartTheme, darkChartTheme]) {
      const option = drawOption(blockData(kind), context({ theme }));
      expect([option.series].flat().length).toBeGreaterThan(0);
    }
    const empty = { ...blockData(kind), rows: [] };
    expect(isEmptyChart(empty)).toBe(true);
    expect(JSON.stringify(drawOption(empty, context()).title)).toContain('No numbers to draw yet');
  });
});

describe('what the kinds make of a block', () => {
  it('a flow goes from each name to each heading with a number above 0', () => {
    const series = ['A', 'B'].map((name) => ({ name, isPercent: false }));
    const row = (label: string, ...values: (number | null)[]) => ({ label, labelNumber: null, values });
    expect(flowLinks({ series, rows: [row('A', 3, 0), row('C', null, 2)] })).toEqual([
      { from: 'A', to: 'A', amount: 3 },
      { from: 'C', to: 'B', amount: 2 },
    ]);
  });

  it('a waterfall adds step by step and ends with the total', () => {
    const rows = blockData('waterfall').rows;
    expect(waterfallSteps(rows).map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [0, 100, 'rise'],
      [100, 140, 'rise'],
      [110, 140, 'fall'],
      [0, 110, 'total'],
    ]);
  });

  it('a funnel says what each step keeps of the one before', () => {
    expect(stepShares([200, 100, 25, null, 0, 3])).toEqual([null, 0.5, 0.25, null, null, null]);
  });

  it('a tornado has the widest bar on top and the base of its first row', () => {
    const row = (label: string, low: number, high: number) => ({
      label,
      labelNumber: null,
      values: [low, high, 10],
    });
    const { base, bars } = tornadoOf([row('narrow', 9, 11), row('wide', 20, 2)]);
    expect([base, ...bars.map(({ label }) => label)]).toEqual([10, 'wide', 'narrow']);
  });

  it('bubbles have areas in proportion', () => {
    const [whole, quarter] = bubbleSizes([100, 25, null]) as [number, number];
    expect(quarter / whole).toBeCloseTo(0.5);
    expect(new Set(bubbleSizes([null, undefined])).size).toBe(1);
  });

  it('survival draws the second and third column as a band, not as curves', () => {
    const lines = [drawOption(blockData('survival'), context()).series].flat();
    expect(lines.map((series) => series?.id)).toEqual(['low', 'band', '0']);
    const compared = [drawOption(blockData('survival', ['name', 'low', 'high']), context()).series].flat();
    expect(compared.map((series) => series?.id)).toEqual(['0', '1']);
  });
});

describe('the concentration of a column', () => {
  const concentration = concentrationOf(cutIntoBlocks('number', [10, 60, null, -20, 50]));

  it('cumulates from the largest down; losses pull it back to one', () => {
    expect([...concentration.rowIndexes]).toEqual([1, 4, 0, 3]);
    expect([...concentration.shares]).toEqual([0.6, 1.1, 1.2, 1]);
  });

  it('reads the share of the top, rounding the count up as PARETO.SHARE does', () => {
    expect(shareOfTop(concentration, 0.2)).toBe(0.6);
    expect(shareOfTop(concentration, 0.5)).toBe(1.1);
    expect(shareOfTop(concentration, 0)).toBeNull();
  });

  it('has no curve without a positive total', () => {
    expect(concentrationOf(cutIntoBlocks('number', [-1, 1])).shares).toHaveLength(0);
  });

  it('thins out many points and keeps both ends', () => {
    const places = curvePlaces(100_000);
    expect([places.length, places[0], places.at(-1)]).toEqual([400, 0, 99_999]);
  });

  it('marks what the top holds, in words too', () => {
    const spec = { kind: 'concentration', value: fixture.column('low'), mark: 0.2 } as const;
    const data = readChartData(fixture.document, fixture.reader, fixture.chart(spec)) as ConcentrationData;
    expect(JSON.stringify(drawOption(data, context()).series)).toContain('Top 20%: 48%');
    expect(chartSummary(data, phraseIn('en'), 'en')).toContain('The top 20% of Customers hold 48%');
    expect(chartTable(data, phraseIn('zh-CN'), 'zh-CN').rows).toHaveLength(5);
  });
});
