import type { ScatterSeriesOption } from 'echarts/charts';
import { axisScale, type AxisScale } from './axisScale';
import type { QuadrantData } from './chartData';
import {
  baseOption,
  emptyOption,
  literally,
  manyPoints,
  type ChartOption,
  type DrawingContext,
} from './chartOption';
import { numberText, shownAxisText, shownNumberText, type ShownNumbers } from './numberText';
import { pointLabel } from './quadrantData';
import { halo } from './chartTheme';
import { bulkSeries, pointIndexOf, quadrantShapes, type DrawnItem } from './quadrantPoints';
import { quadrantCounts, quadrantLetters, type QuadrantLetter } from './quadrantRule';

/** Up to this many points carry their name; beyond, only the selected ones. */
const maxNamedPoints = 40;
const maxNamedSelection = 25;

export interface QuadrantScales {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/** The bounds of both axes, around the points and the cuts. Stable while a cut is dragged inside them. O(points). */
export function quadrantScales(data: QuadrantData): QuadrantScales {
  return { x: scaleAround(data.x, data.xCut.value), y: scaleAround(data.y, data.yCut.value) };
}

function scaleAround(values: Float64Array, cut: number): AxisScale {
  let [min, max] = [cut, cut];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return axisScale(min, max);
}

/** How a quadrant chart is drawn: value to the right, capability up, a tint, a name and a count per quadrant. */
export function quadrantOption(
  data: QuadrantData,
  context: DrawingContext,
  scales = quadrantScales(data),
): ChartOption {
  if (data.x.length === 0) return emptyOption(data.title, context);
  const base = baseOption(data.title, context);
  return {
    ...base,
    grid: { left: 16, right: 44, top: 36, bottom: 12, outerBoundsMode: 'same', outerBoundsContain: 'all' },
    xAxis: { ...axis(scales.x, data.xShown, context), name: data.xName, nameLocation: 'middle', nameGap: 28 },
    yAxis: {
      ...axis(scales.y, data.yShown, context),
      name: data.yName,
      nameLocation: 'end',
      // One line higher than the number on the cut line, which may stand anywhere along this edge.
      nameGap: 32,
      nameTextStyle: { color: context.theme.secondary, align: 'left' },
    },
    series: [
      frameSeries(data, scales, context),
      ...pointSeries(data, scales, context),
      nameSeries(data, scales, context),
    ],
    tooltip: {
      ...base.tooltip,
      formatter: (item) => (Array.isArray(item) ? '' : literally(pointTooltip(data, item, context))),
    },
  };
}

function axis(scale: AxisScale, shown: ShownNumbers, { theme, locale }: DrawingContext) {
  return {
    type: 'value' as const,
    min: scale.min,
    max: scale.max,
    interval: scale.interval,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.line } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      color: theme.secondary,
      hideOverlap: true,
      formatter: (value: number) => shownAxisText(value, shown, locale, null),
    },
    nameTextStyle: { color: theme.secondary },
  };
}

/** Tints and cut lines; a series of its own without points, so that it is drawn beneath them. */
function frameSeries(
  data: QuadrantData,
  { x, y }: QuadrantScales,
  { theme, locale }: DrawingContext,
): ScatterSeriesOption {
  const [xCut, yCut] = [data.xCut.value, data.yCut.value];
  const area = (
    letter: QuadrantLetter,
    from: readonly [number, number],
    to: readonly [number, number],
  ): [object, object] => [
    { coord: from, itemStyle: { color: theme.quadrants[letter], opacity: 0.07 } },
    { coord: to },
  ];
  return {
    id: 'frame',
    type: 'scatter',
    data: [],
    silent: true,
    tooltip: { show: false },
    markArea: {
      silent: true,
      animation: false,
      data: [
        area('A', [xCut, yCut], [x.max, y.max]),
        area('B', [xCut, y.min], [x.max, yCut]),
        area('C', [x.min, yCut], [xCut, y.max]),
        area('D', [x.min, y.min], [xCut, yCut]),
      ],
    },
    markLine: {
      z: 1,
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: theme.secondary, width: 1.5, type: 'solid' },
      label: {
        show: true,
        position: 'end',
        distance: 10,
        color: theme.text,
        fontWeight: 600,
      },
      data: [
        { xAxis: xCut, label: { formatter: shownNumberText(xCut, data.xShown, locale) } },
        { yAxis: yCut, label: { formatter: shownNumberText(yCut, data.yShown, locale) } },
      ],
    },
  };
}

interface Corner {
  readonly letter: QuadrantLetter;
  readonly right: boolean;
  readonly upper: boolean;
}

const corners: readonly Corner[] = [
  { letter: 'A', right: true, upper: true },
  { letter: 'B', right: true, upper: false },
  { letter: 'C', right: false, upper: true },
  { letter: 'D', right: false, upper: false },
];

/** The name and count of each quadrant in its outer corner, on a plate over the points. */
function nameSeries(
  data: QuadrantData,
  { x, y }: QuadrantScales,
  { theme, phrase, locale }: DrawingContext,
): ScatterSeriesOption {
  const counts = quadrantCounts(data.quadrants);
  const name = ({ letter, right, upper }: Corner) => {
    const count = numberText(counts[quadrantLetters.indexOf(letter) as 0 | 1 | 2 | 3], locale);
    const text = phrase('charts_quadrantCount', { name: phrase(`charts_quadrant_${letter}`), count });
    return {
      value: [right ? x.max : x.min, upper ? y.max : y.min],
      label: {
        position: right ? ('left' as const) : ('right' as const),
        formatter: literally(text),
        // The grey of D is too pale for words.
        color: letter === 'D' ? theme.secondary : theme.quadrants[letter],
      },
    };
  };
  return {
    id: 'names',
    type: 'scatter',
    silent: true,
    tooltip: { show: false },
    animation: false,
    z: 5,
    clip: false,
    // A name of a point gives way to the plate: of two labels that overlap, that of the larger symbol stays.
    labelLayout: ({ dataIndex }) => ({ hideOverlap: true, dy: corners[dataIndex ?? 0]?.upper ? 17 : -17 }),
    symbolSize: [1, 400],
    itemStyle: { opacity: 0 },
    label: {
      show: true,
      distance: 5,
      fontWeight: 600,
      fontSize: 12,
      opacity: 1,
      padding: [4, 6],
      borderRadius: 4,
      backgroundColor: theme.background,
    },
    data: corners.map(name),
  };
}

function pointSeries(
  data: QuadrantData,
  { x }: QuadrantScales,
  context: DrawingContext,
): ScatterSeriesOption[] {
  // A name to the right of a point near the right edge would run out of the chart.
  const turnAt = x.min + 0.7 * (x.max - x.min);
  return data.x.length < manyPoints ? [singleSeries(data, turnAt, context)] : bulkSeries(data, context);
}

/** Few points: one series whose points keep their identity, so that they glide to where new values put them. */
function singleSeries(
  data: QuadrantData,
  turnAt: number,
  { theme, selected }: DrawingContext,
): ScatterSeriesOption {
  const size = data.x.length > 400 ? 7 : 9;
  const isNamed = (isSelected: boolean): boolean =>
    selected.size > 0 ? isSelected && selected.size <= maxNamedSelection : data.x.length <= maxNamedPoints;
  return {
    id: 'points',
    type: 'scatter',
    clip: false,
    labelLayout: { hideOverlap: true },
    label: { distance: 5, color: theme.text, fontSize: 11, ...halo(theme) },
    emphasis: { scale: 1.3, label: { show: false } },
    data: Array.from(data.x, (x, index) => {
      const letter = quadrantLetters[data.quadrants[index] as 0 | 1 | 2 | 3];
      const rowIndex = data.rowIndexes[index]!;
      const isSelected = selected.has(rowIndex);
      const isFaded = selected.size > 0 && !isSelected;
      const name = isNamed(isSelected) ? pointLabel(data.labels, rowIndex) : null;
      return {
        id: String(rowIndex),
        value: [x, data.y[index]!],
        symbol: quadrantShapes[letter],
        symbolSize: isSelected ? size + 3 : size,
        itemStyle: {
          color: theme.quadrants[letter],
          opacity: isFaded ? 0.16 : 0.85,
          borderColor: theme.background,
          borderWidth: 1,
        },
        label: {
          show: name !== null,
          position: x > turnAt ? ('left' as const) : ('right' as const),
          formatter: literally(name ?? ''),
        },
        z: isSelected ? 3 : 2,
      };
    }),
  };
}

function pointTooltip(
  data: QuadrantData,
  item: DrawnItem,
  { locale, phrase, selected }: DrawingContext,
): string {
  const index = pointIndexOf(data, selected, item);
  if (index < 0) return '';
  const letter = quadrantLetters[data.quadrants[index] as 0 | 1 | 2 | 3];
  const pair = (name: string, value: number | undefined, shown: ShownNumbers): string =>
    phrase('charts_pair', { name, value: shownNumberText(value, shown, locale) });
  const label = pointLabel(data.labels, data.rowIndexes[index]!);
  return [
    ...(label === null ? [] : [label]),
    phrase(`charts_quadrant_${letter}`),
    pair(data.xName, data.x[index], data.xShown),
    pair(data.yName, data.y[index], data.yShown),
  ].join('\n');
}
