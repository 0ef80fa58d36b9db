import { clearCells, typeCell } from '../cells';
import { cellsToTable } from '../cellsToTable';
import {
  copySelection,
  cutSelection,
  pasteClipboard,
  pasteFormats,
  pasteFormulas,
  pasteTransposed,
  pasteValues,
} from '../clipboard';
import { dragCells } from '../dragCells';
import { fillCells, fillDown, fillRight } from '../fill';
import { fillSeries } from '../fillSeries';
import { findNext, findPrevious, showFind, showReplace } from '../find/findCommands';
import { replaceCells } from '../find/replaceCells';
import { toggleAbsolute } from '../formulaText';
import { redo, repeat, undo } from '../history';
import { pasteCells } from '../paste';
import { copyFromAbove, copyValueFromAbove, insertDate, insertSum, insertTime } from '../quickEntries';
import { selectAll } from '../selectAll';

/** What is done to cells: undo, the clipboard, typing, filling, finding. In the order of the palette. */
export const cellCommands = [
  undo,
  redo,
  repeat,
  copySelection,
  cutSelection,
  pasteClipboard,
  pasteValues,
  pasteFormulas,
  pasteFormats,
  pasteTransposed,
  selectAll,
  typeCell,
  clearCells,
  pasteCells,
  cellsToTable,
  dragCells,
  fillCells,
  fillDown,
  fillRight,
  fillSeries,
  insertDate,
  insertTime,
  copyFromAbove,
  copyValueFromAbove,
  insertSum,
  toggleAbsolute,
  showFind,
  showReplace,
  findNext,
  findPrevious,
  replaceCells,
] as const;
