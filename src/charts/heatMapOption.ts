import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { axesOption, blockNumberText, categoryAxis } from './blockFrame';

/** A row of cells for each name, from pale to strong in one hue; each cell with room for it says its number. */
export function heatMapOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const cells = data.rows.flatMap(({ values }, row) =>
    values.flatMap((value, column) => (value === null ? [] : [[column, row, value] as const])),
  );
  const numbers = cells.map(([, , value]) => value);
  const [low, high] = [Math.min(...numbers, 0), Math.max(...numbers, 0)];
  const isPercent = data.series.some((series) => series.isPercent);
  const text = (value: number): string => blockNumberText(value, isPercent, locale);
  const roomPx = (context.widthPx - 120) / Math.max(1, data.series.length);
  const columns = categoryAxis(
    data.series.map(({ name }) => name),
    context,
    Math.max(28, roomPx),
  );
  const base = axesOption(data, context, false);
  return {
    ...base,
    grid: { left: 12, right: 12, top: 44, bottom: 12, outerBoundsMode: 'same' },
    xAxis: { ...columns, position: 'top', axisLine: { show: false } },
    yAxis: {
      ...categoryAxis(
        data.rows.map(({ label }) => label),
        context,
        150,
      ),
      inverse: true,
      axisLine: { show: false },
    },
    visualMap: {
      show: false,
      min: low,
      max: high > low ? high : low + 1,
      inRange: { color: [theme.raised, theme.accent] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(([column, row, value]) => ({
          value: [column, row, value],
          label: { color: value - low > (high - low) * 0.55 ? theme.background : theme.text },
        })),
        itemStyle: { borderColor: theme.background, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 1.5 } },
        label: {
          show: roomPx >= 30 && cells.length <= 400,
          fontSize: 11,
          formatter: ({ dataIndex }) => text(cells[dataIndex]?.[2] ?? 0),
        },
      },
    ],
    tooltip: {
      ...baseOption(data.title, context).tooltip,
      formatter: (item) => {
        const cell = Array.isArray(item) ? undefined : cells[item.dataIndex];
        if (!cell) return '';
        const [column, row, value] = cell;
        const name = data.series[column]?.name ?? '';
        return literally(
          `${data.rows[row]?.label ?? ''}\n${phrase('charts_pair', { name, value: text(value) })}`,
        );
      },
    },
  };
}
