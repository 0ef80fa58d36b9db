import type { WorkbookDocument } from '../model/document';

/** Whether names in formulas may lead elsewhere: sheets, columns or parameters came, went or moved. */
export function meansOtherThings(before: WorkbookDocument, after: WorkbookDocument): boolean {
  return namesOf(before) !== namesOf(after);
}

function namesOf({ sheets, parameters }: WorkbookDocument): string {
  return JSON.stringify([
    sheets.map((sheet) => [sheet.id, sheet.kind === 'table' ? sheet.columns.map(({ id }) => id) : 0]),
    parameters.map(({ id }) => id),
  ]);
}
