import { leastLinePx } from '../commands/lineSizes';
import { columnRoom } from './columnRoom';
import type { HookHost } from './gridHooks';
import { selectedRegions } from './gridSelection';
import type { HotInstance } from './handsontable';

/** Dragging the edges of headings, and headings themselves: Handsontable shows it, commands do it. */
export function connectLines(hot: HotInstance, host: HookHost): void {
  connectSizes(hot, host);
  const mover =
    (id: string) =>
    (lines: number[], _finalIndex: number, dropIndex: number | undefined): boolean => {
      const [from, to] = [Math.min(...lines), Math.max(...lines)];
      const { sheet } = host.shownSheet();
      if (dropIndex !== undefined) host.run(id, { sheetId: sheet.id, from, to, before: dropIndex });
      return false;
    };
  hot.addHook('beforeColumnMove', mover('columns.move'));
  hot.addHook('beforeRowMove', mover('rows.move'));
}

function connectSizes(hot: HotInstance, host: HookHost): void {
  const isFirstOfGesture = firstCallOfGesture();
  hot.addHook('afterColumnResize', (sizePx: number, column: number, isDoubleClick: boolean) => {
    // The size is the document's: the plug-in's own memory of it would survive an undo.
    hot.getPlugin('manualColumnResize').clearManualSize(column);
    if (!isFirstOfGesture()) return;
    const columns = chosenLines(hot, host, 'columns', column);
    const sheetId = host.shownSheet().sheet.id;
    if (isDoubleClick) {
      const region = { sheetId, fromRow: 0, toRow: 0, fromColumn: column, toColumn: column };
      // Several are all that are selected, which need not be neighbours.
      host.run('columns.fit', columns.length > 1 ? undefined : region);
    } else {
      const shown = host.shownSheet();
      const widthPx = sizePx / (shown.zoom * columnRoom(shown));
      host.run('columns.setWidths', { sheetId, sizesPx: sizes(columns, widthPx) });
    }
    host.drawSoon();
  });
  hot.addHook('afterRowResize', (_sizePx: number, row: number, isDoubleClick: boolean) => {
    // Handsontable 18.1.1 gives NaN: it reads the usual height from a style that is calculated, for the zoom.
    const sizePx = hot.getPlugin('manualRowResize').getLastDesiredRowHeight();
    const rows = chosenLines(hot, host, 'rows', row);
    forgetHeights(hot, rows);
    if (!isFirstOfGesture()) return;
    const sheetId = host.shownSheet().sheet.id;
    host.run('rows.setHeights', {
      sheetId,
      sizesPx: sizes(rows, isDoubleClick ? null : sizePx / host.shownSheet().zoom),
    });
    host.drawSoon();
  });
}

/**
 * Handsontable 18.1.1 calls its hooks once for each line that is selected, in one go. One gesture is one step to undo, so the
 * first call answers for all of them.
 */
function firstCallOfGesture(): () => boolean {
  let isAnswered = false;
  return () => {
    if (isAnswered) return false;
    isAnswered = true;
    queueMicrotask(() => (isAnswered = false));
    return true;
  };
}

/**
 * Handsontable 18.1.1 has no `clearManualSize` for rows, and `setManualSize` takes nothing below the usual height: the
 * height that it remembers would hold against the document's.
 */
function forgetHeights(hot: HotInstance, rows: readonly number[]): void {
  const { variousMapsCollection } = hot.rowIndexMapper as unknown as {
    variousMapsCollection: Map<string, { setValueAtIndex(row: number, height: null): unknown }>;
  };
  const heights = variousMapsCollection.get('manualRowResize');
  for (const row of rows) heights?.setValueAtIndex(hot.toPhysicalRow(row), null);
}

function sizes(lines: readonly number[], sizePx: number | null): Record<number, number | null> {
  return Object.fromEntries(
    lines.map((line) => [line, sizePx === null ? null : Math.max(Math.round(sizePx), leastLinePx)]),
  );
}

/** A line whose edge was dragged; with all others that are selected by their headings when it is one of them. */
function chosenLines(
  hot: HotInstance,
  host: HookHost,
  dimension: 'rows' | 'columns',
  line: number,
): number[] {
  const byHeading =
    dimension === 'rows' ? hot.selection.isSelectedByRowHeader() : hot.selection.isSelectedByColumnHeader();
  if (!byHeading) return [line];
  const lines = new Set<number>();
  for (const region of selectedRegions(hot, host.shownSheet().sheet.id)) {
    const [from, to] =
      dimension === 'rows' ? [region.fromRow, region.toRow] : [region.fromColumn, region.toColumn];
    for (let index = from; index <= to; index++) lines.add(index);
  }
  return lines.has(line) ? [...lines] : [line];
}
