import { describe, expect, it } from 'vitest';
import { readChartData, type BlockData, type QuadrantData } from '../../../src/charts/chartData';
import { manyPoints, type ChartOption } from '../../../src/charts/chartOption';
import { chartTable } from '../../../src/charts/chartTable';
import { drawOption } from '../../../src/charts/drawOption';
import { maxBlockRows } from '../../../src/model/chartBlock';
import type { BlockChartSpec } from '../../../src/model/document';
import { axisOf, ChartFixture, drawingContext, phraseIn, seriesOf } from './chartFixture';

const count = 100_000;
const numbers = Array.from({ length: count }, (_, index) => (index * 37) % 1009);
const fixture = new ChartFixture({
  day: { type: 'date', values: numbers.map((_, index) => 20_000 + index) },
  x: { type: 'number', values: numbers },
  y: { type: 'number', values: numbers.map((value) => (value * 7) % 101) },
});
const block = (kind: BlockChartSpec['kind']): BlockData =>
  readChartData(
    fixture.document,
    fixture.reader,
    fixture.chart({ kind, source: [fixture.column('day'), fixture.column('x')] }, 'Days'),
  ) as BlockData;

/** What stands in the corners of a quadrant chart: names and counts. */
const cornersOf = (option: ChartOption): unknown => seriesOf(option).at(-1)?.['data'];

describe('a hundred thousand points', () => {
  it('are drawn in bulk from packed numbers, all of them', () => {
    const points = readChartData(
      fixture.document,
      fixture.reader,
      fixture.chart({
        kind: 'quadrant',
        x: fixture.column('x'),
        y: fixture.column('y'),
        xCut: 500,
        yCut: 50,
      }),
    ) as QuadrantData;
    const drawn = seriesOf(drawOption(points, drawingContext())).filter(({ large }) => large === true);
    expect(drawn.every(({ data }) => data instanceof Float64Array)).toBe(true);
    const total = drawn.reduce((sum, { data }) => sum + (data as Float64Array).length / 2, 0);
    expect(total).toBe(count);
    // Under a moving hand some of them, always the same, and the counts of all.
    const moving = drawOption(points, drawingContext({ isMoving: true }));
    const some = seriesOf(moving).filter(({ large }) => large === true);
    const coordinates = some.flatMap(({ data }) => Array.from(data as Float64Array));
    expect(coordinates.length / 2).toBe(20_000);
    expect(cornersOf(moving)).toEqual(cornersOf(drawOption(points, drawingContext())));
  });

  it('make a line that is sampled and whose names are written where they stand', () => {
    const data = block('lines');
    expect(data.rows).toHaveLength(count);
    const option = drawOption(data, drawingContext());
    expect(seriesOf(option)[0]).toMatchObject({ sampling: 'lttb', showSymbol: false });
    const { formatter } = axisOf(option, 'xAxis').axisLabel as { formatter: (index: string) => string };
    expect(formatter('25567')).toBe('2024-10-02');
    const few = { ...data, rows: data.rows.slice(0, manyPoints - 1) };
    expect(seriesOf(drawOption(few, drawingContext()))[0]).not.toHaveProperty('sampling');
  });

  it('are too many names for other kinds, which say so', () => {
    const data = block('treemap');
    expect(data.rows).toHaveLength(maxBlockRows('treemap'));
    expect(drawOption(data, drawingContext()).title).toMatchObject({
      text: 'Days · first 400 of 100,000 rows',
    });
    expect(chartTable(data, phraseIn('en'), 'en').omitted).toBe('The first 400 of 100000 points.');
  });
});
