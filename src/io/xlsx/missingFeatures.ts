import type { Cell, Sheet } from 'hucre/xlsx';
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
    if (cell.richText && looksMixed(cell.richText)) richTexts++;
  }
  if (links > 0) notes.add('hyperlinks', name, links);
  if (richTexts > 0) notes.add('richText', name, richTexts);
}

/** LibreOffice parts Chinese from Latin letters to give them different fonts, which we have only one of. */
function looksMixed(runs: NonNullable<Cell['richText']>): boolean {
  const looks = runs.map(({ font = {} }) => {
    const { name: _name, family: _family, charset: _charset, scheme: _scheme, ...look } = font;
    return JSON.stringify(Object.entries(look).sort());
  });
  return new Set(looks).size > 1;
}
