import { axisScale, type AxisScale } from './axisScale';
import { halo } from './chartTheme';
import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { axesOption, rowText, valueAxis } from './blockFrame';

const [smallestPx, largestPx, plainPx] = [14, 64, 14] as const;

/** Diameters in pixels, so that the area says the number; of one size where there is no third column. */
export function bubbleSizes(values: readonly (number | null | undefined)[]): number[] {
  const largest = Math.max(...values.map((value) => value ?? 0), 0);
  return values.map((value) => {
    if (largest <= 0) return plainPx;
    return Math.max(smallestPx, largestPx * Math.sqrt(Math.max(0, value ?? 0) / largest));
  });
}

/** A circle for each name: first column to the right, second one up, third one its area. */
export function bubbleOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme } = context;
  const sizes = bubbleSizes(data.rows.map(({ values }) => values[2]));
  const cuts = [
    ...(data.xCut ? [{ xAxis: data.xCut.value }] : []),
    ...(data.yCut ? [{ yAxis: data.yCut.value }] : []),
  ];
  const axis = (column: 0 | 1) => {
    const only = data.series[column];
    return {
      ...valueAxis({ ...data, series: only ? [only] : [] }, context),
      ...bounds(data, column),
      name: only?.name ?? '',
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.line } },
    };
  };
  return {
    ...axesOption(data, context, false),
    xAxis: { ...axis(0), nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: theme.secondary } },
    yAxis: axis(1),
    series: [
      {
        id: 'bubbles',
        type: 'scatter',
        clip: false,
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        label: { show: true, position: 'top', color: theme.text, fontSize: 12, ...halo(theme) },
        data: data.rows.map(({ label, values }, index) => ({
          id: String(index),
          value: [values[0] ?? NaN, values[1] ?? NaN],
          symbolSize: sizes[index] ?? plainPx,
          itemStyle: {
            color: theme.categories[index % theme.categories.length] ?? theme.accent,
            opacity: 0.75,
            borderColor: theme.background,
            borderWidth: 1,
          },
          label: { formatter: literally(label) },
        })),
        ...(cuts.length > 0
          ? {
              markLine: {
                // Beneath the names, so that they stand on it.
                z: 1,
                silent: true,
                symbol: 'none',
                animation: false,
                lineStyle: { color: theme.secondary, width: 1.5, type: 'dashed' as const },
                label: { show: false },
                data: cuts,
              },
            }
          : {}),
      },
    ],
    tooltip: {
      ...baseOption(data.title, context).tooltip,
      formatter: (item) => (Array.isArray(item) ? '' : literally(rowText(data, item.dataIndex, context))),
    },
  };
}

/** Round bounds with room for the circles at the edges. */
function bounds(data: BlockData, column: 0 | 1): AxisScale {
  const cut = (column === 0 ? data.xCut : data.yCut)?.value;
  const numbers = data.rows.flatMap(({ values }) => values[column] ?? []);
  if (cut !== undefined) numbers.push(cut);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const room = (high - low) * 0.12;
  return axisScale(low >= 0 ? Math.max(0, low - room) : low - room, high + room);
}
