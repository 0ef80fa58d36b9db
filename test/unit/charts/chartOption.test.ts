import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { axisScale, roundTo } from '../../../src/charts/axisScale';
import { barsOption } from '../../../src/charts/barsOption';
import { readChartData, type BarsData, type QuadrantData } from '../../../src/charts/chartData';
import { literally, manyPoints, type DrawingContext } from '../../../src/charts/chartOption';
import { chartSummary, chartTable } from '../../../src/charts/chartTable';
import { darkChartTheme } from '../../../src/charts/chartTheme';
import { axisNumberText, numberText } from '../../../src/charts/numberText';
import { quadrantOption } from '../../../src/charts/quadrantOption';
import type { Locale } from '../../../src/shared/localText';
import { ChartFixture, drawingContext, phraseIn, seriesOf } from './chartFixture';

const context = (locale: Locale, overrides: Partial<DrawingContext> = {}): DrawingContext =>
  drawingContext({ locale, phrase: phraseIn(locale), isAnimated: true, ...overrides });

function points(count: number): QuadrantData {
  const values = Array.from({ length: count }, (_, index) => (index * 37) % 101);
  const fixture = new ChartFixture({
    x: { type: 'number', values },
    y: { type: 'number', values: values.map((value) => (value * 7) % 101) },
    name: { type: 'text', values: values.map((_, index) => `{customer|${index}}`) },
  });
  const chart = fixture.chart({
    kind: 'quadrant',
    x: fixture.column('x'),
    y: fixture.column('y'),
    label: fixture.column('name'),
    xCut: fixture.xCut,
    yCut: 50,
  });
  return readChartData(fixture.document, fixture.reader, chart) as QuadrantData;
}

function classes(): BarsData {
  const fixture = new ChartFixture({
    class: { type: 'choice', values: ['A', 'B', null] },
    value: { type: 'number', values: [1200.5, 30.25, -4] },
  });
  const chart = fixture.chart(
    {
      kind: 'bars',
      category: fixture.column('class'),
      value: fixture.column('value'),
      aggregate: 'sum',
      unit: '万元',
    },
    'Value per class',
  );
  return readChartData(fixture.document, fixture.reader, chart) as BarsData;
}

describe('drawing points', () => {
  it('keeps one series of named shapes while there are few', () => {
    const series = seriesOf(quadrantOption(points(20), context('en')));
    expect(series.map(({ id }) => id)).toEqual(['frame', 'points', 'names']);
    const shapes = new Set((series[1]?.['data'] as { symbol: string }[]).map(({ symbol }) => symbol));
    expect([...shapes].sort()).toEqual(['circle', 'diamond', 'rect', 'triangle']);
  });

  it('draws many in bulk, and the selected ones on top', () => {
    const many = points(manyPoints);
    const plain = seriesOf(quadrantOption(many, context('en')));
    expect(plain.map(({ id }) => id)).toEqual(['frame', 'pointsA', 'pointsB', 'pointsC', 'pointsD', 'names']);
    const selected = seriesOf(quadrantOption(many, context('en', { selected: new Set([1, 2, 3]) })));
    const packed = (prefix: string): number =>
      selected
        .filter(({ id }) => String(id).startsWith(prefix))
        .reduce((sum, { data }) => sum + (data as Float64Array).length / 2, 0);
    expect([packed('points'), packed('selected')]).toEqual([manyPoints - 3, 3]);
  });

  it('takes no name for markup', () => {
    expect(literally('{customer|1}')).not.toMatch(/\{[a-zA-Z0-9_]+\|/);
  });

  it.each([
    ['en', 'A: focus · 7'],
    ['zh-CN', 'A：重点选择 · 7'],
  ] as const)('names the quadrants in %s', (locale, name) => {
    const names = seriesOf(quadrantOption(points(20), context(locale))).at(-1)?.['data'];
    expect(JSON.stringify(names)).toMatch(new RegExp(name.replace(/\d+/, '\\d+')));
  });

  it('says so when there is nothing to draw', () => {
    expect(quadrantOption(points(0), context('en')).title).toMatchObject({
      subtext: 'No numbers to draw yet',
    });
  });
});

describe('drawing bars', () => {
  it('marks what loses, and fades what is not selected', () => {
    const series = seriesOf(
      barsOption(classes(), context('en', { theme: darkChartTheme, selected: new Set([0]) })),
    );
    const styles = (series[0]?.['data'] as { itemStyle: { color: string; opacity: number } }[]).map(
      (item) => item.itemStyle,
    );
    expect(styles.map(({ color }) => color)).toEqual(['#7aa2ff', '#7aa2ff', '#ff7a70']);
    expect(styles.map(({ opacity }) => opacity < 1)).toEqual([false, true, true]);
  });

  it('uses rich text and no HTML for tooltips', () => {
    expect(barsOption(classes(), context('en')).tooltip).toMatchObject({ renderMode: 'richText' });
  });
});

describe('charts in words', () => {
  it('lists the bars', () => {
    expect(chartTable(classes(), phraseIn('zh-CN'), 'zh-CN')).toEqual({
      caption: 'Value per class',
      header: ['class', 'value合计（万元）', '行数'],
      rows: [
        ['A', '1,201', '1'],
        ['B', '30.25', '1'],
        ['（空白）', '-4', '1'],
      ],
      omitted: null,
    });
    expect(chartSummary(classes(), phraseIn('en'), 'en')).toBe(
      'Bar chart. Value per class. 3 bars; the largest is A with 1,201.',
    );
  });

  it('lists points and says how many it left out', () => {
    const table = chartTable(points(500), phraseIn('en'), 'en');
    expect(table.rows).toHaveLength(200);
    expect(table.omitted).toBe('The first 200 of 500 points.');
  });

  it('writes numbers as each language does', () => {
    expect(numberText(1234567.8, 'en')).toBe('1,234,568');
    expect(axisNumberText(1_200_000, 'en', null)).toBe('1.2M');
    expect(axisNumberText(1_200_000, 'zh-CN', null)).toBe('120万');
    expect(axisNumberText(1_200_000, 'zh-CN', '万元')).toBe('1,200,000');
    // One axis says all its numbers in one way.
    expect([0, 20_000, 100_000].map((value) => axisNumberText(value, 'en', null, 90_000))).toEqual([
      '0',
      '20K',
      '100K',
    ]);
    expect(axisNumberText(20_000, 'zh-CN', null, 90_000)).toBe('2万');
    expect(axisNumberText(20_000, 'en', null, 40_000)).toBe('20,000');
  });
});

describe('axes', () => {
  it('hold everything between round bounds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        (low, spread) => {
          const scale = axisScale(low, low + spread);
          const slack = 1e-6 * Math.max(1, Math.abs(low), spread);
          expect(scale.min).toBeLessThanOrEqual(low + slack);
          expect(scale.max).toBeGreaterThanOrEqual(low + spread - slack);
          expect(scale.max).toBeGreaterThan(scale.min);
        },
      ),
    );
  });

  it('have bounds also for one value or none', () => {
    expect(axisScale(5, 5)).toMatchObject({ min: 2, max: 8 });
    expect(axisScale(Infinity, -Infinity)).toEqual({ min: 0, max: 1, interval: 0.2 });
    expect(roundTo(0.30000000000000004, 0.1)).toBe(0.3);
  });
});
