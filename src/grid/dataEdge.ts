import type { HotInstance } from './handsontable';
import type { ShownSheet } from './shownSheet';

const steps: Readonly<Record<string, readonly [rows: -1 | 0 | 1, columns: -1 | 0 | 1]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One line of cells along which the selection jumps. */
export interface JumpLine {
  /** The last position of it. */
  readonly last: number;
  isFilled(at: number): boolean;
  isShown(at: number): boolean;
}

/**
 * Where Ctrl and an arrow lead, as in every spreadsheet: to the last filled cell before a blank one; from there, or from a
 * blank, to the next filled one, and to the end where there is none. O(cells passed).
 */
export function dataEdge({ last, isFilled, isShown }: JumpLine, from: number, step: -1 | 1): number {
  const next = (at: number): number => {
    let to = at + step;
    while (to >= 0 && to <= last && !isShown(to)) to += step;
    return to < 0 || to > last ? -1 : to;
  };
  let at = from;
  let ahead = next(at);
  const goesAlong = isFilled(from) && ahead >= 0 && isFilled(ahead);
  while (ahead >= 0) {
    if (goesAlong && !isFilled(ahead)) return at;
    at = ahead;
    if (!goesAlong && isFilled(at)) return at;
    ahead = next(at);
  }
  return at;
}

/**
 * Moves the selection to an edge of the data, with Shift its far end; `false` when the key means something else.
 * Handsontable 18.1.1 goes to the end of the sheet instead.
 */
export function jumpToEdge(hot: HotInstance, shown: ShownSheet, event: KeyboardEvent): boolean {
  const step = (event.ctrlKey || event.metaKey) && !event.altKey ? steps[event.key] : undefined;
  const range = step && hot.getSelectedRangeActive();
  if (!step || !range) return false;
  // By a heading a whole line is selected: it begins before the first cell.
  const at = event.shiftKey ? range.to : range.highlight;
  const [row, column] = [Math.max(at.row ?? 0, 0), Math.max(at.col ?? 0, 0)];
  const [rows, columns] = step;
  const isFilled = (r: number, c: number): boolean =>
    shown.value(hot.toPhysicalRow(r), hot.toPhysicalColumn(c)) !== null;
  const toRow =
    rows === 0
      ? row
      : dataEdge(
          {
            last: hot.countRows() - 1,
            isFilled: (line) => isFilled(line, column),
            isShown: (line) => !shown.hiddenRows.has(line),
          },
          row,
          rows,
        );
  const toColumn =
    columns === 0
      ? column
      : dataEdge(
          {
            last: hot.countCols() - 1,
            isFilled: (line) => isFilled(row, line),
            isShown: (line) => !shown.hiddenColumns.has(line),
          },
          column,
          columns,
        );
  if (event.shiftKey) hot.selectCell(range.from.row ?? 0, range.from.col ?? 0, toRow, toColumn);
  else hot.selectCell(toRow, toColumn);
  hot.scrollViewportTo({ row: toRow, col: toColumn });
  return true;
}

/**
 * Ctrl+End: to the row and column in which the last cells stand, as in every spreadsheet; `false` for other keys.
 * Handsontable 18.1.1 goes to the end of the sheet instead.
 */
export function jumpToLast(hot: HotInstance, shown: ShownSheet, event: KeyboardEvent): boolean {
  const isAsked = event.key === 'End' && (event.ctrlKey || event.metaKey) && !event.altKey;
  const range = isAsked && hot.getSelectedRangeActive();
  if (!range) return false;
  const { rows, columns } = shown.used;
  const row = lastShown(rows, shown.hiddenRows);
  const col = lastShown(columns, shown.hiddenColumns);
  if (event.shiftKey) hot.selectCell(range.from.row ?? 0, range.from.col ?? 0, row, col);
  else hot.selectCell(row, col);
  hot.scrollViewportTo({ row, col });
  return true;
}

/** Of so many lines the last that is shown; the first of all where none is. */
function lastShown(count: number, hidden: ReadonlySet<number>): number {
  let last = count - 1;
  while (last > 0 && hidden.has(last)) last--;
  return Math.max(last, 0);
}
