import type { ColumnId, GridColumnId, RowId } from './ids';

/** A remark on one cell. */
export interface CellComment {
  readonly text: string;
  /** Who wrote it, where a file said so. */
  readonly author?: string;
  readonly changedMs: number;
}

/** `<row id>:<column id>`, in a table as on a grid sheet. */
export type CommentKey = string;

export function commentKey(rowId: RowId, columnId: ColumnId | GridColumnId): CommentKey {
  return `${rowId}:${columnId}`;
}

export function parseCommentKey(key: CommentKey): { readonly rowId: RowId; readonly columnId: string } {
  const colon = key.indexOf(':');
  return { rowId: Number(key.slice(0, colon)) as RowId, columnId: key.slice(colon + 1) };
}
