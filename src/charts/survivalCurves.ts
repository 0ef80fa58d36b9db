/** Where the band of the first curve stands: the estimate, then its lower and its upper bound. */
export const [lowerBound, upperBound] = [1, 2] as const;

/** The columns that are curves: all, or all but the band of the first, which is there from three columns on. */
export function survivalCurves({ series }: { readonly series: readonly unknown[] }): number[] {
  const hasBand = series.length > upperBound;
  return [...series.keys()].filter((column) => !hasBand || column < lowerBound || column > upperBound);
}
