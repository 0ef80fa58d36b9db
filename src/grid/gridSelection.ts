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
  const others = (hot.getSelectedRange() ?? []).filter((other) => other !== range);
  return {
    ...regionOf(range, sheetId),
    activeRow: Math.max(row ?? 0, 0),
    activeColumn: Math.max(col ?? 0, 0),
    ...(others.length > 0 ? { others: others.map((other) => regionOf(other, sheetId)) } : {}),
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
  const { activeRow, activeColumn, others = [] } = selection;
  const atEnd = activeRow === selection.toRow && activeRow !== selection.fromRow;
  const atRight = activeColumn === selection.toColumn && activeColumn !== selection.fromColumn;
  const first = [
    row(atEnd ? selection.toRow : selection.fromRow),
    column(atRight ? selection.toColumn : selection.fromColumn),
  ] as const;
  hot.selectCells(
    [
      ...others.map(({ fromRow, fromColumn, toRow, toColumn }): Corners => [
        row(fromRow),
        column(fromColumn),
        row(toRow),
        column(toColumn),
      ]),
      [
        ...first,
        row(atEnd ? selection.fromRow : selection.toRow),
        column(atRight ? selection.fromColumn : selection.toColumn),
      ],
    ],
    true,
    listen,
  );
  // Enter and Tab lead it through the rectangle, where no corner is.
  const isWithin = row(activeRow) !== first[0] || column(activeColumn) !== first[1];
  const active = hot.getSelectedRangeActive()?.highlight.clone();
  if (isWithin && active)
    hot.selection.setRangeFocus(active.assign({ row: row(activeRow), col: column(activeColumn) }));
}

type Corners = [row: number, column: number, endRow: number, endColumn: number];
