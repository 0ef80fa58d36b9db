import type { BlockData } from './chartData';
import { literally, type ChartOption, type DrawingContext } from './chartOption';
import { axesOption, axisTooltip, categoryAxis } from './blockFrame';
import { percentText, shownNumberText } from './numberText';
import { inkOn, mixed } from './readableInk';

/** How much of the step before it each step keeps; `null` for the first. */
export function stepShares(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, index) => {
    const before = index === 0 ? null : values[index - 1];
    return value === null || !before ? null : value / before;
  });
}

/** Centred bars from the widest step to the narrowest, each with its number and what it keeps of the one before. */
export function funnelOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale } = context;
  const values = data.rows.map((row) => row.values[0] ?? null);
  const shares = stepShares(values);
  const widest = Math.max(...values.map((value) => value ?? 0), 0);
  const names = categoryAxis(
    data.rows.map(({ label }) => label),
    context,
    150,
  );
  return {
    ...axesOption(data, context, false),
    xAxis: { type: 'value', min: 0, max: widest || 1, show: false },
    yAxis: { ...names, inverse: true, axisLine: { show: false } },
    series: [
      {
        id: 'room',
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: values.map((value) => (widest - (value ?? 0)) / 2),
      },
      {
        id: 'steps',
        type: 'bar',
        stack: 'all',
        barCategoryGap: '18%',
        itemStyle: { color: theme.accent, borderRadius: 4 },
        data: values.map((value, index) => {
          const opacity = 1 - (0.12 * index) / Math.max(1, values.length - 1);
          // A narrow bar has no room for its number.
          const isNarrow = (value ?? 0) < widest * 0.3;
          const ink = inkOn(mixed(theme.background, theme.accent, opacity), theme);
          return {
            value: value ?? 0,
            itemStyle: { opacity },
            label: isNarrow ? { position: 'right' as const, color: theme.text } : { color: ink },
          };
        }),
        label: {
          show: true,
          position: 'inside',
          // Without it a number is as pale as its bar.
          opacity: 1,
          fontWeight: 600,
          formatter: ({ dataIndex }) => {
            const text = shownNumberText(values[dataIndex], data.series[0] ?? { isPercent: false }, locale);
            const share = shares[dataIndex];
            return literally(
              share === null || share === undefined ? text : `${text} · ${percentText(share, locale)}`,
            );
          },
        },
      },
    ],
    tooltip: axisTooltip(data, context),
  };
}
