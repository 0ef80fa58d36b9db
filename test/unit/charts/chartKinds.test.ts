import { describe, expect, it } from 'vitest';
import { readChartData, type ChartData } from '../../../src/charts/chartData';
import { drawOption } from '../../../src/charts/drawOption';
import type { BlockChartSpec, ChartSpec } from '../../../src/model/document';
import { axisOf, ChartFixture, drawingContext, seriesOf } from './chartFixture';

const fixture = new ChartFixture({
  name: { type: 'text', values: ['One', 'Two', 'Three', 'Four'] },
  time: { type: 'number', values: [0, 0.25, 0.5, 1] },
  a: { type: 'number', values: [8, 4, -2, 10] },
  b: { type: 'number', values: [2, 6, 3, 1] },
  c: { type: 'number', values: [5, 1, 1, 4] },
  kept: { type: 'number', values: [1, 0.8, 0.5, 0.25] },
  low: { type: 'number', values: [1, 0.7, 0.4, 0.1] },
  high: { type: 'number', values: [1, 0.9, 0.6, 0.4] },
});
const column = (name: string) => fixture.column(name);
const dataOf = (spec: ChartSpec): ChartData =>
  readChartData(fixture.document, fixture.reader, fixture.chart(spec)) as ChartData;
const drawn = (spec: ChartSpec) => drawOption(dataOf(spec), drawingContext());
const block = (kind: BlockChartSpec['kind'], ...names: string[]) =>
  drawn({ kind, source: names.map(column) });
const data = (series: Readonly<Record<string, unknown>> | undefined): unknown[] =>
  (series?.['data'] as unknown[]).map((item) =>
    typeof item === 'object' && item !== null && 'value' in item ? item.value : item,
  );

describe('what each kind of chart draws', () => {
  it('bars: one for each category, as long as its total', () => {
    const option = drawn({ kind: 'bars', category: column('name'), value: column('b'), aggregate: 'sum' });
    const [series] = seriesOf(option);
    expect([series?.['type'], data(series), axisOf(option, 'xAxis').data]).toEqual([
      'bar',
      [6, 3, 2, 1],
      ['Two', 'Three', 'One', 'Four'],
    ]);
  });

  it('columns: on each other, or side by side', () => {
    const stacked = seriesOf(block('stackedBars', 'name', 'a', 'b'));
    expect(stacked.map((series) => [series['type'], series['stack'], data(series)])).toEqual([
      ['bar', 'all', [8, 4, -2, 10]],
      ['bar', 'all', [2, 6, 3, 1]],
    ]);
    const source = ['name', 'a', 'b'].map(column);
    const beside = seriesOf(drawn({ kind: 'stackedBars', source, isBeside: true }));
    expect(beside.map(({ stack }) => stack)).toEqual([undefined, undefined]);
  });

  it('lines: told apart by dash and shape as well as by colour', () => {
    const lines = seriesOf(block('lines', 'name', 'a', 'b', 'c'));
    expect(lines.map(data)).toEqual([
      [8, 4, -2, 10],
      [2, 6, 3, 1],
      [5, 1, 1, 4],
    ]);
    const dashes = lines.map(({ lineStyle }) => (lineStyle as { type: string }).type);
    expect(new Set(dashes).size).toBe(3);
    expect(new Set(lines.map(({ symbol }) => symbol)).size).toBe(3);
  });

  it('points: parted by two lines', () => {
    const option = drawn({ kind: 'quadrant', x: column('a'), y: column('b'), xCut: 5, yCut: 2 });
    const [frame, points] = seriesOf(option);
    const { data: lines } = frame?.['markLine'] as { data: object[] };
    expect(lines).toMatchObject([{ xAxis: 5 }, { yAxis: 2 }]);
    expect(data(points)).toEqual([
      [8, 2],
      [4, 6],
      [-2, 3],
      [10, 1],
    ]);
  });

  it('bubbles: across, up, and as large as the third column says', () => {
    const [bubbles] = seriesOf(
      drawn({ kind: 'bubble', source: ['name', 'a', 'b', 'c'].map(column), xCut: 3 }),
    );
    expect(data(bubbles)[0]).toEqual([8, 2]);
    const sizes = (bubbles?.['data'] as { symbolSize: number }[]).map(({ symbolSize }) => symbolSize);
    expect(sizes.indexOf(Math.max(...sizes))).toBe(0);
    expect((bubbles?.['markLine'] as { data: object[] }).data).toEqual([{ xAxis: 3 }]);
  });

  it('concentration: a curve that rises above the whole and comes back, with its mark', () => {
    const [curve] = seriesOf(drawn({ kind: 'concentration', value: column('a'), mark: 0.25 }));
    expect(data(curve)).toEqual([
      [0, 0],
      [0.25, 0.5],
      [0.5, 0.9],
      [0.75, 1.1],
      [1, 1],
    ]);
    expect(JSON.stringify(curve?.['markLine'])).toContain('Top 25%: 50%');
  });

  it('waterfall: bars that float where the one before ended, and a total from zero', () => {
    const [base, steps] = seriesOf(block('waterfall', 'name', 'a'));
    expect([data(base), data(steps)]).toEqual([
      [0, 8, 10, 0],
      [8, 4, 2, 10],
    ]);
  });

  it('funnel: centred bars', () => {
    const [room, steps] = seriesOf(block('funnel', 'name', 'b'));
    expect([data(room), data(steps)]).toEqual([
      [2, 0, 1.5, 2.5],
      [2, 6, 3, 1],
    ]);
  });

  it('heat map: a cell for each number, from nothing to the largest', () => {
    const option = block('heatMap', 'name', 'b', 'c');
    const [cells] = seriesOf(option);
    expect(data(cells).slice(0, 3)).toEqual([
      [0, 0, 2],
      [1, 0, 5],
      [0, 1, 6],
    ]);
    expect(option.visualMap).toMatchObject({ min: 0, max: 6 });
  });

  it('treemap: areas of what is above zero', () => {
    const [areas] = seriesOf(block('treemap', 'name', 'a'));
    expect([areas?.['type'], data(areas)]).toEqual(['treemap', [8, 4, 10]]);
  });

  it('radar: an axis for each name, a line for each column', () => {
    const option = block('radar', 'name', 'b', 'c');
    const { indicator } = option.radar as { indicator: { name: string; max: number }[] };
    expect(indicator.map(({ name }) => name)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(data(seriesOf(option)[0])).toEqual([
      [2, 6, 3, 1],
      [5, 1, 1, 4],
    ]);
  });

  it('radar: names stay beside the drawing, in several lines on a phone', () => {
    const nameWidthOf = (widthPx: number): number => {
      const spec = { kind: 'radar' as const, source: ['name', 'b'].map(column) };
      const { radar } = drawOption(dataOf(spec), { ...drawingContext(), widthPx });
      return (radar as { axisName: { width: number; overflow: string } }).axisName.width;
    };
    const drawingPx = (0.64 * 280) / 2;
    expect(nameWidthOf(356)).toBeLessThanOrEqual(356 / 2 - drawingPx);
    expect(nameWidthOf(800)).toBeGreaterThan(200);
  });

  it('survival: steps over time within a band', () => {
    const [low, band, curve] = seriesOf(block('survival', 'time', 'kept', 'low', 'high'));
    expect(curve).toMatchObject({ type: 'line', step: 'end' });
    expect(data(curve)[1]).toEqual([0.25, 0.8]);
    expect(data(low)[1]).toEqual([0.25, 0.7]);
    expect((data(band)[1] as number[])[1]).toBeCloseTo(0.2);
  });

  it('tornado: bars to both sides of the base, the widest on top', () => {
    const option = block('tornado', 'name', 'a', 'b', 'c');
    expect(seriesOf(option).map(data)).toEqual([
      [10, 8, -2, 4],
      [1, 2, 3, 6],
    ]);
    expect(axisOf(option, 'xAxis')).toMatchObject({ startValue: 5 });
  });

  it('gains: a curve against asking at random', () => {
    const [curve, random] = seriesOf(block('gains', 'time', 'kept'));
    expect([data(curve)[1], data(random)]).toEqual([
      [0.25, 0.8],
      [
        [0, 0],
        [1, 1],
      ],
    ]);
  });

  it('flows: from each name to each heading', () => {
    const [flows] = seriesOf(block('sankey', 'name', 'b', 'c'));
    expect((flows?.['links'] as { value: number }[]).map(({ value }) => value)).toEqual([
      2, 5, 6, 1, 3, 1, 1, 4,
    ]);
  });
});
