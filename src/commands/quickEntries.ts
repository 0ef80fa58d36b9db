import { lineIdAt } from '../model/axis';
import type { Sheet } from '../model/document';
import { columnLetter } from '../model/formula/cellReference';
import { toShownFormula } from '../model/formula/vocabulary';
import { toEditText } from '../model/format/editText';
import { isDateShown, isTimeShown, type ValueFormat } from '../model/format/formatValue';
import { formulaOf } from '../model/format/gridInput';
import { gridCell, rowCount } from '../model/lookup';
import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import { typeCell } from './cells';
import type { Command, CommandContext, CommandOutcome } from './command';
import { isSelectionEditable } from './outcome';
import { formatOfCell, shownValue } from './readCells';
import { columnCount, selectedSheet, storedRow, type Region } from './region';
import { rowsActedUpon } from './shownRows';

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

/** The time of now, to the minute. */
export const insertTime: Command = {
  id: 'cells.insertTime',
  text: 'commands_cells_insertTime',
  keys: ['Mod+Shift+;'],
  icon: 'clock',
  isEnabled: isSelectionEditable,
  run: (context) => enter(context, timeOfDay(new Date())),
};

/** What the cell above holds, letter for letter: a formula goes on reading the same cells. */
export const copyFromAbove: Command = {
  id: 'cells.copyFromAbove',
  text: 'commands_cells_copyFromAbove',
  hint: 'commands_cells_copyFromAboveHint',
  keys: ["Mod+'"],
  icon: 'copy',
  isEnabled: isSelectionEditable,
  run: (context) => enterFromAbove(context, inputText),
};

/** What the cell above shows: the value of its formula. */
export const copyValueFromAbove: Command = {
  id: 'cells.copyValueFromAbove',
  text: 'commands_cells_copyValueFromAbove',
  keys: ["Mod+Shift+'"],
  icon: 'copy',
  isEnabled: isSelectionEditable,
  run: (context) => enterFromAbove(context, valueText),
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

/** The nearest row above that is shown, and what `textOf` makes of its cell. */
function enterFromAbove(
  context: CommandContext,
  textOf: (context: CommandContext, sheet: Sheet, rowIndex: number, columnIndex: number) => string,
): CommandOutcome {
  const found = selectedSheet(context);
  if (!found) return failed(problem('notFound'));
  const { sheet, selection } = found;
  const isShown = rowsActedUpon(sheet);
  let row = selection.activeRow - 1;
  while (row >= 0 && !isShown(row)) row--;
  const { activeColumn: column } = selection;
  const rowIndex = row < 0 ? rowCount(sheet) : storedRow(context.values, sheet.id, row);
  if (rowIndex >= rowCount(sheet) || column >= columnCount(sheet)) return failed(problem('nothingAbove'));
  return enter(context, textOf(context, sheet, rowIndex, column));
}

function valueText(
  { locale, values }: CommandContext,
  sheet: Sheet,
  rowIndex: number,
  column: number,
): string {
  return toEditText(
    shownValue(sheet, values, rowIndex, column),
    formatOfCell(sheet, rowIndex, column),
    locale,
  );
}

function inputText(context: CommandContext, sheet: Sheet, rowIndex: number, column: number): string {
  const cell =
    sheet.kind === 'grid'
      ? gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, column))
      : undefined;
  const formula = formulaOf(cell?.input ?? null);
  return formula === null
    ? valueText(context, sheet, rowIndex, column)
    : toShownFormula(formula, context.workbook.document, { sheetId: sheet.id });
}

function enter(context: CommandContext, text: string): CommandOutcome {
  const { selection, services, values } = context;
  // A date may stand amid a text that is being typed.
  if (services.typedText) {
    services.typedText.type(text);
    return ok();
  }
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
  // A day over a column of amounts is its heading.
  const isNumber = (rowIndex: number, columnIndex: number): boolean =>
    columnIndex < columnCount(sheet) &&
    typeof shownValue(sheet, context.values, rowIndex, columnIndex) === 'number' &&
    !isDay(formatOfCell(sheet, rowIndex, columnIndex));
  const { id: sheetId } = sheet;
  let fromRow = row;
  while (fromRow > 0 && isNumber(fromRow - 1, column)) fromRow--;
  if (fromRow < row) return { sheetId, fromRow, toRow: row - 1, fromColumn: column, toColumn: column };
  let fromColumn = column;
  while (fromColumn > 0 && isNumber(row, fromColumn - 1)) fromColumn--;
  if (fromColumn < column) return { sheetId, fromRow: row, toRow: row, fromColumn, toColumn: column - 1 };
  return null;
}

function timeOfDay(date: Date): string {
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** As it is on the clock of the page, not in Greenwich. */
function isoDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

const isDay = (shown: ValueFormat): boolean => isDateShown(shown) && !isTimeShown(shown);
