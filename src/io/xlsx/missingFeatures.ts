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
  if (sheet.dataValidations?.length) notes.add('validations', name, sheet.dataValidations.length);
  if (sheet.conditionalRules?.length) notes.add('conditionalFormats', name, sheet.conditionalRules.length);
  if (sheet.protection?.sheet) notes.add('protection', name);
  if (sheet.autoFilter?.columns?.length) notes.add('filters', name);
  const hiddenRows = [...(sheet.rowDefs?.values() ?? [])].filter(({ hidden }) => hidden).length;
  const hiddenColumns = (sheet.columns ?? []).filter((column) => column?.hidden).length;
  if (hiddenRows + hiddenColumns > 0) notes.add('hiddenLines', name, hiddenRows + hiddenColumns);
  let comments = 0;
  let links = 0;
  let richTexts = 0;
  for (const cell of sheet.cells?.values() ?? []) {
    if (cell.comment) comments++;
    if (cell.hyperlink) links++;
    if (cell.richText) richTexts++;
  }
  if (comments > 0) notes.add('comments', name, comments);
  if (links > 0) notes.add('hyperlinks', name, links);
  if (richTexts > 0) notes.add('richText', name, richTexts);
}
