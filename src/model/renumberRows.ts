import type { Axis, AxisRun } from './axis';
import { commentKey, parseCommentKey, type CommentKey } from './cellComment';
import { lineId, type ColumnId, type RowId, type SheetId } from './ids';
import type { Operation } from './operation';

/**
 * Rows of a table that get other ids, because another tab handed out the same ones: every id from `from` on becomes `by`
 * higher.
 */
export interface RenumberedRows {
  readonly sheetId: SheetId;
  readonly from: number;
  readonly by: number;
}

/** The operation as it names the same rows by their new ids; the same object where it names none of them. */
export function renumberRows(operation: Operation, { sheetId, from, by }: RenumberedRows): Operation {
  if (!namesRows(operation) || operation.sheetId !== sheetId) return operation;
  const newId = (id: number): RowId => lineId(id < from ? id : id + by);
  switch (operation.kind) {
    case 'setComments':
      return { ...operation, comments: renamed(operation.comments, newId) };
    case 'insertRows': {
      const { after, rows } = operation;
      return { ...operation, after: after === null ? null : newId(after), rows: shifted(rows, from, by) };
    }
    default:
      return { ...operation, rows: shifted(operation.rows, from, by) };
  }
}

/** Whether an operation puts in rows that would be renumbered. */
export function addsRowsFrom(operation: Operation, sheetId: SheetId, from: number): boolean {
  if (operation.kind !== 'insertRows' && operation.kind !== 'replaceRows') return false;
  return operation.sheetId === sheetId && operation.rows.some(([start, count]) => start + count > from);
}

const kinds = ['insertRows', 'removeRows', 'replaceRows', 'setCells', 'setComments'] as const;
type NamesRows = Extract<Operation, { kind: (typeof kinds)[number] }>;

const namesRows = (operation: Operation): operation is NamesRows =>
  (kinds as readonly Operation['kind'][]).includes(operation.kind);

function shifted(rows: Axis, from: number, by: number): Axis {
  return rows.flatMap(([start, count]): AxisRun[] => {
    const low = Math.min(Math.max(from - start, 0), count);
    const runs: AxisRun[] = [
      [start, low],
      [start + low + by, count - low],
    ];
    return runs.filter(([, length]) => length > 0);
  });
}

function renamed<T>(
  comments: Readonly<Record<CommentKey, T>>,
  newId: (id: number) => RowId,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(comments).map(([key, comment]) => {
      const { rowId, columnId } = parseCommentKey(key);
      return [commentKey(newId(rowId), columnId as ColumnId), comment];
    }),
  );
}
