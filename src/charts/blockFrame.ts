import type { BlockSeries } from '../model/chartBlock';
import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { shownAxisText, shownNumberText, type ShownNumbers } from './numberText';

/** What charts with two axes share: frame, room for the title and the legend, tooltips. */
export function axesOption(
  data: BlockData,
  context: DrawingContext,
  hasLegend = data.series.length > 1,
): ChartOption {
  const base = baseOption(data.title, context);
  return {
    ...base,
    color: [...context.theme.categories],
    grid: { left: 12, right: 20, top: 52, bottom: hasLegend ? 36 : 12, outerBoundsMode: 'same' },
    ...(hasLegend ? { legend: legend(context) } : {}),
  };
}

/** Names of the series below the chart. */
export function legend({ theme, widthPx }: DrawingContext) {
  return {
    bottom: 4,
    left: 8,
    width: widthPx - 24,
    type: 'scroll' as const,
    itemWidth: 14,
    itemHeight: 10,
    icon: 'roundRect',
    textStyle: { color: theme.text, fontSize: 12 },
    pageTextStyle: { color: theme.secondary },
    pageIconColor: theme.secondary,
    pageIconInactiveColor: theme.line,
  };
}

/** One tooltip for all series at a name: the name, then a line for each. */
export function axisTooltip(data: BlockData, context: DrawingContext): ChartOption['tooltip'] {
  return {
    ...baseOption(data.title, context).tooltip,
    trigger: 'axis',
    axisPointer: { type: 'line', lineStyle: { color: context.theme.line }, label: { show: false } },
    formatter: (items) => {
      const index = (Array.isArray(items) ? items[0] : items)?.dataIndex;
      return index === undefined ? '' : literally(rowText(data, index, context));
    },
  };
}

/** A row of the block in words. */
export function rowText(data: BlockData, index: number, { locale, phrase }: DrawingContext): string {
  const row = data.rows[index];
  if (!row) return '';
  const lines = data.series.map((series, column) =>
    phrase('charts_pair', {
      name: withUnit(series, data, phrase),
      value: shownNumberText(row.values[column], series, locale),
    }),
  );
  return [row.label, ...lines].join('\n');
}

const withUnit = (series: BlockSeries, data: BlockData, phrase: DrawingContext['phrase']): string =>
  data.unit === null || series.isPercent
    ? series.name
    : phrase('charts_withUnit', { name: series.name, unit: data.unit });

export function categoryAxis(labels: readonly string[], { theme }: DrawingContext, widthPx = 120) {
  return {
    type: 'category' as const,
    data: [...labels],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.secondary } },
    axisLabel: { color: theme.text, hideOverlap: true, width: widthPx, overflow: 'truncate' as const },
  };
}

export function valueAxis(data: BlockData, { theme, locale }: DrawingContext, name?: string) {
  const shown = commonLook(data.series);
  const largest = data.rows.reduce(
    (most, { values }) =>
      Math.max(
        most,
        values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0),
      ),
    0,
  );
  return {
    type: 'value' as const,
    splitNumber: 4,
    splitLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.secondary,
      hideOverlap: true,
      formatter: (value: number) => shownAxisText(value, shown, locale, data.unit, largest),
    },
    nameTextStyle: { color: theme.secondary, align: 'left' as const },
    ...(name === undefined ? {} : { name, nameGap: 12 }),
  };
}

/** How all series show their numbers; plainly, where they differ. */
export function commonLook(series: readonly ShownNumbers[]): ShownNumbers {
  const codes = new Set(series.map(({ numberFormat }) => numberFormat));
  return {
    isPercent: series.length > 0 && series.every(({ isPercent }) => isPercent),
    numberFormat: codes.size === 1 ? [...codes][0] : undefined,
    isChosen: series.some(({ isChosen }) => isChosen),
  };
}

/** What the numbers of the value axis are: the only series, or their unit. */
export function valueTitle(data: BlockData, { phrase }: DrawingContext): string {
  const [only] = data.series;
  if (only && data.series.length === 1) return withUnit(only, data, phrase);
  return data.unit ?? '';
}
