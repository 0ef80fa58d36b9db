import { columnLetter } from '../model/formula/cellReference';
import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { typeCell } from './cells';
import type { Command, CommandContext, CommandOutcome } from './command';
import { isSelectionEditable } from './outcome';
import { shownValue } from './readCells';
import { columnCount, selectedSheet, storedRow, type Region } from './region';

/*
 * What people enter so often that every spreadsheet has a key for it.
 */

/** Today's date in the active cell: a value, which stays as it is tomorrow. */
export const insertDate: Command = {
  id: 'cells.insertDate',
  text: 'commands_cells_insertDate',
  keys: ['Mod+;'],
  icon: 'calendar',
  isEnabled: isSelectionEditable,
  run: (context) => enter(context, isoDay(new Date())),
};

/** The sum of the numbers above the active cell, or of those left of it: as far as there are numbers without a gap. */
export const insertSum: Command = {
  id: 'cells.insertSum',
  text: 'commands_cells_insertSum',
  keys: ['Alt+='],
  icon: 'sigma',
  isEnabled: (context) => isSelectionEditable(context) && selectedSheet(context)?.sheet.kind === 'grid',
  run(context) {
    const summed = numbersBeside(context);
    if (!summed) return failed(problem('nothingToSum'));
    const [first, last] = [
      `${columnLetter(summed.fromColumn)}${summed.fromRow + 1}`,
      `${columnLetter(summed.toColumn)}${summed.toRow + 1}`,
    ];
    return enter(context, first === last ? `=SUM(${first})` : `=SUM(${first}:${last})`);
  },
};

function enter(context: CommandContext, text: string): CommandOutcome {
  const { selection, values } = context;
  if (!selection) return failed(problem('notFound'));
  const { sheetId, activeRow, activeColumn: columnIndex } = selection;
  return typeCell.run(context, {
    sheetId,
    rowIndex: storedRow(values, sheetId, activeRow),
    columnIndex,
    text,
  });
}

function numbersBeside(context: CommandContext): Region | null {
  const found = selectedSheet(context);
  if (!found) return null;
  const { sheet, selection } = found;
  const { activeRow: row, activeColumn: column } = selection;
  const isNumber = (rowIndex: number, columnIndex: number): boolean =>
    columnIndex < columnCount(sheet) &&
    typeof shownValue(sheet, context.values, rowIndex, columnIndex) === 'number';
  const { id: sheetId } = sheet;
  let fromRow = row;
  while (fromRow > 0 && isNumber(fromRow - 1, column)) fromRow--;
  if (fromRow < row) return { sheetId, fromRow, toRow: row - 1, fromColumn: column, toColumn: column };
  let fromColumn = column;
  while (fromColumn > 0 && isNumber(row, fromColumn - 1)) fromColumn--;
  if (fromColumn < column) return { sheetId, fromRow: row, toRow: row, fromColumn, toColumn: column - 1 };
  return null;
}

/** As it is on the clock of the page, not in Greenwich. */
function isoDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
