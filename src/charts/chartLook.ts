import { isPercentFormat } from '../model/format/formatCode';
import type { ChartLook, ChartSpec } from '../model/document';
import type { ChartData } from './chartData';
import type { ChartOption } from './chartOption';
import type { ChartTheme } from './chartTheme';
import type { ShownNumbers } from './numberText';
import { survivalCurves } from './survivalCurves';

type ChartKind = ChartSpec['kind'];

/** Kinds whose axes have no titles: those without axes, and the map, whose axes are names. */
const withoutTitles: ReadonlySet<ChartKind> = new Set(['funnel', 'heatMap', 'treemap', 'radar', 'sankey']);
/** Kinds whose axis of numbers may begin and end elsewhere; what others draw lies between bounds of its own. */
const withBounds: ReadonlySet<ChartKind> = new Set(['bars', 'stackedBars', 'lines']);
/** Kinds with a colour for each series. */
const inSeries: ReadonlySet<ChartKind> = new Set(['stackedBars', 'lines', 'radar', 'survival', 'gains']);
/** Kinds in one colour. */
const inOne: ReadonlySet<ChartKind> = new Set(['bars', 'concentration', 'funnel', 'heatMap']);

export const hasAxisTitles = (kind: ChartKind): boolean => !withoutTitles.has(kind);
export const hasAxisBounds = (kind: ChartKind): boolean => withBounds.has(kind);

/** What of a chart has a colour to choose, by name, in the order of `ChartLook.colors`. A band has that of its curve. */
export function colouredParts(data: ChartData): string[] {
  if (inOne.has(data.kind)) return [data.title];
  if (!('series' in data) || !inSeries.has(data.kind)) return [];
  const series =
    data.kind === 'survival' ? survivalCurves(data).map((column) => data.series[column]) : data.series;
  return series.map((each) => each?.name ?? '');
}

/** Numbers by the code that was chosen for the chart; without one, as their cells show them. */
export function shownBy<Shown extends ShownNumbers>(look: ChartLook, own: Shown): Shown {
  const { numberFormat } = look;
  if (numberFormat === undefined) return own;
  return { ...own, isPercent: isPercentFormat(numberFormat), numberFormat, isChosen: true };
}

/** The colours of a chart, with those that were chosen for its series in their places. */
export function themeOf(theme: ChartTheme, { colors = [] }: ChartLook): ChartTheme {
  if (colors.length === 0) return theme;
  const categories = theme.categories.map((own, place) => theme.categories[colors[place] ?? place] ?? own);
  return {
    ...theme,
    categories,
    accent: colors[0] === undefined ? theme.accent : (categories[0] ?? theme.accent),
  };
}

/** An option with the titles and the bounds that were given to its axes. */
export function withAxes(option: ChartOption, kind: ChartKind, look: ChartLook): ChartOption {
  const axes = { x: first(option.xAxis), y: first(option.yAxis) };
  if (!hasAxisTitles(kind) || !axes.x || !axes.y) return option;
  const isLying = axes.y['type'] === 'category';
  const namesTitle = titled(look.namesTitle, !isLying, axes.y['inverse'] === true);
  const numbersTitle = titled(look.numbersTitle, isLying, false);
  const bounds = hasAxisBounds(kind) ? boundsOf(look) : {};
  const names = { ...(isLying ? axes.y : axes.x), ...namesTitle };
  const numbers = { ...(isLying ? axes.x : axes.y), ...numbersTitle, ...bounds };
  return { ...option, xAxis: isLying ? numbers : names, yAxis: isLying ? names : numbers };
}

function titled(name: string | undefined, isAcross: boolean, isInverse: boolean): object {
  if (name === undefined) return {};
  return isAcross
    ? { name, nameLocation: 'middle', nameGap: 28 }
    : { name, nameLocation: isInverse ? 'start' : 'end', nameGap: 12 };
}

function boundsOf({ min, max }: ChartLook): object {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

const first = (axis: unknown): Readonly<Record<string, unknown>> | undefined => [axis].flat()[0] as never;
