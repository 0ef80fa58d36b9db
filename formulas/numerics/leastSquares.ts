import { inverseOfPositiveDefinite, times } from './linearAlgebra';

/**
 * The plane through points with the least squared errors, as a function of a point's coordinates; `null` when the
 * points do not decide it (too few of them, or coordinates that follow from each other).
 *
 * Shape:   n points of k coordinates and n heights in; the height at k coordinates out.
 * Source:  normal equations about the means, solved by Cholesky decomposition.
 */
export function fitPlane(
  points: readonly (readonly number[])[],
  heights: readonly number[],
  hasConstant: boolean,
): ((point: readonly number[]) => number) | null {
  const size = points[0]?.length ?? 0;
  const mean = (values: readonly number[]): number =>
    hasConstant ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
  const centres = Array.from({ length: size }, (_, at) => mean(points.map((point) => point[at] ?? 0)));
  const meanHeight = mean(heights);
  const centred = points.map((point) => point.map((value, at) => value - (centres[at] ?? 0)));
  const product = (one: number, other: number): number =>
    centred.reduce((sum, point) => sum + (point[one] ?? 0) * (point[other] ?? 0), 0);
  const matrix = centres.map((_, row) => centres.map((__, column) => product(row, column)));
  const right = centres.map((_, at) =>
    centred.reduce((sum, point, index) => sum + (point[at] ?? 0) * ((heights[index] ?? 0) - meanHeight), 0),
  );
  const inverse = inverseOfPositiveDefinite(matrix);
  if (!inverse) return null;
  const slopes = times(inverse, right);
  return (point) =>
    slopes.reduce((sum, slope, at) => sum + slope * ((point[at] ?? 0) - (centres[at] ?? 0)), meanHeight);
}
