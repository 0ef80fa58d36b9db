import { describe, expect, it } from 'vitest';
import { readChartData, type BlockData, type QuadrantData } from '../../../src/charts/chartData';
import { colouredParts } from '../../../src/charts/chartLook';
import { darkChartTheme, lightChartTheme } from '../../../src/charts/chartTheme';
import { chartTable } from '../../../src/charts/chartTable';
import { drawOption } from '../../../src/charts/drawOption';
import type { ChartLook, ChartSpec } from '../../../src/model/document';
import { contrast } from '../../support/contrast';
import { axisOf, ChartFixture, drawingContext, phraseIn, seriesOf, tickOf } from './chartFixture';

const fixture = new ChartFixture({
  name: { type: 'text', values: ['One', 'Two', 'Three'] },
  money: { type: 'currency', values: [60_000.5, 120_000, -3000] },
  share: { type: 'percent', values: [0.5, 0.025, 1] },
});
const block = (kind: 'lines' | 'stackedBars' | 'survival', ...names: string[]): ChartSpec => ({
  kind,
  source: ['name', ...names].map((name) => fixture.column(name)),
});
const read = <Data>(spec: ChartSpec, look: ChartLook): Data =>
  readChartData(fixture.document, fixture.reader, { ...fixture.chart(spec), look }) as Data;
const context = drawingContext();
const bars: ChartSpec = {
  kind: 'bars',
  category: fixture.column('name'),
  value: fixture.column('money'),
  aggregate: 'sum',
};

describe('the number format of a chart', () => {
  it('takes the place of that of the cells: in the table, in words and along the axis', () => {
    const lines = read<BlockData>(block('lines', 'money', 'share'), { numberFormat: '0.0' });
    expect(chartTable(lines, phraseIn('en'), 'en').rows[0]).toEqual(['One', '60000.5', '0.5']);
    expect(tickOf(drawOption(lines, context), 'yAxis', 120_000)).toBe('120000.0');
    const percent = read<BlockData>(block('lines', 'share'), { numberFormat: '0.00%' });
    expect(tickOf(drawOption(percent, context), 'yAxis', 0.5)).toBe('50.00%');
    const summed = read<BlockData>(bars, { numberFormat: '"€"#,##0' });
    expect(chartTable(summed, phraseIn('en'), 'en').rows[0]?.[1]).toBe('€120,000');
  });

  it('holds for both axes of points, and for the lines that part them', () => {
    const spec: ChartSpec = {
      kind: 'quadrant',
      x: fixture.column('money'),
      y: fixture.column('share'),
      xCut: 1000,
      yCut: 0.25,
    };
    const points = read<QuadrantData>(spec, { numberFormat: '0.000' });
    expect(chartTable(points, phraseIn('en'), 'en').rows[0]?.slice(1, 3)).toEqual(['60000.500', '0.500']);
    expect(JSON.stringify(drawOption(points, context))).toContain('"formatter":"0.250"');
  });
});

describe('the axes of a chart', () => {
  const look = { namesTitle: 'Who', numbersTitle: 'How much', min: -5000, max: 200_000 };

  it('have the titles and the bounds that they were given', () => {
    const option = drawOption(read(block('lines', 'money'), look), context);
    expect(axisOf(option, 'xAxis')).toMatchObject({ name: 'Who', nameLocation: 'middle' });
    expect(axisOf(option, 'yAxis')).toMatchObject({ name: 'How much', min: -5000, max: 200_000 });
  });

  it('keep them where bars lie on their side', () => {
    const narrow = drawOption(read(block('stackedBars', 'money'), look), drawingContext({ widthPx: 60 }));
    expect(axisOf(narrow, 'yAxis')).toMatchObject({ type: 'category', name: 'Who', nameLocation: 'start' });
    expect(axisOf(narrow, 'xAxis')).toMatchObject({ name: 'How much', min: -5000 });
  });

  it('keep bounds of their own where the kind has some', () => {
    const survival = drawOption(read(block('survival', 'share'), look), context);
    expect(axisOf(survival, 'yAxis')).toMatchObject({ min: 0, max: 1, name: 'How much' });
  });
});

describe('the colours of a chart', () => {
  it('are those of its set in either theme, in the places they were chosen for', () => {
    for (const theme of [lightChartTheme, darkChartTheme]) {
      const option = drawOption(
        read(block('lines', 'money', 'share'), { colors: [2, 4] }),
        drawingContext({ theme }),
      );
      expect((option as { color: string[] }).color.slice(0, 3)).toEqual([
        theme.categories[2],
        theme.categories[4],
        theme.categories[2],
      ]);
    }
  });

  it('are one where a chart has one', () => {
    const [series] = seriesOf(drawOption(read(bars, { colors: [3] }), context));
    const [first] = series?.['data'] as { itemStyle: { color: string } }[];
    expect(first?.itemStyle.color).toBe(lightChartTheme.categories[3]);
  });

  it('are offered by name: of a survival curve without those of its band', () => {
    expect(colouredParts(read(block('lines', 'money', 'share'), {}))).toEqual(['money', 'share']);
    expect(colouredParts(read(block('survival', 'share', 'share', 'share', 'money'), {}))).toEqual([
      'share',
      'money',
    ]);
    expect(colouredParts(read(bars, {}))).toHaveLength(1);
  });

  it('tell eight apart on each paper: three to one or more against it', () => {
    for (const { categories, background } of [lightChartTheme, darkChartTheme]) {
      expect(new Set(categories).size).toBe(8);
      for (const color of categories) expect(contrast(color, background), color).toBeGreaterThanOrEqual(3);
    }
  });
});
