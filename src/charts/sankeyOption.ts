import type { BlockData } from './chartData';
import { baseOption, literally, type ChartOption, type DrawingContext } from './chartOption';
import { shownNumberText } from './numberText';

/** What goes from where to where: names in the first column, where it goes in the heading, how much in the cells. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

export function flowLinks({ rows, series }: Pick<BlockData, 'rows' | 'series'>): FlowLink[] {
  return rows.flatMap(({ label, values }) =>
    series.flatMap(({ name }, column): FlowLink[] => {
      const amount = values[column] ?? 0;
      return amount > 0 ? [{ from: label, to: name, amount }] : [];
    }),
  );
}

/** Bands from the names on the left to those on the right, as wide as what flows. A name has one colour on both sides. */
export function sankeyOption(data: BlockData, context: DrawingContext): ChartOption {
  const { theme, locale, phrase } = context;
  const links = flowLinks(data);
  const names = [
    ...new Set([...data.rows.map(({ label }) => label), ...data.series.map(({ name }) => name)]),
  ];
  const colorOf = (name: string): string =>
    theme.categories[names.indexOf(name) % theme.categories.length] ?? theme.accent;
  const sides = [
    { side: 'from', place: 'right' },
    { side: 'to', place: 'left' },
  ] as const;
  const nodes = sides.flatMap(({ side, place }) =>
    [...new Set(links.map((link) => link[side]))].map((name) => {
      const amount = links.reduce((sum, link) => (link[side] === name ? sum + link.amount : sum), 0);
      const text = phrase('charts_pair', {
        name,
        value: shownNumberText(amount, data.series[0] ?? { isPercent: false }, locale),
      });
      return {
        name: nodeId(side, name),
        itemStyle: { color: colorOf(name) },
        label: { position: place, formatter: literally(text) },
      };
    }),
  );
  const frame = baseOption(data.title, context);
  return {
    ...frame,
    series: [
      {
        id: 'flows',
        type: 'sankey',
        left: 16,
        right: 16,
        top: 52,
        bottom: 16,
        nodeWidth: 10,
        nodeGap: 12,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: { color: theme.text, fontSize: 12, textBorderColor: theme.background, textBorderWidth: 3 },
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        data: nodes,
        links: links.map(({ from, to, amount }) => ({
          source: nodeId('from', from),
          target: nodeId('to', to),
          value: amount,
        })),
      },
    ],
    tooltip: {
      ...frame.tooltip,
      formatter: (item) => {
        const link = Array.isArray(item) || item.dataType !== 'edge' ? undefined : links[item.dataIndex];
        if (!link) return '';
        const { from, to, amount } = link;
        const value = shownNumberText(amount, data.series[0] ?? { isPercent: false }, locale);
        return literally(phrase('charts_pair', { name: phrase('charts_fromTo', { from, to }), value }));
      },
    },
  };
}

/** A name may stand on both sides. */
const nodeId = (side: 'from' | 'to', name: string): string => `${side}:${name}`;
