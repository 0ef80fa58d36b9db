import type { Sheet } from '../model/document';
import type { PointedCells } from '../model/formula/editing/pointedReference';
import type { ValueReader } from '../model/valueReader';

/**
 * Where rows that are shown are stored. Neighbours on the screen of a sorted table need not be neighbours in it: then
 * `null`, the whole column is meant.
 */
export function storedRows(
  sheet: Sheet,
  values: ValueReader,
  [first, last]: readonly [number, number],
): PointedCells['rows'] {
  const order = values.rowOrder(sheet.id);
  if (order === null) return [first, last];
  let lowest = Infinity;
  let highest = -1;
  for (let row = first; row <= last; row++) {
    const stored = order.rowIndex(row);
    lowest = Math.min(lowest, stored);
    highest = Math.max(highest, stored);
  }
  return highest - lowest === last - first ? [lowest, highest] : null;
}
