import Handsontable from 'handsontable/base';
import { registerLanguageDictionary, zhCN } from 'handsontable/i18n';
import {
  AutoColumnSize,
  Autofill,
  ContextMenu,
  HiddenColumns,
  HiddenRows,
  ManualColumnMove,
  ManualColumnResize,
  ManualRowMove,
  ManualRowResize,
  MoveCells,
  registerPlugin,
  TouchScroll,
} from 'handsontable/plugins';

// Only what the grid uses: undo, sorting, filters and the clipboard are ours, so their plug-ins are not even there.
registerPlugin(Autofill);
// Switched off for the sheet; the context menu, a small grid of its own, measures its column with it.
registerPlugin(AutoColumnSize);
registerPlugin(ContextMenu);
registerPlugin(HiddenColumns);
registerPlugin(HiddenRows);
registerPlugin(ManualColumnMove);
registerPlugin(ManualColumnResize);
registerPlugin(ManualRowMove);
registerPlugin(ManualRowResize);
registerPlugin(MoveCells);
registerPlugin(TouchScroll);
registerLanguageDictionary(zhCN);

export { Handsontable };
export type HotInstance = Handsontable;
export type HotSettings = Handsontable.GridSettings;
