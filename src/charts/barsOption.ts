import type { Bar } from './barsData';
import type { BarsData } from './chartData';
import { baseOption, emptyOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import type { ChartPhrase } from './chartTexts';
import { numberText, shownAxisText, shownNumberText } from './numberText';

/** Upright bars have room for this many labels of ordinary length; more lie on their side. */
const maxUprightBars = 8;
const maxUprightLetters = 12;

/** How bars are drawn: one colour, since length says it all; the selected ones stay strong, the others fade. */
export function barsOption(data: BarsData, context: DrawingContext): ChartOption {
  if (data.bars.length === 0) return emptyOption(data.title, context);
  const { theme, locale, phrase } = context;
  const isUpright =
    data.bars.length <= maxUprightBars &&
    data.bars.every((bar) => barName(bar, phrase).length <= maxUprightLetters);
  const categoryAxis = {
    type: 'category' as const,
    data: data.bars.map((bar) => barName(bar, phrase)),
    inverse: !isUpright,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.secondary } },
    axisLabel: { color: theme.text, interval: 0, width: isUpright ? 96 : 140, overflow: 'truncate' as const },
  };
  const largest = data.bars.reduce((most, { value }) => Math.max(most, Math.abs(value ?? 0)), 0);
  const valueAxis = {
    type: 'value' as const,
    name: valueTitle(data, phrase),
    nameLocation: isUpright ? ('end' as const) : ('middle' as const),
    nameGap: isUpright ? 14 : 28,
    nameTextStyle: { color: theme.secondary, align: isUpright ? ('left' as const) : ('center' as const) },
    splitNumber: 4,
    splitLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.secondary,
      hideOverlap: true,
      formatter: (value: number) => shownAxisText(value, data.shown, locale, data.unit, largest),
    },
  };
  return {
    ...baseOption(data.title, context),
    grid: {
      left: 12,
      right: isUpright ? 16 : 56,
      top: 40,
      bottom: 12,
      outerBoundsMode: 'same',
    },
    xAxis: isUpright ? categoryAxis : valueAxis,
    yAxis: isUpright ? valueAxis : categoryAxis,
    series: [
      {
        type: 'bar',
        barMaxWidth: isUpright ? 72 : 22,
        barMinHeight: 1,
        data: data.bars.map((bar) => barItem(bar, isUpright, context)),
        label: {
          show: true,
          opacity: 1,
          color: theme.text,
          formatter: ({ dataIndex }) => valueText(data.bars[dataIndex], data, context),
        },
        emphasis: { focus: 'none', itemStyle: { color: theme.accent, opacity: 1 } },
      },
    ],
    tooltip: {
      ...baseOption(data.title, context).tooltip,
      formatter: (item) => {
        const bar = Array.isArray(item) ? undefined : data.bars[item.dataIndex];
        return bar ? literally(barTooltip(bar, data, context)) : '';
      },
    },
  };
}

function barItem(bar: Bar, isUpright: boolean, { theme, selected }: DrawingContext) {
  const isFaded = selected.size > 0 && !bar.rowIndexes.some((rowIndex) => selected.has(rowIndex));
  const isNegative = (bar.value ?? 0) < 0;
  const roundEnd = isUpright
    ? isNegative
      ? [0, 0, 3, 3]
      : [3, 3, 0, 0]
    : isNegative
      ? [3, 0, 0, 3]
      : [0, 3, 3, 0];
  const above = isUpright ? ('top' as const) : ('right' as const);
  const below = isUpright ? ('bottom' as const) : ('left' as const);
  return {
    value: bar.value ?? 0,
    itemStyle: {
      color: isNegative ? theme.danger : theme.accent,
      opacity: isFaded ? 0.28 : 1,
      borderRadius: roundEnd,
    },
    label: { position: isNegative ? below : above },
  };
}

function barTooltip(bar: Bar, data: BarsData, context: DrawingContext): string {
  const { phrase, locale } = context;
  const rows = phrase('charts_rowCount', { count: numberText(bar.rowIndexes.length, locale) });
  const value = phrase('charts_pair', {
    name: valueTitle(data, phrase),
    value: valueText(bar, data, context),
  });
  return [barName(bar, phrase), ...(data.aggregate === 'count' ? [] : [value]), rows].join('\n');
}

/** What a bar is called. */
export function barName(bar: Bar, phrase: ChartPhrase): string {
  if (bar.othersCount > 0) return phrase('charts_otherCategories', { count: bar.othersCount });
  return bar.category ?? phrase('charts_blankCategory');
}

/** What the length of the bars means. */
export function valueTitle(data: BarsData, phrase: ChartPhrase): string {
  const of = data.aggregate === 'count' ? data.tableName : (data.valueName ?? '');
  const name = phrase(`charts_aggregate_${data.aggregate}`, { name: of });
  return data.unit === null || data.aggregate === 'count'
    ? name
    : phrase('charts_withUnit', { name, unit: data.unit });
}

function valueText(bar: Bar | undefined, { shown }: BarsData, { locale }: DrawingContext): string {
  return shownNumberText(bar?.value, shown, locale);
}
