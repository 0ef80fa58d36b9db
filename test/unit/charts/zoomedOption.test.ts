import { describe, expect, it } from 'vitest';
import { readChartData, type ChartData } from '../../../src/charts/chartData';
import { drawOption } from '../../../src/charts/drawOption';
import { zoomedOption } from '../../../src/charts/zoomedOption';
import { axisOf, ChartFixture, drawingContext, seriesOf } from './chartFixture';

const fixture = new ChartFixture({
  name: { type: 'text', values: ['One', 'Two'] },
  x: { type: 'number', values: [10, 20] },
  y: { type: 'number', values: [3, 4] },
});
const points = readChartData(
  fixture.document,
  fixture.reader,
  fixture.chart({
    kind: 'quadrant',
    x: fixture.column('x'),
    y: fixture.column('y'),
    label: fixture.column('name'),
    xCut: 15,
    yCut: 3,
  }),
) as ChartData;

describe('a chart on a zoomed sheet', () => {
  const natural = drawOption(points, drawingContext());
  const doubled = zoomedOption(natural, 2);

  it('is drawn as it is at its natural size', () => {
    expect(zoomedOption(natural, 1)).toBe(natural);
  });

  it('has texts, points and distances in proportion', () => {
    const textOf = ({ title, textStyle }: typeof natural) => [
      [title].flat()[0]?.textStyle?.fontSize,
      [title].flat()[0]?.left,
      (textStyle as { fontSize: number }).fontSize,
    ];
    expect(textOf(doubled)).toEqual(textOf(natural).map((size) => 2 * Number(size)));
    expect(axisOf(doubled, 'xAxis').axisLabel).toMatchObject({ fontSize: 24, margin: 16 });
    const sizes = (option: typeof natural) =>
      (seriesOf(option)[1]?.['data'] as { symbolSize: number }[]).map(({ symbolSize }) => symbolSize);
    expect(sizes(doubled)).toEqual(sizes(natural).map((size) => 2 * size));
    const layout = seriesOf(doubled).at(-1)?.['labelLayout'] as (label: object) => { dy: number };
    expect(layout({ dataIndex: 0 }).dy).toBe(34);
  });

  it('leaves the numbers as they are', () => {
    const values = (option: typeof natural) =>
      (seriesOf(option)[1]?.['data'] as { value: number[] }[]).map(({ value }) => value);
    expect(values(doubled)).toEqual([
      [10, 3],
      [20, 4],
    ]);
    expect(axisOf(doubled, 'xAxis')).toMatchObject({ min: axisOf(natural, 'xAxis').min });
  });
});
