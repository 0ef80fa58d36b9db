import { appendOperations } from '../../io/appendRows';
import { openCsv } from '../../io/csvSource';
import type { ColumnChoice, CsvChoices, CsvPreview } from '../../io/importPlan';
import { toOperations } from '../../io/tableOperations';
import { capacityProblem } from '../../model/capacity';
import { findTable } from '../../model/formula/vocabulary';
import { sameName } from '../../model/lookup';
import type { Workbook } from '../../model/workbook';
import type { Locale } from '../../shared/localText';
import { problem } from '../../shared/problems';
import type { ImportReport } from './headlessTypes';
import { valueOrThrow, WorthbookError } from './worthbookError';

export interface HeadlessImport {
  readonly table?: string;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly locale: Locale;
}

/** One table per kind of file, by the same names in every language: scripts rely on them. */
const tableNames = { customers: 'Customers', orders: 'Orders', other: 'Table' } as const;

/** Reads a file and adds its rows in one undoable step; a file that cannot be read changes nothing. */
export async function importCsvInto(
  workbook: Workbook,
  data: Uint8Array | string,
  { table, mapping = {}, locale }: HeadlessImport,
): Promise<ImportReport> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const source = openCsv(bytes);
  try {
    const encoded: CsvChoices = typeof data === 'string' ? { encoding: 'utf-8' } : {};
    const preview = valueOrThrow(await source.preview(encoded), locale);
    const choices = { ...encoded, columns: rolesOf(preview, mapping, locale) };
    const imported = valueOrThrow(await source.read(choices), locale);
    const name = table ?? tableNames[preview.fileKind];
    const existing = findTable(workbook.document, name);
    const operations = existing
      ? appendOperations(imported, existing)
      : toOperations(imported, workbook.document, name).operations;
    const refusal = capacityProblem(workbook.document, operations);
    if (refusal) throw new WorthbookError(refusal, locale);
    workbook.dispatch({ operations, origin: 'import.csv' });
    const { report } = imported;
    return {
      table: name,
      rows: report.rowCount,
      columns: imported.columns.map((column) => ({
        name: column.name,
        role: column.role,
        type: column.type,
      })),
      encoding: report.encoding,
      delimiter: report.delimiter,
      problems: report.entries.map(({ kind, row, column, text }) => ({ kind, row, column, text })),
      problemCount: report.entryCount,
    };
  } finally {
    source.dispose();
  }
}

/**
 * The column choices that give roles as asked. Both directions are understood, role to header and header to role,
 * because both are natural and a header is never the id of a role by accident.
 */
function rolesOf(
  preview: CsvPreview,
  mapping: Readonly<Record<string, string>>,
  locale: Locale,
): Record<number, ColumnChoice> {
  const columns: Record<number, ColumnChoice> = {};
  for (const [key, value] of Object.entries(mapping)) {
    const byValue = preview.columns.find((column) => sameName(column.name, value));
    const byKey = preview.columns.find((column) => sameName(column.name, key));
    const column = byValue ?? byKey;
    if (!column) throw new WorthbookError(problem('notFound', { name: value }), locale);
    const role = byValue ? key : value;
    for (const other of preview.columns) {
      if (other.role === role && other.index !== column.index) columns[other.index] ??= { role: null };
    }
    columns[column.index] = { role };
  }
  return columns;
}
