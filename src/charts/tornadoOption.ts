import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { axesOption, blockNumberText, categoryAxis, valueAxis } from './blockFrame';
import { tornadoOf } from './tornadoData';

/** Bars to both sides of the base, the most influential on top. */
export function tornadoOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const { base, bars } = tornadoOf(data.rows);
  const axis = valueAxis(data, context);
  const text = (value: number): string => blockNumberText(value, data.series[0]?.isPercent ?? false, locale);
  const side = (id: 'low' | 'high', column: 0 | 1) => ({
    id,
    type: 'bar' as const,
    name: data.series[column]?.name ?? '',
    barGap: '-100%',
    barMaxWidth: 26,
    itemStyle: { color: id === 'low' ? theme.categories[1] : theme.categories[0] },
    label: {
      show: true,
      color: theme.text,
      formatter: ({ dataIndex }: { dataIndex: number }) => text(bars[dataIndex]?.[id] ?? 0),
    },
    data: bars.map((bar) => ({
      value: bar[id] - base,
      label: { position: bar[id] < base ? ('left' as const) : ('right' as const) },
    })),
  });
  const ends = bars.flatMap(({ low, high }) => [low - base, high - base]);
  const reach = 1.25 * Math.max(...ends.map(Math.abs), 1e-9);
  return {
    ...axesOption(data, context, true),
    xAxis: {
      ...axis,
      min: -reach,
      max: reach,
      axisLabel: {
        ...axis.axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => text(value + base),
      },
    },
    yAxis: {
      ...categoryAxis(
        bars.map(({ label }) => label),
        context,
        150,
      ),
      inverse: true,
      axisLine: { show: false },
    },
    series: [side('low', 0), side('high', 1)],
    tooltip: {
      ...baseOption(data.title, context).tooltip,
      formatter: (item) => {
        const bar = Array.isArray(item) ? undefined : bars[item.dataIndex];
        if (!bar) return '';
        const line = (column: number, value: number): string =>
          phrase('charts_pair', { name: data.series[column]?.name ?? '', value: text(value) });
        return literally([bar.label, line(0, bar.low), line(1, bar.high), line(2, base)].join('\n'));
      },
    },
  };
}
