import type { Selection } from '../commands/command';
import type { Region } from '../commands/region';
import type { SheetId } from '../model/ids';
import type { HotInstance } from './handsontable';

type HotRange = NonNullable<ReturnType<HotInstance['getSelectedRangeLast']>>;

/** What is selected, in stored positions; headings count as their rows or columns. `null`: nothing is. */
export function currentSelection(hot: HotInstance, sheetId: SheetId): Selection | null {
  const range = hot.getSelectedRangeActive() ?? hot.getSelectedRangeLast();
  if (!range || hot.countRows() === 0 || hot.countCols() === 0) return null;
  const { row, col } = range.highlight;
  return {
    ...regionOf(range, sheetId),
    activeRow: Math.max(row ?? 0, 0),
    activeColumn: Math.max(col ?? 0, 0),
  };
}

/** All selected rectangles: Ctrl adds further ones. */
export function selectedRegions(hot: HotInstance, sheetId: SheetId): Region[] {
  return (hot.getSelectedRange() ?? []).map((range) => regionOf(range, sheetId));
}

export function regionOf(range: HotRange, sheetId: SheetId): Region {
  const from = range.getTopStartCorner();
  const to = range.getBottomEndCorner();
  return {
    sheetId,
    fromRow: Math.max(from.row ?? 0, 0),
    toRow: Math.max(to.row ?? 0, 0),
    fromColumn: Math.max(from.col ?? 0, 0),
    toColumn: Math.max(to.col ?? 0, 0),
  };
}

/** Selects within the sheet, the active cell first; `listen` also takes the keyboard. */
export function applySelection(hot: HotInstance, selection: Selection, listen: boolean): void {
  const lastRow = hot.countRows() - 1;
  const lastColumn = hot.countCols() - 1;
  if (lastRow < 0 || lastColumn < 0) return;
  const row = (index: number): number => Math.min(index, lastRow);
  const column = (index: number): number => Math.min(index, lastColumn);
  const atEnd = selection.activeRow === selection.toRow && selection.activeRow !== selection.fromRow;
  const atRight =
    selection.activeColumn === selection.toColumn && selection.activeColumn !== selection.fromColumn;
  hot.selectCell(
    row(atEnd ? selection.toRow : selection.fromRow),
    column(atRight ? selection.toColumn : selection.fromColumn),
    row(atEnd ? selection.fromRow : selection.toRow),
    column(atRight ? selection.fromColumn : selection.toColumn),
    true,
    listen,
  );
}
