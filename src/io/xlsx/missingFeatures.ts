import type { Sheet } from 'hucre/xlsx';
import type { OpenedXlsx } from './openXlsx';
import type { XlsxNotes } from './xlsxNotes';

/** Tells of what a file has and a workbook here does not. */
export function noteWhatIsMissing({ workbook, ignored }: OpenedXlsx, notes: XlsxNotes): void {
  for (const { kind, count } of ignored) notes.add(kind, null, count);
  for (const sheet of workbook.sheets) noteSheet(sheet, notes);
}

function noteSheet(sheet: Sheet, notes: XlsxNotes): void {
  const { name } = sheet;
  if (sheet.protection?.sheet) notes.add('protection', name);
  let links = 0;
  let richTexts = 0;
  for (const cell of sheet.cells?.values() ?? []) {
    if (cell.hyperlink) links++;
    if (cell.richText) richTexts++;
  }
  if (links > 0) notes.add('hyperlinks', name, links);
  if (richTexts > 0) notes.add('richText', name, richTexts);
}
