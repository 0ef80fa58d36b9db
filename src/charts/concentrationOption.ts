import type { ConcentrationData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { percentText } from './numberText';
import { curvePlaces, shareOfTop } from './concentrationData';

/** The curve from the best row to the last, the even line to compare with, and a mark. */
export function concentrationOption(data: ConcentrationData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const base = baseOption(data.title, context);
  const count = data.shares.length;
  const percent = (value: number): string => percentText(value, locale);
  const points = [
    [0, 0],
    ...curvePlaces(count).map((place) => [(place + 1) / count, data.shares[place] ?? 0]),
  ];
  const marked = data.mark ? shareOfTop(data, data.mark.value) : null;
  const axis = (name: string) => ({
    type: 'value' as const,
    min: 0,
    name,
    nameTextStyle: { color: theme.secondary },
    splitLine: { lineStyle: { color: theme.line } },
    axisLabel: { color: theme.secondary, hideOverlap: true, formatter: percent },
  });
  const markText =
    data.mark && marked !== null
      ? phrase('charts_topHolds', { top: percent(data.mark.value), share: percent(marked) })
      : '';
  return {
    ...base,
    grid: { left: 12, right: 24, top: 56, bottom: 12, outerBoundsMode: 'same' },
    xAxis: {
      ...axis(phrase('charts_shareOfRows', { table: data.tableName })),
      max: 1,
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: false },
    },
    yAxis: {
      ...axis(phrase('charts_shareOf', { name: data.valueName })),
      nameTextStyle: { color: theme.secondary, align: 'left' },
    },
    series: [
      {
        id: 'curve',
        type: 'line',
        showSymbol: false,
        data: points,
        lineStyle: { width: 2.5, color: theme.accent },
        areaStyle: { color: theme.accent, opacity: 0.08 },
        ...(data.mark && marked !== null
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                animation: false,
                lineStyle: { color: theme.secondary, width: 1.5, type: 'dashed' as const },
                label: {
                  show: true,
                  formatter: literally(markText),
                  color: theme.text,
                  fontWeight: 600,
                  position: 'insideEndTop' as const,
                },
                data: [
                  [
                    { coord: [0, marked], symbol: 'none' },
                    { coord: [1, marked], symbol: 'none' },
                  ],
                ],
              },
            }
          : {}),
      },
      {
        id: 'even',
        type: 'line',
        silent: true,
        showSymbol: false,
        lineStyle: { color: theme.secondary, width: 1, type: 'dotted' },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.line }, label: { show: false } },
      formatter: (items) => {
        const index = (Array.isArray(items) ? items[0] : items)?.dataIndex ?? 0;
        const [top = 0, share = 0] = points[index] ?? [];
        return literally(phrase('charts_topHolds', { top: percent(top), share: percent(share) }));
      },
    },
  };
}
