import Handsontable from 'handsontable/base';
import { registerLanguageDictionary, zhCN } from 'handsontable/i18n';
import { Autofill, ContextMenu, ManualColumnResize, registerPlugin, TouchScroll } from 'handsontable/plugins';

// Only what the grid uses: undo, sorting, filters and the clipboard are ours, so their plug-ins are not even there.
registerPlugin(Autofill);
registerPlugin(ContextMenu);
registerPlugin(ManualColumnResize);
registerPlugin(TouchScroll);
registerLanguageDictionary(zhCN);

export { Handsontable };
export type HotInstance = Handsontable;
export type HotSettings = Handsontable.GridSettings;
