import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import { lineIdAt } from '../model/axis';
import { commentKey, type CommentKey } from '../model/cellComment';
import type { Sheet } from '../model/document';
import type { SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import type { Command, CommandContext } from './command';
import { change, isEditable } from './outcome';
import { columnCount, selectedSheet, storedRow } from './region';

export interface SetCommentArgs {
  readonly sheetId: SheetId;
  readonly key: CommentKey;
  /** Blank takes the comment away. */
  readonly text: string;
}

export const setComment: Command<SetCommentArgs> = {
  id: 'comments.set',
  text: 'format_comments_set',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, key, text }) {
    const sheet = findSheet(context.workbook.document, sheetId);
    if (!sheet) return failed(problem('notFound'));
    const known = sheet.comments?.[key];
    const written = text.trim();
    if (written === (known?.text ?? '')) return ok();
    const author = known?.author === undefined ? {} : { author: known.author };
    const comment = written === '' ? null : { ...author, text: written, changedMs: Date.now() };
    return change(context, [{ kind: 'setComments', sheetId, comments: { [key]: comment } }], {
      origin: 'comments.set',
      label: setComment.text,
    });
  },
};

/** Writes a comment on the active cell, or changes the one that is there. */
export const editComment: Command = {
  id: 'comments.edit',
  text: 'format_comments_edit',
  icon: 'message-square-text',
  keys: ['Shift+F2'],
  isEnabled: (context) => !context.readOnly && activeCommentKey(context) !== null,
  run({ services }) {
    services.showPanel('comments');
    return ok();
  },
};

export const removeComment: Command = {
  id: 'comments.remove',
  text: 'format_comments_remove',
  icon: 'message-square-x',
  isEnabled: (context) => !context.readOnly && hasComment(context),
  run(context) {
    const key = activeCommentKey(context);
    if (!key || !context.selection) return failed(problem('notFound'));
    return setComment.run(context, { sheetId: context.selection.sheetId, key, text: '' });
  },
};

function hasComment(context: CommandContext): boolean {
  const key = activeCommentKey(context);
  return key !== null && selectedSheet(context)?.sheet.comments?.[key] !== undefined;
}

/** The key of the active cell; `null` where none is on the sheet. */
export function activeCommentKey(
  context: Pick<CommandContext, 'workbook' | 'values' | 'selection'>,
): CommentKey | null {
  const { selection, workbook, values } = context;
  const sheet = selection && findSheet(workbook.document, selection.sheetId);
  if (!sheet) return null;
  return keyAt(sheet, storedRow(values, sheet.id, selection.activeRow), selection.activeColumn);
}

/** By stored position. */
export function keyAt(sheet: Sheet, rowIndex: number, columnIndex: number): CommentKey | null {
  if (rowIndex >= rowCount(sheet) || columnIndex >= columnCount(sheet)) return null;
  const rowId = lineIdAt(sheet.rows, rowIndex);
  if (sheet.kind === 'grid') return commentKey(rowId, lineIdAt(sheet.columns, columnIndex));
  const column = sheet.columns[columnIndex];
  return column ? commentKey(rowId, column.id) : null;
}
