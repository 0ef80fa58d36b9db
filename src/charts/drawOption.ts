import { barsOption } from './barsOption';
import { bubbleOption } from './bubbleOption';
import type { BlockData, ChartData } from './chartData';
import { emptyOption, type ChartOption, type DrawingContext } from './chartOption';
import { themeOf, withAxes } from './chartLook';
import { concentrationOption } from './concentrationOption';
import { funnelOption } from './funnelOption';
import { gainsOption } from './gainsOption';
import { heatMapOption } from './heatMapOption';
import { linesOption } from './linesOption';
import { numberText } from './numberText';
import { quadrantOption, type QuadrantScales } from './quadrantOption';
import { radarOption } from './radarOption';
import { sankeyOption } from './sankeyOption';
import { stackedBarsOption } from './stackedBarsOption';
import { survivalOption } from './survivalOption';
import { tornadoOption } from './tornadoOption';
import { treemapOption } from './treemapOption';
import { waterfallOption } from './waterfallOption';

const blockOptions: Readonly<
  Record<BlockData['kind'], (data: BlockData, context: DrawingContext) => ChartOption>
> = {
  lines: linesOption,
  stackedBars: stackedBarsOption,
  bubble: bubbleOption,
  waterfall: waterfallOption,
  funnel: funnelOption,
  heatMap: heatMapOption,
  treemap: treemapOption,
  radar: radarOption,
  survival: survivalOption,
  tornado: tornadoOption,
  gains: gainsOption,
  sankey: sankeyOption,
};

/** How a chart of any kind is drawn. */
export function drawOption(data: ChartData, context: DrawingContext, scales?: QuadrantScales): ChartOption {
  const { look = {} } = data;
  const named = { ...data, title: titleOf(data, context) };
  if (isEmptyChart(data)) return emptyOption(named.title, context);
  const drawn = { ...context, theme: themeOf(context.theme, look) };
  return withAxes(optionOf(named, drawn, scales), data.kind, look);
}

function optionOf(data: ChartData, context: DrawingContext, scales?: QuadrantScales): ChartOption {
  switch (data.kind) {
    case 'bars':
      return barsOption(data, context);
    case 'quadrant':
      return quadrantOption(data, context, scales);
    case 'concentration':
      return concentrationOption(data, context);
    default:
      return blockOptions[data.kind](data, context);
  }
}

/** With a word about rows that are not drawn. */
function titleOf(data: ChartData, { phrase, locale }: DrawingContext): string {
  const { title } = data;
  if (!('rowsInAll' in data) || data.rowsInAll === undefined) return title;
  const [shown, count] = [data.rows.length, data.rowsInAll].map((rows) => numberText(rows, locale));
  return phrase('charts_titleOfFirst', { title, shown: shown ?? '', count: count ?? '' });
}

/** Whether there is nothing to draw yet. */
export function isEmptyChart(data: ChartData): boolean {
  switch (data.kind) {
    case 'bars':
      return data.bars.length === 0;
    case 'quadrant':
      return data.x.length === 0;
    case 'concentration':
      return data.shares.length === 0;
    default:
      return !data.rows.some(({ values }) => values.some((value) => value !== null));
  }
}
