import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import { lineIndexOf } from '../axis';
import { parseCommentKey, type CellComment, type CommentKey } from '../cellComment';
import type { ChangeCollector } from '../changes';
import type { Sheet, WorkbookDocument } from '../document';
import type { ColumnId, GridColumnId, SheetId } from '../ids';
import { columnIndexOf, findSheet } from '../lookup';
import type { Operation, OperationOf } from '../operation';
import { replaceSheet } from './sheets';

export function setComments(
  document: WorkbookDocument,
  { sheetId, comments }: OperationOf<'setComments'>,
  changes: ChangeCollector,
): Step {
  const sheet = findSheet(document, sheetId);
  assert(sheet, `there is no sheet ${sheetId}`);
  const old: Record<CommentKey, CellComment | null> = {};
  for (const [key, comment] of Object.entries(comments)) {
    assert(comment === null || isCellThere(sheet, key), `${sheet.name} has no cell ${key}`);
    old[key] = sheet.comments?.[key] ?? null;
  }
  changes.comments.add(sheetId);
  return {
    document: replaceSheet(document, withComments(sheet, comments)),
    inverse: [{ kind: 'setComments', sheetId, comments: old }],
  };
}

/**
 * The document without the comments on cells of a sheet that are gone, which must not live on in a file unseen. The
 * inverse belongs behind the operations that bring the cells back.
 */
export function withoutLostComments(
  document: WorkbookDocument,
  sheetId: SheetId,
  changes: ChangeCollector,
): { readonly document: WorkbookDocument; readonly inverse: readonly Operation[] } {
  const sheet = findSheet(document, sheetId);
  if (!sheet?.comments) return { document, inverse: [] };
  const lost = Object.entries(sheet.comments).filter(([key]) => !isCellThere(sheet, key));
  if (lost.length === 0) return { document, inverse: [] };
  changes.comments.add(sheetId);
  const removal = Object.fromEntries(lost.map(([key]) => [key, null]));
  return {
    document: replaceSheet(document, withComments(sheet, removal)),
    inverse: [{ kind: 'setComments', sheetId, comments: Object.fromEntries(lost) }],
  };
}

function withComments(sheet: Sheet, changed: Readonly<Record<CommentKey, CellComment | null>>): Sheet {
  const { comments: before, ...rest } = sheet;
  const comments: Record<CommentKey, CellComment> = { ...before };
  for (const [key, comment] of Object.entries(changed)) {
    if (comment === null) delete comments[key];
    else comments[key] = comment;
  }
  return Object.keys(comments).length === 0 ? rest : { ...sheet, comments };
}

function isCellThere(sheet: Sheet, key: CommentKey): boolean {
  const { rowId, columnId } = parseCommentKey(key);
  if (lineIndexOf(sheet.rows, rowId) < 0) return false;
  return sheet.kind === 'table'
    ? columnIndexOf(sheet, columnId as ColumnId) >= 0
    : lineIndexOf(sheet.columns, Number(columnId) as GridColumnId) >= 0;
}
