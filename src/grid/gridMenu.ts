import { findCommand } from '../commands/commandRegistry';
import type { ClipboardService } from '../commands/command';
import type { GridViewOptions } from './gridOptions';
import type { HotSettings } from './handsontable';
import type { SheetOnScreen } from './sheetOnScreen';

/** What the context menu needs of the grid. */
export interface MenuHost {
  readonly options: Pick<GridViewOptions, 'phrase' | 'runCommand' | 'isCommandEnabled'>;
  readonly screen: Pick<SheetOnScreen, 'shown' | 'readOnly'>;
  readonly clipboard: ClipboardService;
  /** Where the menu is put: inside the grid's element, so that it has its styles and goes with it. */
  readonly container: HTMLElement;
}

type MenuEntry = string | 'separator';

const clipboardActions: Readonly<Record<string, keyof ClipboardService>> = {
  'cells.cut': 'cut',
  'cells.copy': 'copy',
  'cells.pasteClipboard': 'paste',
};

const entries: readonly MenuEntry[] = [
  'cells.cut',
  'cells.copy',
  'cells.pasteClipboard',
  'separator',
  'rows.insertAbove',
  'rows.insertBelow',
  'rows.remove',
  'separator',
  'columns.insertLeft',
  'columns.insertRight',
  'columns.remove',
  'view.column',
  'separator',
  'view.sortAscending',
  'view.sortDescending',
  'view.filterByCell',
  'view.reapply',
  'view.clearFilters',
  'view.clearSort',
  'separator',
  'cells.clear',
];

interface MenuItem {
  name: string | (() => string);
  callback?: () => void;
  disabled?: () => boolean;
  hidden?: () => boolean;
}

/** The context menu: command records, worded in the language of the moment. */
export function contextMenu(host: MenuHost): HotSettings['contextMenu'] {
  const items: Record<string, MenuItem> = {};
  entries.forEach((entry, index) => {
    if (entry === 'separator') items[`line${index}`] = { name: '---------' };
    else items[entry.replaceAll('.', '_')] = commandItem(host, entry);
  });
  return { items, uiContainer: host.container };
}

/** Taking away what is not there. */
function isMissing(host: MenuHost, id: string): boolean {
  return whenThere.has(id) && !host.options.isCommandEnabled(id);
}

const whenThere = new Set(['view.reapply', 'view.clearFilters', 'view.clearSort']);

function commandItem(host: MenuHost, id: string): MenuItem {
  const { options, screen } = host;
  const command = findCommand(id);
  const action = clipboardActions[id];
  return {
    name: () => (command ? options.phrase(command.text) : id),
    callback: () => void (action ? host.clipboard[action]() : options.runCommand(id)),
    disabled: () => (action ? action !== 'copy' && screen.readOnly : !options.isCommandEnabled(id)),
    // What orders and filters is offered where it means something, so that the menu stays short elsewhere.
    hidden: () => id.startsWith('view.') && (screen.shown.sheet.kind !== 'table' || isMissing(host, id)),
  };
}
