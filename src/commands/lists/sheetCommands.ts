import {
  duplicateChart,
  editChart,
  printChart,
  removeChart,
  selectNextChart,
  updateChart,
} from '../charts/chartCommands';
import { insertChart } from '../charts/insertChart';
import { customersOfOrders } from '../customersOfOrders';
import {
  addGridSheet,
  addTableSheet,
  colorSheet,
  duplicateSheet,
  hideSheet,
  moveSheet,
  moveSheetLeft,
  moveSheetRight,
  nextSheet,
  previousSheet,
  removeSheet,
  renameSheet,
  unhideSheet,
} from '../sheets';
import { clearTraces, goToDependent, goToPrecedent, showDependents, showPrecedents } from '../trace';
import { explainCell } from '../view';

/** Sheets, the charts on them, and what leads to a value. In the order of the palette. */
export const sheetCommands = [
  addGridSheet,
  addTableSheet,
  renameSheet,
  duplicateSheet,
  moveSheet,
  moveSheetLeft,
  moveSheetRight,
  nextSheet,
  previousSheet,
  colorSheet,
  hideSheet,
  unhideSheet,
  removeSheet,
  customersOfOrders,
  insertChart,
  editChart,
  duplicateChart,
  removeChart,
  updateChart,
  printChart,
  selectNextChart,
  explainCell,
  showPrecedents,
  showDependents,
  goToPrecedent,
  goToDependent,
  clearTraces,
] as const;
