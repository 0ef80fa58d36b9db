import type { Sheet } from '../../model/document';
import { rowCount } from '../../model/lookup';

/** Whether anything stands on a sheet, be it a format only. */
export const hasContent = (sheet: Sheet): boolean =>
  sheet.kind === 'table' ? rowCount(sheet) > 0 : Object.values(sheet.chunks).some(hasCells);

const hasCells = (chunk: object): boolean => Object.keys(chunk).length > 0;
