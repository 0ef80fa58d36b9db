import type { ScatterSeriesOption } from 'echarts/charts';
import type { QuadrantData } from './chartData';
import type { DrawingContext } from './chartOption';
import { quadrantLetters, type QuadrantLetter } from './quadrantRule';

/** Shape as well as colour, so that a quadrant is told apart without seeing colours. */
export const quadrantShapes: Record<QuadrantLetter, string> = {
  A: 'circle',
  B: 'triangle',
  C: 'rect',
  D: 'diamond',
};

/** So many points are drawn in each frame while a cut line is dragged; drawing takes most of a frame, and more would stutter. */
const mostMovingPoints = 20_000;

/** Many points: packed arrays drawn in bulk, a series per quadrant, and one more for its selected points on top. */
export function bulkSeries(
  data: QuadrantData,
  { theme, selected, isMoving = false }: DrawingContext,
): ScatterSeriesOption[] {
  const hasSelection = selected.size > 0;
  const stride = isMoving ? Math.ceil(data.x.length / mostMovingPoints) : 1;
  const coordinates = packedBySeries(data, selected, stride);
  return (hasSelection ? [false, true] : [false]).flatMap((isSelected) =>
    quadrantLetters.map((letter, code): ScatterSeriesOption => ({
      id: bulkSeriesId(letter, isSelected),
      type: 'scatter',
      large: true,
      largeThreshold: 0,
      // A canvas of their own beneath the rest: hovering then repaints no points. On the same one ECharts 6.1.0
      // paints bulk points over the tooltip.
      zlevel: -1,
      symbol: quadrantShapes[letter],
      symbolSize: (data.x.length > 20_000 ? 3 : 5) + (isSelected ? 1 : 0),
      itemStyle: { color: theme.quadrants[letter], opacity: isSelected ? 0.95 : hasSelection ? 0.1 : 0.6 },
      dimensions: ['x', 'y'],
      data: coordinates[seriesPlace(code, isSelected)]!,
    })),
  );
}

const seriesPlace = (code: number, isSelected: boolean): number => code * 2 + (isSelected ? 1 : 0);

const bulkSeriesId = (letter: QuadrantLetter, isSelected: boolean): string =>
  isSelected ? `selected${letter}` : `points${letter}`;

/** Which points a bulk series draws. */
function bulkMembers(
  data: QuadrantData,
  selected: ReadonlySet<number>,
  letter: QuadrantLetter,
  isSelected: boolean,
): (index: number) => boolean {
  const code = quadrantLetters.indexOf(letter);
  return (index) => data.quadrants[index] === code && selected.has(data.rowIndexes[index]!) === isSelected;
}

/**
 * Coordinates of the points of each series, one after the other, as ECharts' bulk drawing wants them; by `seriesPlace`. Of the
 * points, every `stride`-th: always the same ones, so that none flickers while a line is dragged.
 */
function packedBySeries(
  data: QuadrantData,
  selected: ReadonlySet<number>,
  stride: number,
): readonly Float64Array[] {
  const { x, y, quadrants, rowIndexes } = data;
  const places = new Uint8Array(Math.ceil(x.length / stride));
  const counts = new Uint32Array(quadrantLetters.length * 2);
  const hasSelection = selected.size > 0;
  for (let drawn = 0; drawn < places.length; drawn++) {
    const index = drawn * stride;
    const place = seriesPlace(quadrants[index]!, hasSelection && selected.has(rowIndexes[index]!));
    places[drawn] = place;
    counts[place]!++;
  }
  const packed = Array.from(counts, (count) => new Float64Array(count * 2));
  const lengths = new Uint32Array(counts.length);
  for (let drawn = 0; drawn < places.length; drawn++) {
    const place = places[drawn]!;
    const at = lengths[place]!;
    lengths[place] = at + 2;
    const coordinates = packed[place]!;
    coordinates[at] = x[drawn * stride]!;
    coordinates[at + 1] = y[drawn * stride]!;
  }
  return packed;
}

/** The point that an item of a drawn series stands for; -1 when there is none. */
export function pointIndexOf(data: QuadrantData, selected: ReadonlySet<number>, item: DrawnItem): number {
  if (item.seriesId === 'points') return item.dataIndex;
  for (const isSelected of [false, true]) {
    const letter = quadrantLetters.find((candidate) => bulkSeriesId(candidate, isSelected) === item.seriesId);
    if (letter === undefined) continue;
    const isMember = bulkMembers(data, selected, letter, isSelected);
    let rest = item.dataIndex;
    return data.x.findIndex((_, index) => isMember(index) && rest-- === 0);
  }
  return -1;
}

export interface DrawnItem {
  readonly seriesId?: string;
  readonly dataIndex: number;
}
