import type { LineSeriesOption } from 'echarts/charts';
import type { BlockData } from './chartData';
import type { ChartOption, DrawingContext } from './chartOption';
import { axesOption, axisTooltip, valueAxis } from './blockFrame';
import { lowerBound, survivalCurves, upperBound } from './survivalCurves';

/**
 * Survival as steps over time: a name is a time; the first column is a curve, the second and third its band (when there
 * are three columns or more), every further one a curve of its own to compare with.
 */
export function survivalOption(data: BlockData, context: DrawingContext): ChartOption {
  const curves = survivalCurves(data);
  const hasBand = curves.length < data.series.length;
  const points = (column: number): [number, number | null][] =>
    data.rows.map(({ labelNumber, values }, index) => [labelNumber ?? index, values[column] ?? null]);
  const frame = axesOption(data, context, curves.length > 1);
  const axis = valueAxis(data, context);
  return {
    ...frame,
    xAxis: {
      ...axis,
      axisLabel: { ...axis.axisLabel, formatter: String },
      splitLine: { show: false },
      name: data.labelName,
      nameLocation: 'middle',
      nameGap: 28,
      min: 0,
      max: 'dataMax',
      nameTextStyle: { color: context.theme.secondary },
    },
    yAxis: { ...axis, min: 0, max: 1, interval: 0.25 },
    ...(frame.legend
      ? { legend: { ...frame.legend, data: curves.map((column) => data.series[column]?.name ?? '') } }
      : {}),
    series: [
      ...(hasBand ? bandSeries(data, context) : []),
      ...curves.map((column, order): LineSeriesOption => ({
        id: String(column),
        type: 'line',
        name: data.series[column]?.name ?? '',
        step: 'end',
        showSymbol: false,
        data: points(column),
        lineStyle: { width: 2, type: order === 0 ? 'solid' : 'dashed' },
        itemStyle: {
          color: context.theme.categories[order % context.theme.categories.length] ?? context.theme.accent,
        },
      })),
    ],
    tooltip: axisTooltip(data, context),
  };
}

/** The band as two stacked areas: an unseen one up to the lower bound, a tinted one from there to the upper. */
function bandSeries(data: BlockData, { theme }: DrawingContext): LineSeriesOption[] {
  const part = (
    id: string,
    value: (low: number, high: number) => number,
    isSeen: boolean,
  ): LineSeriesOption => ({
    id,
    type: 'line',
    step: 'end',
    stack: 'band',
    silent: true,
    showSymbol: false,
    lineStyle: { opacity: 0 },
    areaStyle: { color: theme.accent, opacity: isSeen ? 0.16 : 0 },
    data: data.rows.map(({ labelNumber, values }, index) => [
      labelNumber ?? index,
      value(values[lowerBound] ?? 0, values[upperBound] ?? 0),
    ]),
  });
  return [part('low', (low) => low, false), part('band', (low, high) => Math.max(0, high - low), true)];
}
