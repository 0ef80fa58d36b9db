import { insertColumnsLeft, insertColumnsRight, removeColumns } from '../columnLines';
import {
  addColumn,
  formatColumn,
  removeColumn,
  renameColumn,
  setColumnFormula,
  setColumnType,
} from '../columns';
import { freezeFirstColumn, freezeFirstRow, freezeHere, unfreeze } from '../freeze';
import { filterCells } from '../gridFilters';
import { hideColumns, hideRows, unhideColumns, unhideRows } from '../hideLines';
import { deleteSelected, insertSelected } from '../insertSelected';
import {
  columnWidthDialog,
  fitColumns,
  fitRows,
  resizeColumns,
  resizeRows,
  rowHeightDialog,
} from '../lineSizes';
import {
  moveColumns,
  moveColumnsLeft,
  moveColumnsRight,
  moveRows,
  moveRowsDown,
  moveRowsUp,
} from '../moveLines';
import { removeDuplicates } from '../removeDuplicates';
import { insertRowsAbove, insertRowsBelow, removeRows } from '../rows';
import { deleteCellsLeft, deleteCellsUp, insertCellsDown, insertCellsRight } from '../shiftCells';
import { columnMenu } from '../tableViews';
import { addColumnDialog, showColumn } from '../view';

/** What is done to rows and columns, those of tables too. In the order of the palette. */
export const lineCommands = [
  insertSelected,
  deleteSelected,
  insertRowsAbove,
  insertRowsBelow,
  removeRows,
  removeDuplicates,
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
  columnWidthDialog,
  rowHeightDialog,
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
  filterCells,
] as const;
