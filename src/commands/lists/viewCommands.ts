import { filterByCell, filterOutCell } from '../cellFilters';
import {
  chooseView,
  duplicateView,
  removeView,
  renameView,
  renameViewDialog,
  resetView,
  saveView,
  saveViewDialog,
  showAllRows,
  updateView,
} from '../namedViews';
import { sortRange, sortRangeAscending, sortRangeDescending } from '../sortRange';
import { sortDialog, sortTable } from '../sortTable';
import {
  clearFilter,
  clearFilters,
  clearSort,
  filterBy,
  reapplyView,
  sortAscending,
  sortBy,
  sortDescending,
  toggleFilter,
} from '../tableViews';

/** How rows are sorted and filtered, and views that are kept. In the order of the palette. */
export const viewCommands = [
  sortAscending,
  sortDescending,
  sortRangeAscending,
  sortRangeDescending,
  sortRange,
  sortBy,
  sortTable,
  sortDialog,
  filterBy,
  filterByCell,
  filterOutCell,
  toggleFilter,
  reapplyView,
  clearSort,
  clearFilter,
  clearFilters,
  showAllRows,
  chooseView,
  saveViewDialog,
  saveView,
  updateView,
  resetView,
  renameViewDialog,
  renameView,
  duplicateView,
  removeView,
] as const;
