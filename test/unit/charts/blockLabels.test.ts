import { describe, expect, it } from 'vitest';
import type { BlockData } from '../../../src/charts/chartData';
import type { DrawingContext } from '../../../src/charts/chartOption';
import { lightChartTheme } from '../../../src/charts/chartTheme';
import { funnelOption } from '../../../src/charts/funnelOption';
import { colourBounds, heatMapOption } from '../../../src/charts/heatMapOption';
import { stackedBarsOption } from '../../../src/charts/stackedBarsOption';
import { treemapOption } from '../../../src/charts/treemapOption';
import { phraseIn } from './chartFixture';

const context: DrawingContext = {
  theme: lightChartTheme,
  locale: 'en',
  phrase: phraseIn('en'),
  isAnimated: false,
  selected: new Set(),
  widthPx: 800,
};

const block = (kind: string, columns: readonly string[], rows: readonly [string, ...number[]][]): BlockData =>
  ({
    kind,
    title: 'Chart',
    labelName: 'name',
    unit: null,
    series: columns.map((name) => ({ name, isPercent: false })),
    rows: rows.map(([label, ...values]) => ({ label, labelNumber: null, values })),
  }) as unknown as BlockData;

describe('labels of a block', () => {
  const lifts = block(
    'heatMap',
    ['Coffee', 'Tea'],
    [
      ['Coffee', 1.14, 1.2],
      ['Tea', 1.2, 1.5],
    ],
  );

  it('name every row and column of a heat map', () => {
    const { xAxis, yAxis } = heatMapOption(lifts, context);
    expect(xAxis).toMatchObject({ axisLabel: { interval: 0 } });
    expect(yAxis).toMatchObject({ axisLabel: { interval: 0 } });
  });

  it('have as many decimals in every cell of a heat map', () => {
    const [series] = [heatMapOption(lifts, context).series].flat() as unknown as [
      { label: { formatter: (cell: { dataIndex: number }) => string } },
    ];
    expect([0, 1, 3].map((dataIndex) => series.label.formatter({ dataIndex }))).toEqual([
      '1.14',
      '1.20',
      '1.50',
    ]);
  });

  it('below bars are as wide as the room of a bar', () => {
    const { xAxis } = stackedBarsOption(
      block(
        'stackedBars',
        ['Customers'],
        [
          ['Rescue', 36],
          ['Key account visit', 18],
          ['Dissatisfied', 25],
          ['Reawaken', 94],
        ],
      ),
      context,
    );
    expect(xAxis).toMatchObject({ axisLabel: { width: 168 } });
  });

  it('are left out of areas too small for them', () => {
    const [series] = [
      treemapOption(
        block(
          'treemap',
          ['spent'],
          [
            ['large', 980],
            ['small', 20],
          ],
        ),
        context,
      ).series,
    ].flat() as unknown as [{ data: { label: { show: boolean } }[] }];
    expect(series.data.map(({ label }) => label.show)).toEqual([true, false]);
  });

  it.each([true, false])('come up within an area only where things move: %s', (isAnimated) => {
    const rows: [string, number][] = [['large', 980]];
    const { series } = treemapOption(block('treemap', ['spent'], rows), { ...context, isAnimated });
    expect([series].flat()).toMatchObject([{ animation: isAnimated }]);
  });

  it('do not pale with the bars of a funnel', () => {
    const series = [
      funnelOption(
        block(
          'funnel',
          ['customers'],
          [
            ['Lead', 9],
            ['Loyal', 2],
          ],
        ),
        context,
      ).series,
    ];
    expect(series.flat()[1]).toMatchObject({ label: { opacity: 1 } });
  });
});

describe('the colours of a heat map', () => {
  it('begin at nothing, or at the least of numbers that lie close together', () => {
    expect(colourBounds([0.1, 1])).toEqual([0, 1]);
    expect(colourBounds([1.07, 1.5])).toEqual([1.07, 1.5]);
    expect(colourBounds([-2, -1])).toEqual([-2, 0]);
  });
});
