import { findCommand } from '../commands/commandRegistry';
import type { ClipboardService } from '../commands/command';
import type { GridViewOptions } from './gridOptions';
import type { HotSettings } from './handsontable';
import { marginPx, mendOpenedMenu } from './openedMenu';
import type { SheetOnScreen } from './sheetOnScreen';
import { textPen, textSizePx } from './textPen';

/** What the context menu needs of the grid. */
export interface MenuHost {
  readonly options: Pick<GridViewOptions, 'phrase' | 'runCommand' | 'isCommandEnabled'>;
  readonly screen: Pick<SheetOnScreen, 'shown' | 'readOnly'>;
  readonly clipboard: ClipboardService;
  /** Where the menu is put: inside the grid's element, so that it has its styles and goes with it. */
  readonly container: HTMLElement;
  place(): MenuPlace;
  /** The menu is gone; Handsontable 18.1.1 leaves the focus nowhere. */
  onClosed(): void;
}

/** Where the menu was opened: whole lines are selected by their headings. */
export type MenuPlace = 'cells' | 'rows' | 'columns';

/** A command and the places that offer it; a string of dashes is a line between groups. */
type MenuEntry = readonly [id: string, ...places: MenuPlace[]] | '-';

const clipboardActions: Readonly<Record<string, 'copy' | 'cut' | 'paste'>> = {
  'cells.cut': 'cut',
  'cells.copy': 'copy',
  'cells.pasteClipboard': 'paste',
};

const entries: readonly MenuEntry[] = [
  ['cells.cut', 'cells', 'rows', 'columns'],
  ['cells.copy', 'cells', 'rows', 'columns'],
  ['cells.pasteClipboard', 'cells', 'rows', 'columns'],
  ['cells.pasteValues', 'cells', 'rows', 'columns'],
  ['cells.pasteFormats', 'cells'],
  ['cells.pasteTransposed', 'cells'],
  ['cells.fillSeries', 'cells'],
  '-',
  ['cells.insertDown', 'cells'],
  ['cells.insertRight', 'cells'],
  ['cells.deleteUp', 'cells'],
  ['cells.deleteLeft', 'cells'],
  '-',
  ['rows.insertAbove', 'cells', 'rows'],
  ['rows.insertBelow', 'cells', 'rows'],
  ['rows.remove', 'cells', 'rows'],
  '-',
  ['rows.moveUp', 'rows'],
  ['rows.moveDown', 'rows'],
  ['rows.hide', 'rows'],
  ['rows.unhide', 'rows'],
  ['rows.heightDialog', 'rows'],
  ['rows.fit', 'rows'],
  '-',
  ['columns.insertLeft', 'cells', 'columns'],
  ['columns.insertRight', 'cells', 'columns'],
  ['columns.remove', 'cells', 'columns'],
  '-',
  ['columns.moveLeft', 'columns'],
  ['columns.moveRight', 'columns'],
  ['columns.hide', 'columns'],
  ['columns.unhide', 'columns'],
  ['columns.widthDialog', 'columns'],
  ['columns.fit', 'columns'],
  ['view.column', 'cells', 'columns'],
  '-',
  ['view.sortAscending', 'cells', 'columns'],
  ['view.sortDescending', 'cells', 'columns'],
  ['cells.sortAscending', 'cells', 'columns'],
  ['cells.sortDescending', 'cells', 'columns'],
  ['view.sortDialog', 'cells', 'columns'],
  ['rows.removeDuplicates', 'cells', 'columns'],
  ['cells.toTable', 'cells'],
  ['view.toggleFilter', 'cells', 'columns'],
  ['view.filterByCell', 'cells'],
  ['view.filterOutCell', 'cells'],
  ['view.reapply', 'cells', 'columns'],
  ['view.clearFilters', 'cells', 'columns'],
  ['view.clearSort', 'cells', 'columns'],
  '-',
  ['view.freezeHere', 'cells', 'rows', 'columns'],
  ['view.unfreeze', 'cells', 'rows', 'columns'],
  '-',
  ['charts.insert', 'cells', 'columns'],
  ['comments.edit', 'cells'],
  ['parameters.fromCell', 'cells'],
  ['names.new', 'cells', 'rows', 'columns'],
  ['format.panel', 'cells', 'rows', 'columns'],
  ['format.conditionsPanel', 'cells', 'columns'],
  ['format.validationPanel', 'cells', 'columns'],
  '-',
  ['cells.clear', 'cells', 'rows', 'columns'],
];

/** Offered only where they would do something: what is not there cannot be taken away, and tables push no cells aside. */
const onlyWhenEnabled = new Set([
  'view.reapply',
  'view.clearFilters',
  'view.clearSort',
  'view.unfreeze',
  'view.column',
  'view.sortAscending',
  'view.sortDescending',
  'view.sortDialog',
  'rows.removeDuplicates',
  'view.filterByCell',
  'view.filterOutCell',
  'rows.unhide',
  'columns.unhide',
  'rows.fit',
  'rows.heightDialog',
]);
const onlyOnGrids = new Set([
  'cells.toTable',
  'view.toggleFilter',
  'cells.sortAscending',
  'cells.sortDescending',
  'cells.insertDown',
  'cells.insertRight',
  'cells.deleteUp',
  'cells.deleteLeft',
  'rows.moveUp',
  'rows.moveDown',
  'rows.hide',
]);

interface MenuItem {
  name: string | (() => string);
  callback?: () => void;
  disabled?: () => boolean;
  hidden?: () => boolean;
}

/** The context menu, as wide as its words and where it belongs. */
export function menuSettings(host: MenuHost): HotSettings {
  return {
    contextMenu: contextMenu(host),
    beforeContextMenuShow: (plugin) => {
      // Handsontable 18.1.1 measures labels where our styles do not reach, and cut the longer ones off; the plug-in hands its
      // menu to nobody.
      const { menu } = plugin as unknown as { menu: { options: { minWidth: number } } | null };
      if (menu) menu.options.minWidth = widthOfWordsPx(host);
    },
    afterContextMenuShow: () => mendOpenedMenu(host.container),
    afterContextMenuHide: () => host.onClosed(),
  };
}

const leastWidthPx = 215;
/** Left and right of the words. */
const paddingPx = 40;

/** Of the longest label, offered now or not, so that the menu is as wide at every place; within the window. */
function widthOfWordsPx({ options, container }: MenuHost): number {
  const { ownerDocument } = container;
  const pen = textPen(ownerDocument);
  if (!pen) return leastWidthPx;
  pen.font = `${textSizePx.normal}px ${getComputedStyle(container).fontFamily}`;
  const widths = entries.map((entry) =>
    entry === '-' ? 0 : pen.measureText(labelOf(options, entry[0])).width,
  );
  const roomPx = (ownerDocument.defaultView?.innerWidth ?? Infinity) - 2 * marginPx;
  return Math.min(Math.max(leastWidthPx, Math.ceil(Math.max(...widths)) + paddingPx), roomPx);
}

const labelOf = ({ phrase }: MenuHost['options'], id: string): string => phrase(findCommand(id)?.text ?? id);

/** Command records, worded in the language of the moment. */
function contextMenu(host: MenuHost): HotSettings['contextMenu'] {
  const items: Record<string, MenuItem> = {};
  entries.forEach((entry, index) => {
    if (entry === '-') items[`line${index}`] = { name: '---------' };
    else items[entry[0].replaceAll('.', '_')] = commandItem(host, entry[0], entry.slice(1) as MenuPlace[]);
  });
  return { items, uiContainer: host.container };
}

function commandItem(host: MenuHost, id: string, places: readonly MenuPlace[]): MenuItem {
  const { options, screen } = host;
  const action = clipboardActions[id];
  return {
    name: () => labelOf(options, id),
    callback: () => void (action ? host.clipboard[action]() : options.runCommand(id)),
    disabled: () => (action ? action !== 'copy' && screen.readOnly : !options.isCommandEnabled(id)),
    hidden: () =>
      !places.includes(host.place()) ||
      (onlyOnGrids.has(id) && screen.shown.sheet.kind !== 'grid') ||
      (onlyWhenEnabled.has(id) && !options.isCommandEnabled(id)),
  };
}
