import { isCellError, type CellValue } from '../../shared/value';
import type { Comparison, RangeComparison } from '../conditionalFormat';

/**
 * How a value compares with another, as in conditions of every spreadsheet: texts without regard to case, numbers with
 * numbers, yes and no with yes and no. What cannot be compared is not equal, and neither less nor more. A blank is no value.
 */
export function compares(value: CellValue, is: Comparison, other: CellValue): boolean {
  const order = orderOf(value, other);
  switch (is) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'less':
      return order !== null && order < 0;
    case 'atMost':
      return order !== null && order <= 0;
    case 'more':
      return order !== null && order > 0;
    case 'atLeast':
      return order !== null && order >= 0;
  }
}

/** Bounds included; they may stand in either order. */
export function isInRange(value: CellValue, is: RangeComparison, from: CellValue, to: CellValue): boolean {
  const [low, high] = compares(from, 'atMost', to) ? [from, to] : [to, from];
  const inside = compares(value, 'atLeast', low) && compares(value, 'atMost', high);
  return inside === (is === 'between');
}

function orderOf(value: CellValue, other: CellValue): number | null {
  if (isCellError(value) || isCellError(other)) return null;
  if (typeof value === 'string' && typeof other === 'string') {
    const [one, two] = [value.toLowerCase(), other.toLowerCase()];
    return one === two ? 0 : one < two ? -1 : 1;
  }
  if (typeof value !== typeof other || value === null || other === null) return null;
  return Number(value) - Number(other);
}
