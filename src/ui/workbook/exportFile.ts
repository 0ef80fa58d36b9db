import type { ExportKind } from '../../commands/command';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { saveFile } from '../controls/saveFile';
import { drawnCharts } from './drawnCharts';
import type { WorkbookScreenState } from './workbookScreen.svelte';

/** Writes the workbook, or the sheet that is shown, to a file and hands it to the browser. */
export async function exportFile(screen: WorkbookScreenState, kind: ExportKind): Promise<Result<void>> {
  const { port, shell, sheet } = screen;
  const file = await screen.runLongWork('file_exporting', async ({ signal }) => {
    if (kind === 'workbook') return port.exportWorkbook();
    if (kind === 'xlsx') return port.exportXlsx({ signal, pictures: await drawnCharts(screen) });
    return sheet ? port.exportCsv(sheet.id, { raw: kind === 'csvRaw', signal }) : failed(problem('notFound'));
  });
  if (!file.ok) return file.problem.code === 'cancelled' ? ok() : file;
  saveFile(file.value);
  shell.toasts.info(shell.t('file_exported', { name: file.value.name }));
  return ok();
}
