import type { HotInstance } from './handsontable';
import type { ShownSheet } from './shownSheet';

/**
 * Alt+PageDown and Alt+PageUp: the view and the active cell go on by as many columns as are on the screen, with Shift the far
 * end of the selection; `false` for other keys. Handsontable 18.1.1 knows only the ways up and down.
 */
export function goScreenSideways(hot: HotInstance, shown: ShownSheet, event: KeyboardEvent): boolean {
  const step = event.altKey && !event.ctrlKey && !event.metaKey ? steps[event.key] : undefined;
  const range = step && hot.getSelectedRangeActive();
  if (!step || !range) return false;
  const at = event.shiftKey ? range.to : range.highlight;
  const [row, column] = [Math.max(at.row ?? 0, 0), Math.max(at.col ?? 0, 0)];
  const first = hot.getFirstFullyVisibleColumn() ?? 0;
  const columns = Math.max((hot.getLastFullyVisibleColumn() ?? first) - first, 0) + 1;
  const within = (index: number): number => Math.min(Math.max(index, 0), shown.columnCount - 1);
  const toColumn = shownColumn(shown, within(column + step * columns), step);
  const from = event.shiftKey ? range.from : { row, col: toColumn };
  hot.selectCell(from.row ?? 0, from.col ?? 0, row, toColumn, false);
  hot.scrollViewportTo({ col: within(first + step * columns), horizontalSnap: 'start' });
  return true;
}

const steps: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };

/** The column itself, or the nearest one that is shown: further on, else further back. */
function shownColumn({ hiddenColumns, columnCount }: ShownSheet, column: number, step: 1 | -1): number {
  for (const way of [step, -step])
    for (let at = column; at >= 0 && at < columnCount; at += way) if (!hiddenColumns.has(at)) return at;
  return column;
}
