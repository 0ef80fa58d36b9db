import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { SortLevel } from '../model/tableView';
import type { Command } from './command';
import { dataBlock, isOnGrid } from './dataBlock';
import { selectedSheet } from './region';
import { changeView, isOnTable } from './viewTarget';

export interface SortTableArgs {
  readonly sheetId: SheetId;
  /** The first one decides; none shows the rows as they are stored. */
  readonly levels: readonly SortLevel[];
}

/** The whole order of a table at once; filters stay. */
export const sortTable: Command<SortTableArgs> = {
  id: 'view.sort',
  text: 'view_sort',
  needsArgs: true,
  isEnabled: ({ readOnly }) => !readOnly,
  run(context, { sheetId, levels }) {
    const table = findSheet(context.workbook.document, sheetId);
    if (table?.kind !== 'table') return failed(problem('notFound'));
    const named = levels.map(({ columnId }) => columnId);
    const known = named.every((columnId) => table.columns.some(({ id }) => id === columnId));
    if (!known || new Set(named).size < named.length) return failed(problem('notFound'));
    return changeView(context, table, { sort: levels }, sortTable);
  },
};

/** Asks for the columns to sort by: a view of a table, or the cells of a range. */
export const sortDialog: Command = {
  id: 'view.sortDialog',
  text: 'view_sortDialog',
  icon: 'arrow-down-up',
  isEnabled: (context) => isOnTable(context) || isOnGrid(context),
  run(context) {
    const selected = selectedSheet(context);
    if (selected?.sheet.kind === 'grid' && selected.selection.others) return failed(problem('severalRanges'));
    if (selected?.sheet.kind === 'grid' && !dataBlock(selected.sheet, context.values, selected.selection))
      return failed(problem('nothingToSort'));
    context.services.showDialog('sort');
    return ok();
  },
};
