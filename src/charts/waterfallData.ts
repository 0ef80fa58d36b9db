import type { BlockRow } from '../model/chartBlock';

export interface WaterfallStep {
  readonly label: string;
  readonly value: number;
  /** The lower and the upper end of the bar. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'rise' | 'fall' | 'total';
}

/**
 * Steps that lead from the first number to the last: every row adds its number to what stood before, and the last one is
 * the total, drawn from zero.
 */
export function waterfallSteps(rows: readonly BlockRow[]): WaterfallStep[] {
  let level = 0;
  return rows.map(({ label, values }, index): WaterfallStep => {
    const value = values[0] ?? 0;
    if (index === rows.length - 1) {
      return { label, value, from: Math.min(0, value), to: Math.max(0, value), kind: 'total' };
    }
    const before = level;
    level += value;
    return {
      label,
      value,
      from: Math.min(before, level),
      to: Math.max(before, level),
      kind: value < 0 ? 'fall' : 'rise',
    };
  });
}
