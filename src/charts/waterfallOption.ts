import type { BlockData } from './chartData';
import type { ChartOption, DrawingContext } from './chartOption';
import { axesOption, axisTooltip, categoryAxis, valueAxis, valueTitle } from './blockFrame';
import { axisScale } from './axisScale';
import { shownNumberText } from './numberText';
import { waterfallSteps } from './waterfallData';

/** Floating bars: what each step adds or takes away on the way to the total. Each bar says its number. */
export function waterfallOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale } = context;
  const steps = waterfallSteps(data.rows);
  const colors = { rise: theme.positive, fall: theme.danger, total: theme.accent };
  const shown = data.series[0] ?? { isPercent: false };
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const crossesZero = steps.some(({ from, to }) => from < 0 && to > 0);
  const names = categoryAxis(
    data.rows.map(({ label }) => label),
    context,
    context.widthPx / (steps.length + 2),
  );
  return {
    ...axesOption(data, context, false),
    xAxis: { ...names, axisLabel: { ...names.axisLabel, interval: 0, hideOverlap: steps.length > 14 } },
    yAxis: {
      ...valueAxis(data, context, valueTitle(data, context)),
      // Stacked on bars that nobody sees, they would be measured with those.
      ...axisScale(Math.min(0, ...ends), Math.max(0, ...ends), 6),
    },
    series: [
      {
        id: 'base',
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        // ECharts stacks what is above zero and what is below apart, so a bar across zero has no base.
        data: steps.map(({ from, to }) => (from >= 0 ? from : to <= 0 ? to : 0)),
      },
      {
        id: 'steps',
        type: 'bar',
        stack: 'all',
        barMaxWidth: 56,
        barMinHeight: 1,
        data: steps.map(({ from, to, kind }) => ({
          value: from >= 0 ? to - from : to <= 0 ? from - to : to,
          itemStyle: { color: colors[kind], borderRadius: 2 },
        })),
        label: {
          show: true,
          position: 'top',
          color: theme.text,
          formatter: ({ dataIndex }) => shownNumberText(steps[dataIndex]?.value, shown, locale),
        },
        // On a phone a number may be wider than its bar; the tooltip and the table have all of them.
        labelLayout: { hideOverlap: true },
      },
      ...(crossesZero
        ? [
            {
              id: 'below',
              type: 'bar' as const,
              stack: 'all',
              data: steps.map(({ from, to, kind }) => ({
                value: from < 0 && to > 0 ? from : 0,
                itemStyle: { color: colors[kind], borderRadius: 2 },
              })),
            },
          ]
        : []),
    ],
    tooltip: axisTooltip(data, context),
  };
}
