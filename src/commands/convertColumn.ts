import { Pacer } from '../shared/pacer';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Locale } from '../shared/localText';
import type { CellValue } from '../shared/value';
import type { ColumnBlock } from '../model/columnBlock';
import type { WorkControls } from '../model/columnText';
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
  return column.blocks.map((block) => convertBlockOf(block, column, type, locale));
}

/** The same in slices, for a column of many rows; fails with `cancelled` when it is stopped. */
export async function convertLongColumn(
  column: TableColumn,
  type: ColumnType,
  locale: Locale,
  { signal, onProgress }: WorkControls,
): Promise<Result<readonly ColumnBlock[]>> {
  const pacer = new Pacer();
  const converted: ColumnBlock[] = [];
  for (const block of column.blocks) {
    converted.push(convertBlockOf(block, column, type, locale));
    onProgress(converted.length / column.blocks.length);
    await pacer.pause();
    if (signal.aborted) return failed(problem('cancelled'));
  }
  return ok(converted);
}

function convertBlockOf(
  block: ColumnBlock,
  column: TableColumn,
  type: ColumnType,
  locale: Locale,
): ColumnBlock {
  const values: CellValue[] = [];
  for (let i = 0; i < block.length; i++)
    values.push(convertValue(blockValue(block, i), column, type, locale));
  return blockFromValues(blockKindOf(type), values);
}

function convertValue(value: CellValue, column: TableColumn, type: ColumnType, locale: Locale): CellValue {
  if (value === null || (typeof value === 'object' && value.kind === 'error')) return value;
  if (typeof value === 'number' && numberTypes.includes(type)) return value;
  if (typeof value === 'string' && textTypes.includes(type)) return value;
  const text = typeof value === 'string' ? value : toEditText(value, column, locale);
  return parseForType(text, type, locale);
}
