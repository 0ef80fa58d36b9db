import { describe, expect, it } from 'vitest';
import { readChartData } from '../../../src/charts/chartData';
import { chartSummary, chartTable } from '../../../src/charts/chartTable';
import { drawOption } from '../../../src/charts/drawOption';
import type { ChartSpec } from '../../../src/model/document';
import { locales } from '../../../src/shared/localText';
import { ChartFixture, drawingContext, phraseIn } from './chartFixture';

const orders = new ChartFixture(
  {
    product: { type: 'text', values: ['Pump', 'Valve', 'Pump', 'Hose'] },
    amount: { type: 'number', values: [100, 40, 7, 30] },
  },
  'Orders',
);
const product = orders.column('product');
const amount = orders.column('amount');
const specs: readonly ChartSpec[] = [
  { kind: 'bars', category: product, aggregate: 'count' },
  { kind: 'bars', category: product, value: amount, aggregate: 'sum' },
  { kind: 'concentration', value: amount, mark: 0.2 },
  { kind: 'quadrant', x: amount, y: amount, xCut: orders.xCut, yCut: 50 },
  { kind: 'treemap', source: [product, amount] },
];

/** Every word of a chart: what is drawn, its accessible name, its table for screen readers. */
function wordsOf(spec: ChartSpec, locale: 'en' | 'zh-CN'): string {
  const data = readChartData(orders.document, orders.reader, orders.chart(spec));
  if (!data) throw new Error('no data');
  const phrase = phraseIn(locale);
  const option = drawOption(data, drawingContext({ locale, phrase }));
  return JSON.stringify([option, chartSummary(data, phrase, locale), chartTable(data, phrase, locale)]);
}

describe('charts of a table that is not one of customers', () => {
  it.each(locales)('do not speak of customers in %s', (locale) => {
    for (const spec of specs) expect(wordsOf(spec, locale)).not.toMatch(/customer|客户/i);
  });

  it('call the rows what their table is called', () => {
    const [count, , share] = specs.map((spec) => wordsOf(spec, 'en'));
    expect(count).toContain('Orders, count');
    expect(share).toContain('Share of Orders, best first');
    expect(share).toContain('The top 20% of Orders hold');
  });
});
