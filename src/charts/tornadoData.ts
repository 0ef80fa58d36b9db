import type { BlockRow } from '../model/chartBlock';

export interface TornadoBar {
  readonly label: string;
  readonly low: number;
  readonly high: number;
}
export interface Tornado {
  /** What comes out when nothing is changed: the third column of the first row. */
  readonly base: number;
  /** The widest first. */
  readonly bars: readonly TornadoBar[];
}

/** What comes out when one thing is low or high and all else stays: columns low, high, base. */
export function tornadoOf(rows: readonly BlockRow[]): Tornado {
  const bars = rows
    .map(({ label, values }) => ({ label, low: values[0] ?? 0, high: values[1] ?? 0 }))
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
  return { base: rows[0]?.values[2] ?? 0, bars };
}
