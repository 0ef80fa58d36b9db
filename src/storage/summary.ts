import type { WorkbookDocument } from '../model/document';
import { rowCount } from '../model/lookup';

/** What the start screen says of the size of a workbook. Rows are those of tables: customers, not empty grid lines. */
export function sizeOf(document: WorkbookDocument): {
  readonly rowCount: number;
  readonly sheetCount: number;
} {
  const tables = document.sheets.filter((sheet) => sheet.kind === 'table');
  return {
    rowCount: tables.reduce((sum, table) => sum + rowCount(table), 0),
    sheetCount: document.sheets.length,
  };
}
