import type { Parameter } from '../document';

/** Between which values a parameter is varied. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}
type Varied = Pick<Parameter, 'kind' | 'value' | 'min' | 'max' | 'step'>;

/**
 * The bounds of a numeric parameter; where it has none, from 0 (or as far below) to ten times its value, and to 100 % for a
 * share.
 */
export function searchBounds({ kind, value, min, max }: Varied): Bounds {
  const now = typeof value === 'number' ? value : 0;
  const far = 10 * Math.max(Math.abs(now), 1);
  const top = kind === 'percent' ? Math.max(1, now) : far;
  return { min: min ?? (now < 0 ? -far : 0), max: max ?? top };
}

/** A tenth less and a tenth more than now, within the bounds. */
export function nearBounds(parameter: Varied): Bounds {
  const now = typeof parameter.value === 'number' ? parameter.value : 0;
  const { min = -Infinity, max = Infinity } = parameter;
  const [low, high] = [now - Math.abs(now) / 10, now + Math.abs(now) / 10];
  return { min: Math.max(min, low), max: Math.min(max, high) };
}

/**
 * Values to try, in ascending order and without repetition: low, now and high for 3, else as many at equal distances from
 * low to high, moved to the parameter's steps.
 */
export function variedValues(parameter: Varied, { min, max }: Bounds, count: number): number[] {
  const now = typeof parameter.value === 'number' ? parameter.value : min;
  const places =
    count === 3
      ? [min, now, max]
      : Array.from({ length: count }, (_, index) => min + ((max - min) * index) / (count - 1));
  const values = places.map((place) => (place === now ? now : onStep(place, parameter, { min, max })));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The nearest step, counted from the lower bound, and free of the dust of adding tenths. */
function onStep(value: number, { step, min }: Varied, bounds: Bounds): number {
  if (!step || value === bounds.min || value === bounds.max) return plain(value);
  const origin = min ?? 0;
  return plain(Math.min(bounds.max, origin + Math.round((value - origin) / step) * step));
}

const plain = (value: number): number => Number(value.toPrecision(12));
