import {
  BarChart,
  HeatmapChart,
  LineChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  TreemapChart,
} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import * as core from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

// Loaded on first use only (`chartView.ts` imports this file dynamically); names what we use, the rest stays out.
core.use([
  BarChart,
  HeatmapChart,
  LineChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  TreemapChart,
  GridComponent,
  LabelLayout,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
  SVGRenderer,
]);

export const startChart: typeof core.init = (element, ...rest) => {
  if (element) emptyWithoutMarkup(element);
  const chart = core.init(element, ...rest);
  const drawing = element?.querySelector('svg');
  if (drawing) emptyWithoutMarkup(drawing);
  return chart;
};

/**
 * ECharts 6.1.0 empties its elements by `innerHTML = ''`, which a page with Trusted Types refuses as it refuses every
 * text there. It writes nothing else: tooltips are drawn (`renderMode: 'richText'`).
 */
function emptyWithoutMarkup(element: Element): void {
  Object.defineProperty(element, 'innerHTML', {
    configurable: true,
    set(markup: unknown) {
      if (markup !== '' && markup !== null) throw new TypeError('charts are drawn without markup');
      element.replaceChildren();
    },
  });
}

export type { EChartsType } from 'echarts/core';

/** What the dynamic import of this file gives. */
export type ChartLibrary = typeof import('./echartsLibrary');
