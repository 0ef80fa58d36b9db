import type { ColumnBlock } from '../model/columnBlock';
import { blockValue } from '../model/columnBlocks';
import type { IsRowShown } from './shownRows';

/** Rows from the largest value to the smallest, with what they come to so far. */
export interface Concentration {
  /** Positions in the table, largest value first; rows without a number are left out. */
  readonly rowIndexes: Uint32Array;
  /** Share of the total that the rows up to here hold; over 1 where losses follow. */
  readonly shares: Float64Array;
  readonly total: number;
}

/** Cumulates the shown rows of a column from its largest value down. O(rows log rows). Without a positive total there is no curve. */
export function concentrationOf(blocks: readonly ColumnBlock[], isShown: IsRowShown = null): Concentration {
  const values: number[] = [];
  const rows: number[] = [];
  let rowIndex = 0;
  let total = 0;
  for (const block of blocks) {
    for (let offset = 0; offset < block.length; offset++, rowIndex++) {
      const value = blockValue(block, offset);
      if (typeof value !== 'number' || isShown?.(rowIndex) === false) continue;
      values.push(value);
      rows.push(rowIndex);
      total += value;
    }
  }
  if (total <= 0) return { rowIndexes: new Uint32Array(), shares: new Float64Array(), total };
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
  const shares = new Float64Array(order.length);
  let sum = 0;
  order.forEach((place, index) => {
    sum += values[place]!;
    shares[index] = sum / total;
  });
  return { rowIndexes: order.map((place) => rows[place]!), shares, total };
}

/** Places on the curve that are drawn: every one of a few, evenly spread ones of many, always the last. */
export function curvePlaces(count: number, most = 400): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}

/** The share that the first rows hold, when `fraction` of all rows are taken (rounded up, as PARETO.SHARE does). */
export function shareOfTop({ shares }: Concentration, fraction: number): number | null {
  const count = Math.ceil(shares.length * fraction - 1e-9);
  return count < 1 ? null : (shares[Math.min(count, shares.length) - 1] ?? null);
}
