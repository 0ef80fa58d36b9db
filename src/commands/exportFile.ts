import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import type { Command, ExportKind } from './command';

function exportCommand(kind: ExportKind, record: Pick<Command, 'id' | 'text' | 'hint' | 'icon'>): Command {
  return {
    ...record,
    isEnabled: ({ services }) => services.exportFile !== undefined,
    run: ({ services }) => services.exportFile?.(kind) ?? failed(problem('notFound', { name: record.id })),
  };
}

export const exportXlsx = exportCommand('xlsx', {
  id: 'file.exportXlsx',
  text: 'commands_file_exportXlsx',
  icon: 'file-spreadsheet',
});
export const exportCsv = exportCommand('csv', {
  id: 'file.exportCsv',
  text: 'commands_file_exportCsv',
  icon: 'file-down',
});
/** Texts that begin as formulas do stay as they are: for programs that are no spreadsheets. */
export const exportCsvRaw = exportCommand('csvRaw', {
  id: 'file.exportCsvRaw',
  text: 'commands_file_exportCsvRaw',
  hint: 'commands_file_exportCsvRawHint',
  icon: 'file-down',
});
export const exportWorkbook = exportCommand('workbook', {
  id: 'file.exportWorkbook',
  text: 'commands_file_exportWorkbook',
  icon: 'download',
});
