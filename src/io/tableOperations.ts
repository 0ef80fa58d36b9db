import type { TableColumn, TableSheet, WorkbookDocument } from '../model/document';
import { newColumnId } from '../model/ids';
import { newTableSheet } from '../model/newWorkbook';
import type { Operation } from '../model/operation';
import { uniqueName } from './columnNames';
import type { ImportedColumn, ImportedTable } from './importSource';

const longestSheetName = 31;

/**
 * The operations that add an imported table as a new sheet behind the others, and the sheet. The document is not touched;
 * dispatched as one transaction they are one undo step.
 *
 * @param name what the sheet should be called; it is made unique.
 */
export function toOperations(
  table: Omit<ImportedTable, 'report'>,
  document: WorkbookDocument,
  name: string,
): { readonly operations: readonly Operation[]; readonly sheet: TableSheet } {
  const taken = new Set(document.sheets.map((sheet) => sheet.name.toLowerCase()));
  const empty = newTableSheet(uniqueName(name, taken));
  const sheet: TableSheet = {
    ...empty,
    rows: table.rowCount > 0 ? [[empty.nextRowId, table.rowCount]] : [],
    nextRowId: empty.nextRowId + table.rowCount,
    blockLengths: table.blockLengths,
    columns: table.columns.map(tableColumn),
  };
  const after = document.sheets[document.sheets.length - 1]?.id ?? null;
  return { operations: [{ kind: 'addSheet', sheet, after }], sheet };
}

function tableColumn({ name, type, role, blocks, numberFormat, unit }: ImportedColumn): TableColumn {
  return {
    id: newColumnId(),
    name,
    type,
    formula: null,
    blocks,
    ...(role === null ? {} : { role }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** A sheet's name for a file: without its ending and without the characters that sheet names and formulas cannot have. */
export function sheetNameOf(fileName: string, otherwise: string): string {
  const name = fileName
    .replace(/\.(csv|tsv|txt|tab)$/i, '')
    .replace(/[[\]:*?/\\'!]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestSheetName)
    .trim();
  return name === '' ? otherwise : name;
}
