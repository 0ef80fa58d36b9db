import { clearCells, typeCell } from './cells';
import { copySelection, cutSelection, pasteClipboard } from './clipboard';
import { insertColumnsLeft, insertColumnsRight, removeColumns } from './columnLines';
import {
  addColumn,
  formatColumn,
  removeColumn,
  renameColumn,
  setColumnFormula,
  setColumnType,
} from './columns';
import type { Command } from './command';
import { fillCells, fillDown, fillRight } from './fill';
import { formatCells } from './formatCells';
import {
  alignBottom,
  alignCenter,
  alignLeft,
  alignMiddle,
  alignRight,
  alignTop,
  allBorders,
  bold,
  bottomBorder,
  clearFormats,
  currencyFormat,
  dateFormat,
  decimalFormat,
  dollarFormat,
  fewerDecimals,
  generalFormat,
  integerFormat,
  italic,
  moreDecimals,
  noBorders,
  outline,
  paintFormat,
  percentFormat,
  scientificFormat,
  setNumberFormat,
  strike,
  textFormat,
  timeFormat,
  underline,
  wrapText,
} from './formats';
import { freezeFirstColumn, freezeFirstRow, freezeHere, unfreeze } from './freeze';
import { hideColumns, hideRows, unhideColumns, unhideRows } from './hideLines';
import { fitColumns, fitRows, resizeColumns, resizeRows } from './lineSizes';
import {
  moveColumns,
  moveColumnsLeft,
  moveColumnsRight,
  moveRows,
  moveRowsDown,
  moveRowsUp,
} from './moveLines';
import { deleteCellsLeft, deleteCellsUp, insertCellsDown, insertCellsRight } from './shiftCells';
import { redo, undo } from './history';
import { setParameter } from './parameters';
import { pasteCells } from './paste';
import { insertRowsAbove, insertRowsBelow, removeRows } from './rows';
import {
  addGridSheet,
  addTableSheet,
  colorSheet,
  duplicateSheet,
  hideSheet,
  moveSheet,
  moveSheetLeft,
  moveSheetRight,
  removeSheet,
  renameSheet,
  unhideSheet,
} from './sheets';
import {
  clearFilter,
  clearFilters,
  clearSort,
  columnMenu,
  filterBy,
  filterByCell,
  reapplyView,
  sortAscending,
  sortBy,
  sortDescending,
  toggleFilter,
} from './tableViews';
import { clearTraces, goToDependent, goToPrecedent, showDependents, showPrecedents } from './trace';
import {
  addColumnDialog,
  closePanel,
  explainCell,
  importFile,
  showColumn,
  showCommandPalette,
  showFormat,
  showHelp,
  showKeys,
  showParameters,
  showTemplatePanel,
  showTemplates,
  showValidation,
} from './view';
import { chooseValue, setValidation } from './validations';
import { renameWorkbook } from './workbook';

/** Everything a person can do, in the order the palette shows it. */
const records = [
  undo,
  redo,
  copySelection,
  cutSelection,
  pasteClipboard,
  typeCell,
  clearCells,
  pasteCells,
  fillCells,
  fillDown,
  fillRight,
  insertRowsAbove,
  insertRowsBelow,
  removeRows,
  insertColumnsLeft,
  insertColumnsRight,
  removeColumns,
  insertCellsDown,
  insertCellsRight,
  deleteCellsUp,
  deleteCellsLeft,
  moveRows,
  moveRowsUp,
  moveRowsDown,
  moveColumns,
  moveColumnsLeft,
  moveColumnsRight,
  hideRows,
  unhideRows,
  hideColumns,
  unhideColumns,
  freezeHere,
  freezeFirstRow,
  freezeFirstColumn,
  unfreeze,
  resizeColumns,
  resizeRows,
  fitColumns,
  fitRows,
  addColumnDialog,
  addColumn,
  renameColumn,
  setColumnFormula,
  setColumnType,
  formatColumn,
  removeColumn,
  showColumn,
  columnMenu,
  formatCells,
  bold,
  italic,
  underline,
  strike,
  alignLeft,
  alignCenter,
  alignRight,
  alignTop,
  alignMiddle,
  alignBottom,
  wrapText,
  allBorders,
  outline,
  bottomBorder,
  noBorders,
  setNumberFormat,
  generalFormat,
  integerFormat,
  decimalFormat,
  currencyFormat,
  dollarFormat,
  percentFormat,
  scientificFormat,
  dateFormat,
  timeFormat,
  textFormat,
  moreDecimals,
  fewerDecimals,
  clearFormats,
  paintFormat,
  showFormat,
  setValidation,
  showValidation,
  chooseValue,
  sortAscending,
  sortDescending,
  sortBy,
  filterBy,
  filterByCell,
  toggleFilter,
  reapplyView,
  clearSort,
  clearFilter,
  clearFilters,
  addGridSheet,
  addTableSheet,
  renameSheet,
  duplicateSheet,
  moveSheet,
  moveSheetLeft,
  moveSheetRight,
  colorSheet,
  hideSheet,
  unhideSheet,
  removeSheet,
  explainCell,
  showPrecedents,
  showDependents,
  goToPrecedent,
  goToDependent,
  clearTraces,
  setParameter,
  renameWorkbook,
  importFile,
  showTemplates,
  showTemplatePanel,
  showParameters,
  showCommandPalette,
  showKeys,
  showHelp,
  closePanel,
] as const;

/**
 * All commands. Arguments come untyped from hosts, menus and shortcuts, so a record that needs some says so with
 * `needsArgs`; callers inside the program use the types exported beside each record.
 */
export const allCommands: readonly Command<unknown>[] = records;

/** Those that run without arguments: what the palette and the key list show. */
export const plainCommands: readonly Command[] = records.filter(
  (command): command is Extract<(typeof records)[number], Command> => command.needsArgs !== true,
);

const commandById = new Map<string, Command<unknown>>(allCommands.map((command) => [command.id, command]));

export function findCommand(id: string): Command<unknown> | undefined {
  return commandById.get(id);
}
