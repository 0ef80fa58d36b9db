import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { copyRegion } from './clipboardContent';
import type { Command } from './command';
import { isEditable } from './outcome';
import { pasteCells } from './paste';
import type { Region } from './region';

export interface DragCellsArgs {
  readonly source: Region;
  /** Where the first cell comes to stand. */
  readonly target: { readonly row: number; readonly column: number };
  /** Leave the cells where they are as well. */
  readonly copy: boolean;
}

/** What dragging a selection by its border does: the same as cutting (or copying) it and pasting it there. */
export const dragCells: Command<DragCellsArgs> = {
  id: 'cells.drag',
  text: 'structure_cellsDrag',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { source, target, copy }) {
    const { document } = context.workbook;
    const { values, locale } = context;
    const content = copyRegion(document, values, source, { locale, cut: !copy });
    if (!content) return failed(problem('notFound'));
    const region = {
      sheetId: source.sheetId,
      fromRow: target.row,
      toRow: target.row + content.rows.length - 1,
      fromColumn: target.column,
      toColumn: target.column + content.source.toColumn - content.source.fromColumn,
    };
    return pasteCells.run(context, { target: region, text: content.text, content });
  },
};
