import type { BlockData } from './chartData';
import type { ChartOption, DrawingContext } from './chartOption';
import { axesOption, axisTooltip, valueAxis } from './blockFrame';
import { percentText } from './numberText';

/**
 * Share of what is sought against the share that was asked: a name is the share asked, the columns are curves, and a
 * diagonal says what asking at random would find.
 */
export function gainsOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const axis = valueAxis(data, context);
  const quarters = { min: 0, max: 1, interval: 0.25 };
  const percent = { ...axis.axisLabel, formatter: (value: number) => percentText(value, locale) };
  const frame = axesOption(data, context, true);
  return {
    ...frame,
    xAxis: {
      ...axis,
      ...quarters,
      axisLabel: percent,
      name: data.labelName,
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: false },
      nameTextStyle: { color: theme.secondary },
    },
    yAxis: { ...axis, ...quarters, axisLabel: percent },
    series: [
      ...data.series.map((series, column) => ({
        id: String(column),
        type: 'line' as const,
        name: series.name,
        symbolSize: 6,
        lineStyle: { width: 2 },
        data: data.rows.map(({ labelNumber, values }) => [labelNumber ?? 0, values[column] ?? null]),
      })),
      {
        id: 'random',
        type: 'line' as const,
        name: phrase('charts_atRandom'),
        silent: true,
        showSymbol: false,
        lineStyle: { color: theme.secondary, type: 'dashed' as const, width: 1.5 },
        itemStyle: { color: theme.secondary },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    tooltip: axisTooltip(data, context),
  };
}
