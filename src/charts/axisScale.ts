/** The bounds and the tick distance of a value axis. */
export interface AxisScale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

/** Round bounds around everything shown, with about `tickCount` ticks. */
export function axisScale(min: number, max: number, tickCount = 5): AxisScale {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return { min: 0, max: 1, interval: 0.2 };
  const size = Math.max(Math.abs(min), Math.abs(max));
  // Values that differ by less than numbers can say are one value: ticks between them would all read the same.
  const isOneValue = max - min <= size * 1e-9;
  const spread = isOneValue ? size || 1 : max - min;
  const [low, high] = isOneValue ? [min - spread / 2, max + spread / 2] : [min, max];
  const interval = roundStep(spread / tickCount);
  return {
    min: clean(Math.floor(low / interval + 1e-9) * interval),
    max: clean(Math.ceil(high / interval - 1e-9) * interval),
    interval,
  };
}

/** The nearest of 1, 2, 5 times a power of ten that is not below. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= step * (1 - 1e-9)) ?? 10;
  return clean(factor * power);
}

/** The multiple of a step that is nearest. */
export const roundTo = (value: number, step: number): number => clean(Math.round(value / step) * step);

// 3 * 0.1 is 0.30000000000000004; nobody wants to read that on an axis or find it in a parameter.
const clean = (value: number): number => Number(value.toPrecision(12));
