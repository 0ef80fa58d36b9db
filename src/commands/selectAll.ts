import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { Command } from './command';
import { currentRegion } from './dataBlock';
import { columnCount, selectedSheet, selectionOf, shownRowCount, type Region } from './region';

/**
 * As in Excel: first the list around the active cell, then, chosen again, the whole sheet. A table is one list, and there is
 * nothing else on its sheet. The active cell stays.
 */
export const selectAll: Command = {
  id: 'cells.selectAll',
  text: 'commands_cells_selectAll',
  hint: 'commands_cells_selectAllHint',
  keys: ['Mod+A'],
  icon: 'square-dashed-mouse-pointer',
  isEnabled: (context) => selectedSheet(context) !== null,
  run(context) {
    const selected = selectedSheet(context);
    if (!selected) return failed(problem('notFound'));
    const { sheet, selection } = selected;
    const { values, services } = context;
    const all: Region = {
      sheetId: sheet.id,
      fromRow: 0,
      toRow: Math.max(shownRowCount(sheet, values) - 1, 0),
      fromColumn: 0,
      toColumn: Math.max(columnCount(sheet) - 1, 0),
    };
    const list = sheet.kind === 'grid' ? currentRegion(sheet, values, selection) : null;
    const isChosen = !list || selection.others !== undefined || isWithin(list, selection);
    const { activeRow, activeColumn } = selection;
    services.select({ ...selectionOf(isChosen ? all : list), activeRow, activeColumn });
    return ok();
  },
};

/** All of the list is selected already, or more than it. */
const isWithin = (list: Region, selection: Region): boolean =>
  list.fromRow >= selection.fromRow &&
  list.toRow <= selection.toRow &&
  list.fromColumn >= selection.fromColumn &&
  list.toColumn <= selection.toColumn;
