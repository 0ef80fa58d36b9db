import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { rowText } from './blockFrame';
import { inkOn } from './readableInk';
import { shownNumberText } from './numberText';

// An area of a smaller share has no room for a name; the tooltip says it.
const labelledShare = 0.025;

/** Areas of the size of the first column; each says its name and number. */
export function treemapOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale } = context;
  const base = baseOption(data.title, context);
  const places = data.rows.flatMap(({ values }, index) => ((values[0] ?? 0) > 0 ? [index] : []));
  const total = places.reduce((sum, index) => sum + (data.rows[index]?.values[0] ?? 0), 0);
  return {
    ...base,
    series: [
      {
        type: 'treemap',
        // ECharts 6 has it on for this kind, whatever the chart says: names would fade in where nothing is to move.
        animation: context.isAnimated,
        top: 40,
        left: 8,
        right: 8,
        bottom: 8,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        itemStyle: { borderColor: theme.background, borderWidth: 2, gapWidth: 2 },
        label: {
          fontWeight: 600,
          overflow: 'truncate',
          lineHeight: 17,
          padding: 2,
        },
        data: places.map((index, order) => {
          const row = data.rows[index];
          const shown = data.series[0] ?? { isPercent: false };
          const color = theme.categories[order % theme.categories.length] ?? theme.accent;
          return {
            name: literally(`${row?.label ?? ''}\n${shownNumberText(row?.values[0], shown, locale)}`),
            value: row?.values[0] ?? 0,
            label: { show: (row?.values[0] ?? 0) >= total * labelledShare, color: inkOn(color, theme) },
            itemStyle: { color },
          };
        }),
      },
    ],
    tooltip: {
      ...base.tooltip,
      formatter: (item) => {
        const index = Array.isArray(item) ? undefined : places[item.dataIndex - 1];
        return index === undefined ? '' : literally(rowText(data, index, context));
      },
    },
  };
}
