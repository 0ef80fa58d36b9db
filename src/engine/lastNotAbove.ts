import { foldText } from '../shared/foldText';
import type { CellValue } from '../shared/value';

/**
 * The last record whose key is at most `key`, among records sorted by it, as `VLOOKUP` finds it: -1 when all are above, or
 * where it arrives at a value of another kind. In records that are not sorted it finds what bisection finds.
 */
export function lastNotAbove(keyOf: (record: number) => CellValue, count: number, key: CellValue): number {
  const sought = folded(key ?? 0);
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((compare(keyOf(middle), sought) ?? 1) <= 0) low = middle + 1;
    else high = middle;
  }
  return low > 0 && compare(keyOf(low - 1), sought) !== null ? low - 1 : -1;
}

/** Texts without regard to case and accents; values of different kinds do not compare. A blank key is 0. */
export function compareKeys(value: CellValue, key: CellValue): number | null {
  return compare(value, folded(key ?? 0));
}

function compare(value: CellValue, sought: CellValue): number | null {
  if (typeof value !== typeof sought || value === null || sought === null || typeof value === 'object')
    return null;
  const left = folded(value) as string;
  const right = sought as string;
  return left < right ? -1 : left > right ? 1 : 0;
}

const folded = (value: CellValue): CellValue => (typeof value === 'string' ? foldText(value) : value);
