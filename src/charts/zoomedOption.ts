import type { ChartOption } from './chartOption';

/** What ECharts' options measure in pixels, among what we set. */
const lengths: ReadonlySet<string> = new Set([
  ...['left', 'right', 'top', 'bottom', 'width', 'padding', 'margin', 'distance', 'dx', 'dy'],
  ...['fontSize', 'lineHeight', 'textBorderWidth', 'nameGap', 'itemWidth', 'itemHeight', 'symbolSize'],
  ...['borderWidth', 'borderRadius', 'barMaxWidth', 'barMinHeight', 'nodeWidth', 'nodeGap', 'gapWidth'],
]);

/** An option as it is drawn on a sheet that is zoomed: texts, lines and distances grow with the chart. */
export function zoomedOption(option: ChartOption, zoom: number): ChartOption {
  return zoom === 1 ? option : (zoomed(withOwnSizes(option), zoom) as ChartOption);
}

/** Texts along an axis are as large as ECharts draws them when nothing is said. */
function withOwnSizes(option: ChartOption): ChartOption {
  const axis = (given: unknown): unknown =>
    given === undefined
      ? undefined
      : ([given].flat() as Record<string, object | undefined>[]).map((each) => ({
          ...each,
          axisLabel: { fontSize: 12, margin: 8, ...each['axisLabel'] },
          nameTextStyle: { fontSize: 12, ...each['nameTextStyle'] },
        }));
  return { ...option, xAxis: axis(option.xAxis), yAxis: axis(option.yAxis) } as ChartOption;
}

function zoomed(part: unknown, zoom: number): unknown {
  if (Array.isArray(part)) return part.map((each) => zoomed(each, zoom));
  // Numbers in bulk, patterns and the like are no part of an option's shape.
  if (part === null || typeof part !== 'object' || Object.getPrototypeOf(part) !== Object.prototype)
    return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      lengths.has(key) ? longer(value, zoom) : inside(key, value, zoom),
    ]),
  );
}

function inside(key: string, value: unknown, zoom: number): unknown {
  // Places of labels that depend on the label.
  if (key === 'labelLayout' && typeof value === 'function')
    return (label: unknown): unknown => zoomed(value(label), zoom);
  return zoomed(value, zoom);
}

const longer = (value: unknown, zoom: number): unknown =>
  typeof value === 'number'
    ? value * zoom
    : Array.isArray(value)
      ? value.map((each: unknown) => (typeof each === 'number' ? each * zoom : each))
      : value;
