import { sliceAxis } from '../model/axis';
import type { ColumnBlock } from '../model/columnBlock';
import { blankBlock, blockKindOf } from '../model/columnBlocks';
import type { TableSheet } from '../model/document';
import type { Operation } from '../model/operation';
import type { Region } from './region';

/**
 * The operations that take the values of a region of a table away, one for each block it touches: a whole column is
 * cleared without looking at its rows. The region lies on the table, in stored positions; calculated columns stay.
 */
export function blankRows(table: TableSheet, { fromRow, toRow, fromColumn, toColumn }: Region): Operation[] {
  const blanks = new Map<string, ColumnBlock>();
  const operations: Operation[] = [];
  for (const column of table.columns.slice(fromColumn, toColumn + 1)) {
    if (column.formula !== null) continue;
    const kind = blockKindOf(column.type);
    let start = 0;
    for (const length of table.blockLengths) {
      const from = Math.max(fromRow, start);
      const to = Math.min(toRow + 1, start + length);
      start += length;
      if (from >= to) continue;
      // Blocks are never changed in place, so that one of blanks does for all columns of its kind.
      const key = `${kind} ${to - from}`;
      const values = blanks.get(key) ?? blankBlock(kind, to - from);
      blanks.set(key, values);
      const rows = sliceAxis(table.rows, from, to);
      operations.push({ kind: 'setCells', sheetId: table.id, columnId: column.id, rows, values });
    }
  }
  return operations;
}
