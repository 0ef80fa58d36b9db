import { describe, expect, it } from 'vitest';
import { readChartData, type BarsData, type QuadrantData } from '../../../src/charts/chartData';
import { maxBars } from '../../../src/charts/barsData';
import { withCuts } from '../../../src/charts/quadrantData';
import { quadrantLetters } from '../../../src/charts/quadrantRule';
import { cellError } from '../../../src/shared/value';
import { ChartFixture } from './chartFixture';

const customers = new ChartFixture({
  class: { type: 'choice', values: ['B', 'A', null, 'A', 'C'] },
  value: { type: 'number', values: [20, 50, 1, null, -5] },
  capability: { type: 'number', values: [80, 50, 10, 90, cellError('NUM')] },
  letter: { type: 'choice', values: ['D', 'A', null, 'A', 'C'] },
});

function bars(aggregate: 'sum' | 'count' | 'average', fixture = customers): BarsData {
  const chart = fixture.chart({
    kind: 'bars',
    category: fixture.column('class'),
    value: fixture.column('value'),
    aggregate,
    order: ['A', 'B', 'C'],
  });
  return readChartData(fixture.document, fixture.reader, chart) as BarsData;
}

function quadrant(withLetters: boolean): QuadrantData {
  const chart = customers.chart({
    kind: 'quadrant',
    x: customers.column('value'),
    y: customers.column('capability'),
    xCut: customers.xCut,
    yCut: customers.yCut,
    ...(withLetters ? { quadrant: customers.column('letter') } : {}),
  });
  return readChartData(customers.document, customers.reader, chart) as QuadrantData;
}
const letters = (data: QuadrantData): string[] =>
  Array.from(data.quadrants, (code) => quadrantLetters[code] ?? '?');

describe('the data of bars', () => {
  it('adds up per category, the named ones first and the blank ones as their own', () => {
    expect(bars('sum').bars.map(({ category, value }) => [category, value])).toEqual([
      ['A', 50],
      ['B', 20],
      ['C', -5],
      [null, 1],
    ]);
  });

  it('averages what is a number and counts rows', () => {
    expect(bars('average').bars.map(({ value }) => value)).toEqual([50, 20, -5, 1]);
    expect(bars('count').bars.map(({ value }) => value)).toEqual([2, 1, 1, 1]);
  });

  it('knows the rows of each bar', () => {
    expect(bars('sum').bars.map(({ rowIndexes }) => [...rowIndexes])).toEqual([[1, 3], [0], [4], [2]]);
  });

  it('puts small categories together and loses nothing', () => {
    const names = Array.from({ length: 9000 }, (_, index) => `category ${index % 40}`);
    const fixture = new ChartFixture({
      class: { type: 'text', values: names },
      value: { type: 'number', values: names.map((_, index) => index % 40) },
    });
    const { bars: drawn } = bars('sum', fixture);
    expect(drawn).toHaveLength(maxBars);
    expect(drawn[0]?.category).toBe('category 39');
    expect(drawn.at(-1)).toMatchObject({ category: null, othersCount: 40 - maxBars + 1 });
    expect(drawn.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(225 * 780);
    expect(drawn.reduce((sum, { rowIndexes }) => sum + rowIndexes.length, 0)).toBe(9000);
  });
});

describe('the data of a quadrant', () => {
  it('has a point per row with both numbers', () => {
    const data = quadrant(false);
    expect([...data.x]).toEqual([20, 50, 1]);
    expect([...data.y]).toEqual([80, 50, 10]);
    expect([...data.rowIndexes]).toEqual([0, 1, 2]);
    expect(data.skippedCount).toBe(2);
  });

  it('sorts points by the cuts, at the cut as high', () => {
    expect(letters(quadrant(false))).toEqual(['C', 'A', 'D']);
  });

  it('takes the letter of the column where there is one', () => {
    expect(letters(quadrant(true))).toEqual(['D', 'A', 'D']);
  });

  it('sorts anew while a cut is dragged', () => {
    expect(letters(withCuts(quadrant(true), 10, 90))).toEqual(['B', 'B', 'D']);
  });

  it('says what can be moved, and how far', () => {
    expect(quadrant(false).xCut).toEqual({
      value: 50,
      parameterId: customers.xCut,
      name: 'Value cut',
      min: 0,
      max: 100,
      step: 1,
    });
  });
});

it('reads nothing when a column or a parameter is gone', () => {
  const { column, xCut } = { column: customers.column('value'), xCut: customers.xCut };
  const gone = { sheetId: column.sheetId, columnId: '_cgone' as typeof column.columnId };
  const read = (spec: Parameters<ChartFixture['chart']>[0]) =>
    readChartData(customers.document, customers.reader, customers.chart(spec));
  expect(read({ kind: 'bars', category: gone, aggregate: 'count' })).toBeNull();
  expect(read({ kind: 'quadrant', x: column, y: gone, xCut, yCut: 1 })).toBeNull();
  expect(read({ kind: 'quadrant', x: column, y: column, xCut: '_pgone' as typeof xCut, yCut: 1 })).toBeNull();
});
