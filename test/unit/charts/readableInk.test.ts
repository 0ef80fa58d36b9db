import { describe, expect, it } from 'vitest';
import { readChartData, type BlockData } from '../../../src/charts/chartData';
import { darkChartTheme, lightChartTheme, type ChartTheme } from '../../../src/charts/chartTheme';
import { drawOption } from '../../../src/charts/drawOption';
import { inkOn, mixed } from '../../../src/charts/readableInk';
import type { BlockChartSpec } from '../../../src/model/document';
import { contrast } from '../../support/contrast';
import { ChartFixture, drawingContext, seriesOf } from './chartFixture';

const themes = [
  ['light', lightChartTheme],
  ['dark', darkChartTheme],
] as const;
/** From nothing to the strongest cell in a hundred steps. */
const steps = Array.from({ length: 101 }, (_, index) => index);
const fixture = new ChartFixture({
  name: { type: 'text', values: steps.map((step) => `Row ${step}`) },
  share: { type: 'number', values: steps },
});

function itemsOf(kind: BlockChartSpec['kind'], theme: ChartTheme) {
  const spec = { kind, source: [fixture.column('name'), fixture.column('share')] };
  const data = readChartData(fixture.document, fixture.reader, fixture.chart(spec)) as BlockData;
  const series = seriesOf(drawOption(data, drawingContext({ theme }))).at(-1);
  return series?.['data'] as {
    readonly value: number | readonly number[];
    readonly label: { readonly color: string };
    readonly itemStyle?: { readonly color: string; readonly opacity?: number };
  }[];
}

describe('words on a filled shape', () => {
  it.each(themes)('of a heat map are read in every cell, in the %s theme', (_, theme) => {
    const cells = itemsOf('heatMap', theme);
    expect(cells).toHaveLength(steps.length);
    for (const { value, label } of cells) {
      const share = ((value as readonly number[])[2] ?? 0) / 100;
      const fill = mixed(theme.raised, theme.accent, share);
      expect(contrast(label.color, fill), `${label.color} on ${fill}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(themes)('of a treemap are read on each of its colours, in the %s theme', (_, theme) => {
    for (const { label, itemStyle } of itemsOf('treemap', theme))
      expect(contrast(label.color, itemStyle?.color ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(themes)('of a funnel are read on its bars as they grow paler, in the %s theme', (_, theme) => {
    for (const { label, itemStyle } of itemsOf('funnel', theme)) {
      const fill = mixed(theme.background, theme.accent, itemStyle?.opacity ?? 1);
      const under = 'position' in label ? theme.background : fill;
      expect(contrast(label.color, under)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are black or white where a theme has neither light nor dark', () => {
    expect(inkOn('#808080', { text: '#777777', background: '#888888' })).toBe('#000000');
  });

  it('have the colour of the paper on a fill that is written in an unknown way', () => {
    expect(inkOn('oklch(0.5 0.2 260)', lightChartTheme)).toBe(lightChartTheme.background);
    expect(inkOn('rgb(36, 87, 214)', lightChartTheme)).toBe(lightChartTheme.background);
    expect(inkOn('#fff', lightChartTheme)).toBe(lightChartTheme.text);
  });
});
