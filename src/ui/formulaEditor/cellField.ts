import { mount, unmount } from 'svelte';
import type { OpenEditor } from '../../grid/gridOptions';
import type { Dispose } from '../../shared/disposable';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import CellColours from './CellColours.svelte';
import { FormulaEditor } from './formulaEditor.svelte';

/** Lends all that helps with formulas to the text area that Handsontable opens over a cell. */
export function helpInCell(screen: WorkbookScreenState, open: OpenEditor): Dispose {
  const { textarea, holder, isFullEdit, sheetId, rowIndex, columnIndex } = open;
  const editor = new FormulaEditor({
    screen,
    place: () => ({ sheetId, rowIndex, columnIndex }),
    beginsPointing: () => !isFullEdit,
    checksEntering: true,
  });
  const detach = editor.attach(textarea);
  const colours = mount(CellColours, { target: holder, props: { editor, field: textarea } });
  const refused = screen.refusedEdit;
  screen.refusedEdit = null;
  // Once the text it was refused for stands in the editor again.
  if (refused) queueMicrotask(() => editor.refuse(refused));
  return () => {
    detach();
    void unmount(colours);
  };
}
