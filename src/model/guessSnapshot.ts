import type { TableColumn, TableSheet } from './document';
import type { SnapshotChoice } from './snapshot';

/**
 * What a snapshot of a table is most likely of: the key by its role or as the first column of texts, the segment as the first
 * calculated column of words, the value by its role. `null` for a table without columns.
 */
export function guessSnapshot(table: TableSheet): Omit<SnapshotChoice, 'sheetId'> | null {
  const { columns } = table;
  const [first] = columns;
  if (!first) return null;
  const find = (...tests: ((column: TableColumn) => boolean)[]): TableColumn | undefined => {
    for (const test of tests) {
      const found = columns.find(test);
      if (found) return found;
    }
    return undefined;
  };
  const isText = ({ type }: TableColumn): boolean => type === 'text' || type === 'choice';
  const key = find(
    ({ role }) => role === 'customerId',
    ({ role }) => role === 'name' || role === 'customerName',
    isText,
  );
  const segment = find(
    (column) => column.formula !== null && column.type === 'choice',
    (column) => column.formula !== null && isText(column),
    ({ type }) => type === 'choice',
    isText,
  );
  const isNumber = ({ type }: TableColumn): boolean => type === 'number' || type === 'currency';
  const value = find(
    (column) => column.formula !== null && /^(customer )?value$|^clv$|价值$/i.test(column.name),
    ({ role }) => role === 'revenue',
    isNumber,
  );
  return {
    keyColumnId: (key ?? first).id,
    segmentColumnId: (segment ?? first).id,
    valueColumnId: value?.id ?? null,
  };
}
