import type { Selection } from '../commands/command';
import { cellSelection } from '../commands/region';
import type { Dispose } from '../shared/disposable';
import { headingButtonClass } from './menuButton';
import type { ShownSheet } from './shownSheet';

/**
 * Hears the buttons in the column headings before Handsontable does: it would select the column, and take the focus
 * back from the menu that opens.
 */
export function connectHeadingButtons(root: HTMLElement, open: (columnIndex: number) => void): Dispose {
  const keepFromGrid = (event: Event): void => {
    if (!buttonOf(event)) return;
    event.stopPropagation();
    if (event.cancelable) event.preventDefault();
  };
  const click = (event: Event): void => {
    const button = buttonOf(event);
    if (!button) return;
    event.stopPropagation();
    open(Number(button.dataset['column']));
  };
  const kept = ['mousedown', 'mouseup', 'dblclick'] as const;
  for (const type of kept) root.addEventListener(type, keepFromGrid, true);
  root.addEventListener('click', click, true);
  return () => {
    for (const type of kept) root.removeEventListener(type, keepFromGrid, true);
    root.removeEventListener('click', click, true);
  };
}

function buttonOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(`.${headingButtonClass}`) : null;
}

/** The drop-down of a table's column, or of one under a filter over cells: then its heading is selected first. */
export function openColumnMenu(
  shown: ShownSheet,
  columnIndex: number,
  host: { run(id: string, args?: unknown): unknown; select(selection: Selection): void },
): void {
  const { sheet, filterPlace } = shown;
  const columnId = shown.columnId(columnIndex);
  if (columnId !== null) host.run('view.columnMenu', { sheetId: sheet.id, columnId });
  else if (filterPlace) {
    host.select(cellSelection(sheet.id, filterPlace.fromRow, columnIndex));
    host.run('view.columnMenu');
  }
}
