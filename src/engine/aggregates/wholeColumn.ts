import type { CalculatorContext } from '../calculatorContext';
import type { ColumnStatistics } from '../plan/columnStatistics';
import { TableBlock } from '../tableBlock';

/** What is known of the column a block is, when it is all rows of one; `null` otherwise. `context` is the calculator's. */
export function wholeColumn(value: unknown, context: unknown): ColumnStatistics | null {
  return value instanceof TableBlock && value.width() === 1 ? firstColumnOf(value, context) : null;
}

/** What is known of the first column of a block, when it has all rows. */
export function firstColumnOf({ reference }: TableBlock, context: unknown): ColumnStatistics | null {
  const { sheetId, columnIds, from, to } = reference;
  const [columnId] = columnIds;
  if (columnId === undefined || from !== 0 || to !== null) return null;
  return (context as CalculatorContext).statistics.of(sheetId, columnId);
}
