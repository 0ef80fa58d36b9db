import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { axesOption, categoryAxis, commonLook } from './blockFrame';
import { shownNumberText } from './numberText';
import { inkOn, mixed } from './readableInk';

/** A chart of usual height has room for the names of so many rows. */
const mostNamedRows = 24;

/** From nothing to the largest; numbers that all lie close together are told apart from the smallest on. */
export function colourBounds(numbers: readonly number[]): [low: number, high: number] {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers, 0)];
  return [least > most / 2 ? least : Math.min(least, 0), most];
}

/** A row of cells for each name, from pale to strong in one hue; each cell with room for it says its number. */
export function heatMapOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const cells = data.rows.flatMap(({ values }, row) =>
    values.flatMap((value, column) => (value === null ? [] : [[column, row, value] as const])),
  );
  const numbers = cells.map(([, , value]) => value);
  const [low, high] = colourBounds(numbers);
  const spread = high > low ? high - low : 1;
  const fillOf = (value: number): string => mixed(theme.raised, theme.accent, (value - low) / spread);
  const { numberFormat } = commonLook(data.series);
  const isPercent = data.series.some((series) => series.isPercent);
  // Numbers side by side are compared: 1.20 beside 1.14, not 1.2.
  const hasDecimals =
    numberFormat === undefined &&
    !isPercent &&
    high < 100 &&
    numbers.some((value) => !Number.isInteger(value));
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const text = (value: number): string =>
    hasDecimals ? decimals.format(value) : shownNumberText(value, { isPercent, numberFormat }, locale);
  const roomPx = (context.widthPx - 120) / Math.max(1, data.series.length);
  const columns = categoryAxis(
    data.series.map(({ name }) => name),
    context,
    Math.max(28, roomPx - 4),
  );
  const names = categoryAxis(
    data.rows.map(({ label }) => label),
    context,
    150,
  );
  const base = axesOption(data, context, false);
  return {
    ...base,
    grid: { left: 12, right: 12, top: 44, bottom: 12, outerBoundsMode: 'same' },
    xAxis: {
      ...columns,
      position: 'top',
      axisLine: { show: false },
      // Names are cut to their column, so each has its place.
      axisLabel: { ...columns.axisLabel, ...(roomPx >= 28 ? { interval: 0 } : {}) },
    },
    yAxis: {
      ...names,
      inverse: true,
      axisLine: { show: false },
      axisLabel: {
        ...names.axisLabel,
        fontSize: 11,
        ...(data.rows.length <= mostNamedRows ? { interval: 0 } : {}),
      },
    },
    visualMap: {
      show: false,
      min: low,
      max: low + spread,
      inRange: { color: [theme.raised, theme.accent] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(([column, row, value]) => ({
          value: [column, row, value],
          label: { color: inkOn(fillOf(value), theme) },
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
