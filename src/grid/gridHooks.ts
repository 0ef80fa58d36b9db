import { regionsOfFill } from './autofill';
import { jumpToEdge, jumpToLast } from './dataEdge';
import type { GridClipboard } from './gridClipboard';
import { commandOfKey } from './gridKeys';
import { connectLines } from './lineHooks';
import { goScreenSideways } from './screenSideways';
import { regionOf, selectedRegions } from './gridSelection';
import type { HotInstance } from './handsontable';
import type { HoverCard } from './hoverCard';
import type { ShownSheet } from './shownSheet';

/** What the user did, told to the view. */
export interface HookHost {
  shownSheet(): ShownSheet;
  readonly card: HoverCard;
  run(id: string, args?: unknown): unknown;
  isEnabled(id: string): boolean;
  keyPressed(event: KeyboardEvent): void;
  selectionChanged(): void;
  viewportChanged(): void;
  /** Someone tried to edit a cell of a calculated column, or opened its heading. */
  explainCalculated(columnIndex: number): void;
  drawSoon(): void;
  /** Whether Escape and Enter mean the marching dashes. */
  readonly clipboard: Pick<GridClipboard, 'end' | 'pasteFramed'>;
}

/** Connects Handsontable's hooks. Every way in which it would write by itself is closed here. */
export function connectHooks(hot: HotInstance, host: HookHost): void {
  refuseWriting(hot);
  connectEditing(hot, host);
  connectKeys(hot, host);
  connectLooks(hot, host);
  connectLines(hot, host);
  connectDragging(hot, host);
}

function refuseWriting(hot: HotInstance): void {
  const refuse = (): boolean => false;
  hot.addHook('beforeChange', refuse);
  hot.addHook('beforeCreateRow', refuse);
  hot.addHook('beforeCreateCol', refuse);
  hot.addHook('beforeRemoveRow', refuse);
  hot.addHook('beforeRemoveCol', refuse);
}

function connectEditing(hot: HotInstance, host: HookHost): void {
  // The editor opens with the formula or the full value. `modifyData` is not used: Handsontable 18.1.1 gives it
  // physical rows in places where it says visual.
  hot.addHook(
    'modifySourceData',
    (rowIndex: number, column: unknown, holder: { value: unknown }, mode: string) => {
      if (mode !== 'get') return;
      const columnIndex = typeof column === 'number' ? column : hot.propToCol(column as never);
      if (typeof columnIndex !== 'number') return;
      holder.value = host.shownSheet().editText(rowIndex, hot.toPhysicalColumn(columnIndex));
    },
  );
  hot.addHook('beforeBeginEditing', (visualRow: number, visualColumn: number, initial: unknown) => {
    const columnIndex = hot.toPhysicalColumn(visualColumn);
    const shown = host.shownSheet();
    if (!shown.isCalculated(columnIndex)) return undefined;
    // Typing is refused in words; opening the editor on purpose leads to the formula of the column.
    if (typeof initial === 'string') {
      const rowIndex = shown.rowIndex(hot.toPhysicalRow(visualRow));
      host.run('cells.type', { sheetId: shown.sheet.id, rowIndex, columnIndex, text: initial });
    } else host.explainCalculated(columnIndex);
    return false;
  });
  hot.addHook('beforeAutofill', ((_data: unknown, source: unknown, target: unknown) => {
    host.run('cells.fill', regionsOfFill(host.shownSheet().sheet.id, source as never, target as never));
    return false;
  }) as never);
}

function connectDragging(hot: HotInstance, host: HookHost): void {
  hot.addHook('beforeMoveCells', (source, { row, col }, copy) => {
    const region = regionOf(source, host.shownSheet().sheet.id);
    host.run('cells.drag', { source: region, target: { row: row ?? 0, column: col ?? 0 }, copy });
    return false;
  });
}

function connectKeys(hot: HotInstance, host: HookHost): void {
  hot.addHook('beforeKeyDown', (event: KeyboardEvent) => {
    host.keyPressed(event);
    if (event.defaultPrevented || event.isComposing) return undefined;
    if (hot.getActiveEditor()?.isOpened()) return undefined;
    if (event.key === 'Escape' && host.clipboard.end()) return undefined;
    const id = commandOfKey(event, host.isEnabled);
    const isTaken =
      id !== null ||
      (isPlainEnter(event) && host.clipboard.pasteFramed()) ||
      jumpToEdge(hot, host.shownSheet(), event) ||
      goScreenSideways(hot, host.shownSheet(), event) ||
      jumpToLast(hot, host.shownSheet(), event);
    if (!isTaken) return undefined;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (id === null) return false;
    const regions = selectedRegions(hot, host.shownSheet().sheet.id);
    host.run(id, id === 'cells.clear' ? { regions } : undefined);
    return false;
  });
}

const isPlainEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;

function connectLooks(hot: HotInstance, host: HookHost): void {
  const { card } = host;
  hot.addHook('afterOnCellMouseOver', (_event: unknown, _coords: unknown, cell: HTMLElement) =>
    card.showFor(cell),
  );
  hot.addHook('afterOnCellMouseOut', () => card.hide());
  hot.addHook('afterSelection', () => host.selectionChanged());
  // Enter and Tab move the active cell within what is selected.
  hot.addHook('afterSelectionFocusSet', () => host.selectionChanged());
  hot.addHook('afterDeselect', () => host.selectionChanged());
  const scrolled = (): void => {
    card.hide();
    host.viewportChanged();
  };
  hot.addHook('afterScrollVertically', scrolled);
  hot.addHook('afterScrollHorizontally', scrolled);
  hot.addHook(
    'afterOnCellMouseDown',
    (event: MouseEvent, coords: { row: number | null; col: number | null }) => {
      if (
        event.detail === 2 &&
        coords.row !== null &&
        coords.row < 0 &&
        coords.col !== null &&
        coords.col >= 0
      ) {
        host.explainCalculated(hot.toPhysicalColumn(coords.col));
      }
    },
  );
}
