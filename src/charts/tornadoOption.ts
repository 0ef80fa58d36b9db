import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { axisScale } from './axisScale';
import { axesOption, categoryAxis, valueAxis } from './blockFrame';
import { shownNumberText } from './numberText';
import { tornadoOf } from './tornadoData';

/** How far the axis reaches beyond the bars, for the numbers at their ends. */
const labelRoom = 0.1;

/** Bars to both sides of the base, the most influential on top. */
export function tornadoOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const { base, bars } = tornadoOf(data.rows);
  const axis = valueAxis(data, context);
  const text = (value: number): string =>
    shownNumberText(value, data.series[0] ?? { isPercent: false }, locale);
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
      value: bar[id],
      label: { position: bar[id] < base ? ('left' as const) : ('right' as const) },
    })),
  });
  const ends = [base, ...bars.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = labelRoom * (most - least);
  return {
    ...axesOption(data, context, true),
    xAxis: {
      ...axis,
      ...axisScale(least - room, most + room, 6),
      startValue: base,
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
