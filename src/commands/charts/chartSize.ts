export const newChartSize = { widthPx: 560, heightPx: 336 } as const;
/** Smaller than this a chart shows nothing; larger, it does not fit any screen. */
export const chartBounds = {
  least: { widthPx: 200, heightPx: 140 },
  most: { widthPx: 4000, heightPx: 3000 },
};

export function boundedSize(widthPx: number, heightPx: number): { widthPx: number; heightPx: number } {
  const { least, most } = chartBounds;
  const within = (value: number, low: number, high: number): number =>
    Math.round(Math.min(Math.max(value, low), high));
  return {
    widthPx: within(widthPx, least.widthPx, most.widthPx),
    heightPx: within(heightPx, least.heightPx, most.heightPx),
  };
}
