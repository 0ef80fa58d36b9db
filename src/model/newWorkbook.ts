import type { Locale } from '../shared/localText';
import { documentVersion, type GridSheet, type TableSheet, type WorkbookDocument } from './document';
import { newSheetId, newWorkbookId } from './ids';

const newGridRows = 1000;
const newGridColumns = 26;

/** An empty workbook: one grid sheet, `Sheet1`, whatever the language, because formulas and hosts name it. */
export function newWorkbook(
  options: { readonly name?: string; readonly locale?: Locale } = {},
): WorkbookDocument {
  return {
    formatVersion: documentVersion,
    id: newWorkbookId(),
    name: options.name ?? 'Workbook',
    locale: options.locale ?? 'en',
    sheets: [newGridSheet('Sheet1')],
    parameters: [],
    charts: [],
    templates: [],
  };
}

export function newGridSheet(
  name: string,
  size: { readonly rows?: number; readonly columns?: number } = {},
): GridSheet {
  const rows = size.rows ?? newGridRows;
  const columns = size.columns ?? newGridColumns;
  return {
    kind: 'grid',
    id: newSheetId(),
    name,
    rows: [[1, rows]],
    nextRowId: rows + 1,
    columns: [[1, columns]],
    nextColumnId: columns + 1,
    chunks: {},
  };
}

export function newTableSheet(name: string): TableSheet {
  return { kind: 'table', id: newSheetId(), name, rows: [], nextRowId: 1, blockLengths: [], columns: [] };
}
