import type { Axis, AxisRun } from './axis';
import { commentKey, parseCommentKey } from './cellComment';
import { lineId, type ColumnId, type LineId, type SheetId } from './ids';
import { gridCellKey, parseGridCellKey } from './lookup';
import type { Operation } from './operation';

export type Dimension = 'rows' | 'columns';

/**
 * Rows of a sheet, or columns of a grid sheet, that get other ids, because another tab handed out the same ones: every id
 * from `from` on becomes `by` higher.
 */
export interface RenumberedLines {
  readonly sheetId: SheetId;
  readonly dimension: Dimension;
  readonly from: number;
  readonly by: number;
}

/**
 * The operation as it names the same lines by their new ids; the same object where it names none of them. Whole chunks of
 * cells, rules and charts are left as they are: none of them is carried out after lines were added (`overtaken.ts`).
 */
export function renumberLines(operation: Operation, renumbered: RenumberedLines): Operation {
  const { sheetId, dimension, from, by } = renumbered;
  if (!('sheetId' in operation) || operation.sheetId !== sheetId) return operation;
  const newId = (id: LineId): LineId => (id < from ? id : lineId(id + by));
  const isRows = dimension === 'rows';
  switch (operation.kind) {
    case 'setComments':
      return {
        ...operation,
        comments: rekeyed(operation.comments, (key) => newCommentKey(key, isRows, newId)),
      };
    case 'setGridCells':
      return { ...operation, cells: rekeyed(operation.cells, (key) => newCellKey(key, isRows, newId)) };
    case 'insertLines':
    case 'moveLines': {
      if (operation.dimension !== dimension) return operation;
      const { after, lines } = operation;
      return { ...operation, after: after === null ? null : newId(after), lines: shifted(lines, from, by) };
    }
    case 'removeLines':
      if (operation.dimension !== dimension) return operation;
      return { ...operation, lines: shifted(operation.lines, from, by) };
    case 'insertRows': {
      const { after, rows } = operation;
      return { ...operation, after: after === null ? null : newId(after), rows: shifted(rows, from, by) };
    }
    case 'removeRows':
    case 'replaceRows':
    case 'setCells':
      return { ...operation, rows: shifted(operation.rows, from, by) };
    default:
      return operation;
  }
}

/** Whether an operation puts in lines that would be renumbered. */
export function addsLinesFrom(
  operation: Operation,
  sheetId: SheetId,
  dimension: Dimension,
  from: number,
): boolean {
  const added = addedLines(operation, sheetId, dimension);
  return added.some(([start, count]) => start + count > from);
}

function addedLines(operation: Operation, sheetId: SheetId, dimension: Dimension): Axis {
  if (!('sheetId' in operation) || operation.sheetId !== sheetId) return [];
  switch (operation.kind) {
    case 'insertRows':
    case 'replaceRows':
      return operation.rows;
    case 'insertLines':
      return operation.dimension === dimension ? operation.lines : [];
    default:
      return [];
  }
}

function shifted(lines: Axis, from: number, by: number): Axis {
  return lines.flatMap(([start, count]): AxisRun[] => {
    const low = Math.min(Math.max(from - start, 0), count);
    const runs: AxisRun[] = [
      [start, low],
      [start + low + by, count - low],
    ];
    return runs.filter(([, length]) => length > 0);
  });
}

function rekeyed<T>(
  record: Readonly<Record<string, T>>,
  newKey: (key: string) => string,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [newKey(key), value]));
}

function newCellKey(key: string, isRows: boolean, newId: (id: LineId) => LineId): string {
  const { rowId, columnId } = parseGridCellKey(key);
  return isRows ? gridCellKey(newId(rowId), columnId) : gridCellKey(rowId, newId(columnId));
}

/** Columns of a table are named, and never renumbered. */
function newCommentKey(key: string, isRows: boolean, newId: (id: LineId) => LineId): string {
  const { rowId, columnId } = parseCommentKey(key);
  return isRows
    ? commentKey(newId(rowId), columnId as ColumnId)
    : commentKey(rowId, newId(lineId(Number(columnId))));
}
