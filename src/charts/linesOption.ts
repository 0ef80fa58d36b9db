import type { BlockData } from './chartData';
import type { ChartOption, DrawingContext } from './chartOption';
import { axesOption, axisTooltip, categoryAxis, valueAxis, valueTitle } from './blockFrame';

const dashes = ['solid', 'dashed', 'dotted'] as const;
const shapes = ['circle', 'triangle', 'rect', 'diamond'] as const;

/** Lines over time or any other order: a line for each column, told apart by colour, dash and shape. */
export function linesOption(data: BlockData, context: DrawingContext): ChartOption {
  const hasFewPoints = data.rows.length <= 36;
  return {
    ...axesOption(data, context),
    xAxis: {
      ...categoryAxis(
        data.rows.map(({ label }) => label),
        context,
      ),
      boundaryGap: false,
    },
    yAxis: { ...valueAxis(data, context, valueTitle(data, context)), scale: true },
    series: data.series.map((series, column) => ({
      id: String(column),
      type: 'line' as const,
      name: series.name,
      data: data.rows.map(({ values }) => values[column] ?? null),
      symbol: shapes[column % shapes.length] ?? 'circle',
      symbolSize: 6,
      showSymbol: hasFewPoints,
      lineStyle: { width: 2, type: dashes[column % dashes.length] ?? 'solid' },
    })),
    tooltip: axisTooltip(data, context),
  };
}
