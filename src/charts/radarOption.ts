import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { legend } from './blockFrame';
import { shownNumberText } from './numberText';

/** An axis for each name from 0 to the largest round number of all, a line for each column. */
export function radarOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const base = baseOption(data.title, context);
  const largest = Math.max(1, ...data.rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const max = largest <= 100 && largest > 50 ? 100 : largest;
  const hasLegend = data.series.length > 1;
  // Of the shorter side, which is the height wherever there is room for names.
  const radius = hasLegend ? 0.58 : 0.64;
  return {
    ...base,
    color: [...theme.categories],
    ...(hasLegend ? { legend: legend(context) } : {}),
    radar: {
      center: ['50%', '55%'],
      radius: `${radius * 100}%`,
      splitNumber: 4,
      indicator: data.rows.map(({ label }) => ({ name: label, min: 0, max })),
      // Beside the drawing, in lines of what is left of the width.
      axisName: { color: theme.text, width: nameWidthPx(context.widthPx, radius), overflow: 'break' },
      axisLine: { lineStyle: { color: theme.line } },
      splitLine: { lineStyle: { color: theme.line } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        symbolSize: 6,
        data: data.series.map((series, column) => ({
          name: series.name,
          value: data.rows.map(({ values }) => values[column] ?? 0),
          areaStyle: { opacity: column === 0 ? 0.15 : 0 },
          lineStyle: { width: 2, type: column === 0 ? ('solid' as const) : ('dashed' as const) },
        })),
      },
    ],
    tooltip: {
      ...base.tooltip,
      formatter: (item) => {
        const column = Array.isArray(item) ? undefined : item.dataIndex;
        const series = column === undefined ? undefined : data.series[column];
        if (!series || column === undefined) return '';
        const lines = data.rows.map(({ label, values }) =>
          phrase('charts_pair', {
            name: label,
            value: shownNumberText(values[column], series, locale),
          }),
        );
        return literally([series.name, ...lines].join('\n'));
      },
    },
  };
}

const tallestPx = 280;
const leastNamePx = 56;

function nameWidthPx(widthPx: number, radius: number): number {
  const radiusPx = (radius * Math.min(widthPx, tallestPx)) / 2;
  return Math.max(leastNamePx, Math.floor(widthPx / 2 - radiusPx - 16));
}
