/** A place and what comes out there. */
export interface Point {
  readonly x: number;
  readonly result: number;
}

/** Inverse quadratic interpolation, or the secant where two points are one; the step from `b`. */
export function interpolatedStep(a: Point, b: Point, c: Point, off: (point: Point) => number): number | null {
  const [fa, fb, fc] = [off(a), off(b), off(c)];
  if (fa === fb || Math.abs(fa) <= Math.abs(fb)) return null;
  if (a.x === c.x || fa === fc || fb === fc) return ((a.x - b.x) * fb) / (fb - fa);
  const [q, r, s] = [fa / fc, fb / fc, fb / fa];
  const p = s * ((c.x - b.x) * q * (q - r) - (b.x - a.x) * (r - 1));
  const divisor = (q - 1) * (r - 1) * (s - 1);
  return divisor === 0 ? null : -p / divisor;
}
