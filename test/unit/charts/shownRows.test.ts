import { describe, expect, it } from 'vitest';
import { readChartData } from '../../../src/charts/chartData';
import type { ChartSpec } from '../../../src/model/document';
import { RowOrder } from '../../../src/model/rowOrder';
import { ChartFixture } from './chartFixture';

const customers = new ChartFixture({
  class: { type: 'choice', values: ['B', 'A', 'C', 'A', 'B'] },
  value: { type: 'number', values: [20, 50, 1, null, 30] },
  capability: { type: 'number', values: [80, 50, 10, 90, 60] },
});

/** The chart over rows 4, 0 and 3, in this order: the rest is filtered. */
function filtered(spec: ChartSpec): unknown {
  const order = new RowOrder(Uint32Array.of(4, 0, 3), 5);
  const reader = { ...customers.reader, rowOrder: () => order };
  return readChartData(customers.document, reader, customers.chart(spec));
}

describe('a chart of a filtered table', () => {
  it('has bars of the shown rows only, and none for a category without any', () => {
    const [category, value] = [customers.column('class'), customers.column('value')];
    const data = filtered({ kind: 'bars', category, value, aggregate: 'sum', order: ['A', 'B', 'C'] });
    expect(data).toMatchObject({
      bars: [
        { category: 'A', value: 0, rowIndexes: Uint32Array.of(3) },
        { category: 'B', value: 50, rowIndexes: Uint32Array.of(0, 4) },
      ],
    });
    expect((data as { bars: unknown[] }).bars).toHaveLength(2);
  });

  it('has points of the shown rows only, and counts among them those without a point', () => {
    const [x, y] = [customers.column('value'), customers.column('capability')];
    expect(filtered({ kind: 'quadrant', x, y, xCut: 25, yCut: 50 })).toMatchObject({
      rowIndexes: Uint32Array.of(0, 4),
      skippedCount: 1,
    });
  });

  it('cumulates the shown rows only', () => {
    expect(filtered({ kind: 'concentration', value: customers.column('value') })).toMatchObject({
      rowIndexes: Uint32Array.of(4, 0),
      total: 50,
    });
  });

  it('reads names and numbers as they stand on the screen', () => {
    const source = [customers.column('class'), customers.column('capability')];
    expect(filtered({ kind: 'funnel', source })).toMatchObject({
      rows: [
        { label: 'B', values: [60] },
        { label: 'B', values: [80] },
        { label: 'A', values: [90] },
      ],
    });
  });
});
