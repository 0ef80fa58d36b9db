import { isCellError, type CellValue } from '../../src/shared/value';

/** Numbers within 1e-9 of each other, everything else exactly. */
export function isSameResult(one: CellValue | undefined, other: CellValue | undefined): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
  }
  if (isCellError(one) && isCellError(other)) return JSON.stringify(one) === JSON.stringify(other);
  return one === other;
}
