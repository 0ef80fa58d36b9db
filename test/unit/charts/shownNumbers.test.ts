import { describe, expect, it } from 'vitest';
import { barsOption } from '../../../src/charts/barsOption';
import {
  readChartData,
  type BarsData,
  type BlockData,
  type QuadrantData,
} from '../../../src/charts/chartData';
import { chartTable } from '../../../src/charts/chartTable';
import { drawOption } from '../../../src/charts/drawOption';
import { quadrantOption } from '../../../src/charts/quadrantOption';
import type { BlockChartSpec, ChartSpec } from '../../../src/model/document';
import { axisOf, ChartFixture, drawingContext, phraseIn, tickOf } from './chartFixture';

const fixture = new ChartFixture({
  name: { type: 'text', values: ['One', 'Two', 'Three'] },
  money: { type: 'currency', values: [60_000.5, 120_000, -3000], numberFormat: '"$"#,##0.00' },
  share: { type: 'percent', values: [0.5, 0.025, 1], numberFormat: '0.00%' },
  day: { type: 'date', values: [45_000, 45_100, 45_200] },
  plain: { type: 'number', values: [1950, 2200, 2410] },
});
const context = drawingContext();
const read = <Data>(spec: ChartSpec): Data =>
  readChartData(fixture.document, fixture.reader, fixture.chart(spec)) as Data;
const block = (kind: BlockChartSpec['kind'], ...names: string[]): BlockData =>
  read({ kind, source: ['name', ...names].map((name) => fixture.column(name)) });

describe('numbers of a chart', () => {
  it('are those of the cells: in the table, the tooltip and the labels', () => {
    const data = block('lines', 'money', 'share', 'day', 'plain');
    expect(chartTable(data, phraseIn('en'), 'en').rows[0]).toEqual([
      'One',
      '$60,000.50',
      '50.00%',
      '2023-03-15',
      '1,950',
    ]);
    const tooltip = [drawOption(data, context).tooltip].flat()[0];
    const said = (tooltip?.formatter as (items: object[]) => string)([{ dataIndex: 1 }]);
    expect(said).toContain('$120,000.00');
    expect(said).toContain('2.50%');
    const [bars] = [drawOption(block('stackedBars', 'money'), context).series].flat();
    const label = (bars as { label: { formatter: (item: object) => string } }).label;
    expect(label.formatter({ dataIndex: 0 })).toBe('$60,000.50');
  });

  it('stand along the axis short and with their currency, and in no way of their own where series differ', () => {
    const money = drawOption(block('lines', 'money'), context);
    expect(tickOf(money, 'yAxis', 50_000)).toBe('$50,000');
    expect(tickOf(drawOption(block('lines', 'share'), context), 'yAxis', 0.5)).toBe('50%');
    expect(tickOf(drawOption(block('lines', 'day'), context), 'yAxis', 45_000)).toBe('2023-03-15');
    expect(tickOf(drawOption(block('lines', 'money', 'plain'), context), 'yAxis', 100_000)).toBe('100K');
  });

  it('follow a column that is summed or drawn as points', () => {
    const bars = read<BarsData>({
      kind: 'bars',
      category: fixture.column('name'),
      value: fixture.column('money'),
      aggregate: 'sum',
    });
    expect(tickOf(barsOption(bars, context), 'yAxis', 50_000)).toBe('$50,000');
    expect(chartTable(bars, phraseIn('en'), 'en').rows[0]?.[1]).toBe('$120,000.00');
    const counted = read<BarsData>({
      kind: 'bars',
      category: fixture.column('name'),
      value: fixture.column('money'),
      aggregate: 'count',
    });
    expect(chartTable(counted, phraseIn('en'), 'en').rows[0]?.[1]).toBe('1');
    const points = read<QuadrantData>({
      kind: 'quadrant',
      x: fixture.column('money'),
      y: fixture.column('share'),
      xCut: 1000,
      yCut: 0.25,
    });
    expect(chartTable(points, phraseIn('en'), 'en').rows[0]?.slice(1, 3)).toEqual(['$60,000.50', '50.00%']);
    expect(JSON.stringify(quadrantOption(points, context))).toContain('"formatter":"25.00%"');
  });
});

describe('ticks', () => {
  const isRound = (value: number, interval: number): boolean =>
    Math.abs(value / interval - Math.round(value / interval)) < 1e-9;

  it('of a tornado are round numbers, and its bars start at the base', () => {
    const option = drawOption(block('tornado', 'plain', 'money', 'plain'), context);
    const { min, max, interval, startValue } = axisOf(option, 'xAxis');
    expect(startValue).toBe(1950);
    expect([min, max].every((end) => isRound(end, interval))).toBe(true);
    expect(min).toBeLessThan(-3000);
  });

  it('of a waterfall are round numbers around every step', () => {
    const { min, max, interval } = axisOf(drawOption(block('waterfall', 'plain'), context), 'yAxis');
    expect(min).toBe(0);
    expect(max).toBeGreaterThanOrEqual(1950 + 2200);
    expect(isRound(max, interval)).toBe(true);
  });
});
