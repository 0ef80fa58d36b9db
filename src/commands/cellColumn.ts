import type { ColumnBlock } from '../model/columnBlock';
import { cutIntoBlocks } from '../model/columnBlocks';
import type { GridSheet } from '../model/document';
import type { ValueReader } from '../model/valueReader';
import type { CellValue } from '../shared/value';
import { shownValue } from './readCells';

/** The values of some rows in a column of cells, in blocks as a table's column has them: for sorting and filtering by it. */
export function cellColumn(
  sheet: GridSheet,
  values: ValueReader,
  rows: readonly number[],
  columnIndex: number,
): { readonly values: readonly CellValue[]; readonly blocks: readonly ColumnBlock[] } {
  const column = rows.map((row) => shownValue(sheet, values, row, columnIndex));
  return { values: column, blocks: cutIntoBlocks(kindOf(column), column) };
}

/** What most of a list is decides how it is packed; what is otherwise costs more, and sorts alike. */
const kindOf = (column: readonly CellValue[]): 'text' | 'number' =>
  typeof column.find((value) => value !== null) === 'string' ? 'text' : 'number';
