import { findCommand } from '../commands/commandRegistry';
import type { ClipboardService } from '../commands/command';
import type { Sheet } from '../model/document';
import type { HotSettings } from './handsontable';

/** What the context menu needs of the grid. */
export interface MenuHost {
  readonly sheet: Sheet;
  readonly clipboard: ClipboardService;
  readonly readOnly: boolean;
  /** Where the menu is put: inside the grid's element, so that it has its styles and goes with it. */
  readonly container: HTMLElement;
  phrase(key: string): string;
  runCommand(id: string): unknown;
  isCommandEnabled(id: string): boolean;
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
  return whenThere.has(id) && !host.isCommandEnabled(id);
}

const whenThere = new Set(['view.reapply', 'view.clearFilters', 'view.clearSort']);

function commandItem(host: MenuHost, id: string): MenuItem {
  const command = findCommand(id);
  const action = clipboardActions[id];
  return {
    name: () => (command ? host.phrase(command.text) : id),
    callback: () => void (action ? host.clipboard[action]() : host.runCommand(id)),
    disabled: () => (action ? action !== 'copy' && host.readOnly : !host.isCommandEnabled(id)),
    // What orders and filters is offered where it means something, so that the menu stays short elsewhere.
    hidden: () => id.startsWith('view.') && (host.sheet.kind !== 'table' || isMissing(host, id)),
  };
}
