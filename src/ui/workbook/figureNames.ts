import type { SelectionStatistics } from './selectionStatistics';

export const figureNames = ['sum', 'average', 'count', 'numberCount', 'smallest', 'largest'] as const;
export type FigureName = (typeof figureNames)[number];

/** Of the figures that a person wants to see, those that say something about what is selected. */
export function figuresToShow(
  statistics: Pick<SelectionStatistics, 'numberCount' | 'areDates'> | null,
  chosen: readonly FigureName[],
): readonly FigureName[] {
  if (!statistics) return [];
  if (statistics.numberCount === 0) return chosen.filter((name) => name === 'count');
  if (!statistics.areDates) return chosen;
  // Dates have no sum; what is said of them instead is the first and the last.
  const isForNumbers = (name: FigureName): boolean => name === 'sum' || name === 'average';
  const ends: readonly FigureName[] = chosen.some(isForNumbers) ? ['smallest', 'largest'] : [];
  return figureNames.filter((name) => ends.includes(name) || (chosen.includes(name) && !isForNumbers(name)));
}
