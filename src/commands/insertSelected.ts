import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { insertColumnsLeft, removeColumns } from './columnLines';
import type { Command, CommandContext, CommandOutcome } from './command';
import { isSelectionEditable } from './outcome';
import { columnCount, selectedRegions, selectedSheet, shownRowCount, type Region } from './region';
import { insertRowsAbove, removeRows } from './rows';
import { deleteCellsLeft, deleteCellsUp, insertCellsDown, insertCellsRight } from './shiftCells';

/*
 * One key each for what is selected, be it rows, columns or cells. The keys are those of Google Sheets: Excel's, Ctrl and
 * minus or Shift and plus, are the browser's own zoom. Who enlarges the page for want of seeing it must not delete cells by
 * making it smaller again.
 */

/** Rows where whole rows are selected, and in a table; columns where whole columns are; else cells. */
export const insertSelected: Command = {
  id: 'lines.insert',
  text: 'structure_insertSelected',
  hint: 'structure_insertSelectedHint',
  keys: ['Mod+Alt+='],
  icon: 'between-horizontal-start',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run: (context) =>
    runFor(context, {
      rows: insertRowsAbove,
      columns: insertColumnsLeft,
      cellsBelow: insertCellsDown,
      cellsBeside: insertCellsRight,
    }),
};

export const deleteSelected: Command = {
  id: 'lines.remove',
  text: 'structure_deleteSelected',
  hint: 'structure_deleteSelectedHint',
  keys: ['Mod+Alt+-'],
  icon: 'fold-vertical',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run: (context) =>
    runFor(context, {
      rows: removeRows,
      columns: removeColumns,
      cellsBelow: deleteCellsUp,
      cellsBeside: deleteCellsLeft,
    }),
};

interface Meanings {
  readonly rows: Command<Region | void>;
  readonly columns: Command<Region | void>;
  /** What stands below the cells makes way or closes up, or what stands beside them. */
  readonly cellsBelow: Command<Region | void>;
  readonly cellsBeside: Command<Region | void>;
}

function runFor(context: CommandContext, meanings: Meanings): CommandOutcome {
  const selected = selectedSheet(context);
  if (!selected) return failed(problem('notFound'));
  const { sheet, selection } = selected;
  const [lastRow, lastColumn] = [shownRowCount(sheet, context.values) - 1, columnCount(sheet) - 1];
  const areAll = (test: (region: Region) => boolean): boolean => selectedRegions(selection).every(test);
  const areRows = areAll(({ fromColumn, toColumn }) => fromColumn === 0 && toColumn >= lastColumn);
  const areColumns = areAll(({ fromRow, toRow }) => fromRow === 0 && toRow >= lastRow && lastRow > 0);
  if (areColumns && !areRows) return meanings.columns.run(context);
  if (areRows || sheet.kind === 'table') return meanings.rows.run(context);
  // What Excel suggests: down, but for a selection that is higher than wide.
  const { fromRow, toRow, fromColumn, toColumn } = selection;
  return (toRow - fromRow > toColumn - fromColumn ? meanings.cellsBeside : meanings.cellsBelow).run(context);
}
