import type { Locale } from '../shared/localText';
import type { CellValue } from '../shared/value';
import type { ColumnBlock } from '../model/columnBlock';
import { blockFromValues, blockKindOf, blockValue } from '../model/columnBlocks';
import type { ColumnType, TableColumn } from '../model/document';
import { toEditText } from '../model/format/editText';
import { parseForType } from '../model/format/parseInput';

const numberTypes: readonly ColumnType[] = ['number', 'currency', 'percent', 'date'];
const textTypes: readonly ColumnType[] = ['text', 'choice', 'tags'];

/**
 * The values of a column read anew as another type; what cannot be read stays what it is. Between types of one
 * packing (number, amount, percentage, date) the numbers stay. O(rows).
 */
export function convertColumn(column: TableColumn, type: ColumnType, locale: Locale): readonly ColumnBlock[] {
  const kind = blockKindOf(type);
  return column.blocks.map((block) => {
    const values: CellValue[] = [];
    for (let i = 0; i < block.length; i++) {
      values.push(convertValue(blockValue(block, i), column, type, locale));
    }
    return blockFromValues(kind, values);
  });
}

function convertValue(value: CellValue, column: TableColumn, type: ColumnType, locale: Locale): CellValue {
  if (value === null || (typeof value === 'object' && value.kind === 'error')) return value;
  if (typeof value === 'number' && numberTypes.includes(type)) return value;
  if (typeof value === 'string' && textTypes.includes(type)) return value;
  const text = typeof value === 'string' ? value : toEditText(value, column, locale);
  return parseForType(text, type, locale);
}
