import type { BlockData } from './chartData';
import type { ChartOption, DrawingContext } from './chartOption';
import { axesOption, axisTooltip, categoryAxis, valueAxis, valueTitle } from './blockFrame';
import { shownNumberText } from './numberText';

/** Upright bars have room for this many names; more lie on their side. */
const maxUprightNames = 14;
/** What the numbers of the axis and the edges take of the width. */
const besideBarsPx = 80;

/** Bars of several columns, on each other or side by side. */
export function stackedBarsOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale } = context;
  const longest = data.rows.reduce((most, { label }) => Math.max(most, label.length), 0);
  const isUpright = data.rows.length <= maxUprightNames && longest * data.rows.length <= context.widthPx / 7;
  const names = {
    ...categoryAxis(
      data.rows.map(({ label }) => label),
      context,
      isUpright ? Math.max(96, (context.widthPx - besideBarsPx) / data.rows.length - 12) : 150,
    ),
    inverse: !isUpright,
  };
  names.axisLabel = { ...names.axisLabel, hideOverlap: data.rows.length > 24 };
  const numbers = valueAxis(data, context, isUpright ? valueTitle(data, context) : undefined);
  const isSingle = data.series.length === 1;
  return {
    ...axesOption(data, context),
    ...(isUpright ? { xAxis: names, yAxis: numbers } : { xAxis: numbers, yAxis: names }),
    series: data.series.map((series, column) => ({
      id: String(column),
      type: 'bar' as const,
      name: series.name,
      ...(data.isBeside ? {} : { stack: 'all' }),
      barMaxWidth: isUpright ? 56 : 22,
      barMinHeight: 1,
      itemStyle: { borderColor: theme.background, borderWidth: data.isBeside ? 0 : 1 },
      label: {
        show: isSingle && data.rows.length <= 16,
        position: isUpright ? ('top' as const) : ('right' as const),
        color: theme.text,
        formatter: ({ dataIndex }) => shownNumberText(data.rows[dataIndex]?.values[column], series, locale),
      },
      data: data.rows.map(({ values }) => values[column] ?? null),
    })),
    tooltip: axisTooltip(data, context),
  };
}
