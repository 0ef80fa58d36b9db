import type { Selection } from '../../commands/command';
import { columnCount, storedRow } from '../../commands/region';
import type { Sheet } from '../../model/document';
import { validationOf } from '../../model/rules/cellValidation';
import type { ValueReader } from '../../model/valueReader';

export interface Prompt {
  readonly title: string;
  readonly text: string;
}

/** What the validation of the active cell says before anything is entered; `null` for nothing. */
export function promptOf(sheet: Sheet, values: ValueReader, selection: Selection): Prompt | null {
  if (selection.sheetId !== sheet.id || selection.activeColumn >= columnCount(sheet)) return null;
  const rowIndex = storedRow(values, sheet.id, selection.activeRow);
  const { promptTitle = '', prompt = '' } = validationOf(sheet, rowIndex, selection.activeColumn) ?? {};
  return promptTitle === '' && prompt === '' ? null : { title: promptTitle, text: prompt };
}
