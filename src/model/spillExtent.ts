import { axisLength, lineIdAt } from './axis';
import type { GridSheet } from './document';
import type { ValueReader } from './valueReader';

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** How far the array of a cell reaches, from the cell on; 1 x 1 for a single value. By stored positions. */
export function spillExtent(
  sheet: GridSheet,
  row: number,
  column: number,
  values: Pick<ValueReader, 'isSpilled'>,
): Extent {
  const isPart = (r: number, c: number): boolean =>
    r < axisLength(sheet.rows) &&
    c < axisLength(sheet.columns) &&
    values.isSpilled(sheet.id, lineIdAt(sheet.rows, r), lineIdAt(sheet.columns, c));
  let columns = 1;
  while (isPart(row, column + columns)) columns++;
  let rows = 1;
  while (isPart(row + rows, column)) rows++;
  return { rows, columns };
}
