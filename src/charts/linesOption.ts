import type { BlockData } from './chartData';
import { manyPoints, type ChartOption, type DrawingContext } from './chartOption';
import { axesOption, axisTooltip, categoryAxis, valueAxis, valueTitle } from './blockFrame';

const dashes = ['solid', 'dashed', 'dotted'] as const;
const shapes = ['circle', 'triangle', 'rect', 'diamond'] as const;

/**
 * Lines over time or any other order: a line for each column, told apart by colour, dash and shape. Of many points those are
 * drawn that keep the line's shape, and names are written only where they stand.
 */
export function linesOption(data: BlockData, context: DrawingContext): ChartOption {
  const hasFewPoints = data.rows.length <= 36;
  const hasMany = data.rows.length >= manyPoints;
  const names = categoryAxis(
    hasMany ? data.rows.map((_, index) => String(index)) : data.rows.map(({ label }) => label),
    context,
  );
  const nameAt = { formatter: (index: string) => data.rows[Number(index)]?.label ?? '' };
  return {
    ...axesOption(data, context),
    xAxis: {
      ...names,
      boundaryGap: false,
      axisLabel: { ...names.axisLabel, ...(hasMany ? nameAt : {}) },
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
      ...(hasMany ? { sampling: 'lttb' as const } : {}),
      lineStyle: { width: 2, type: dashes[column % dashes.length] ?? 'solid' },
    })),
    tooltip: axisTooltip(data, context),
  };
}
