import { appendOperations } from '../../io/appendRows';
import { openCsv } from '../../io/csvSource';
import type { ColumnChoice, CsvChoices, CsvPreview, UpdateCounts } from '../../model/fileImport';
import type { CsvSource, ImportedTable } from '../../io/importSource';
import { toOperations } from '../../io/tableOperations';
import { capacityProblem } from '../../model/capacity';
import { findTable } from '../../model/formula/vocabulary';
import type { TableSheet } from '../../model/document';
import { findColumnByName, sameName } from '../../model/lookup';
import type { Operation } from '../../model/operation';
import type { Workbook } from '../../model/workbook';
import type { Locale } from '../../shared/localText';
import { problem } from '../../shared/problems';
import type { ImportCsvOptions, ImportReport } from './headlessTypes';
import { valueOrThrow, WorthbookError } from './worthbookError';

export interface HeadlessImport extends ImportCsvOptions {
  readonly locale: Locale;
}

/** One table per kind of file, by the same names in every language: scripts rely on them. */
const tableNames = { customers: 'Customers', orders: 'Orders', other: 'Table' } as const;

/** Reads a file and adds its rows in one undoable step; a file that cannot be read changes nothing. */
export async function importCsvInto(
  workbook: Workbook,
  data: Uint8Array | string,
  { table, mapping = {}, updateBy, locale }: HeadlessImport,
): Promise<ImportReport> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const source = openCsv(bytes);
  try {
    const encoded: CsvChoices = typeof data === 'string' ? { encoding: 'utf-8' } : {};
    const preview = valueOrThrow(await source.preview(encoded), locale);
    const choices = { ...encoded, columns: rolesOf(preview, mapping, locale) };
    const name = table ?? tableNames[preview.fileKind];
    const existing = findTable(workbook.document, name);
    const result = await planned(source, choices, existing ?? null, { name, updateBy, locale, workbook });
    const refusal = capacityProblem(workbook.document, result.operations);
    if (refusal) throw new WorthbookError(refusal, locale);
    workbook.dispatch({ operations: result.operations, origin: 'import.csv' });
    const { report, counts } = result;
    return {
      table: name,
      rows: report.rowCount,
      ...(counts ? { update: counts } : {}),
      columns: result.columns.map(({ name: column, role, type }) => ({ name: column, role, type })),
      encoding: report.encoding,
      delimiter: report.delimiter,
      problems: report.entries.map(({ kind, row, column, text }) => ({ kind, row, column, text })),
      problemCount: report.entryCount,
    };
  } finally {
    source.dispose();
  }
}

type Planned = Pick<ImportedTable, 'columns' | 'report'> & {
  readonly operations: readonly Operation[];
  readonly counts?: UpdateCounts;
};

/** What the file does to the workbook: a new table, rows added to one, or rows of the same key updated. */
async function planned(
  source: CsvSource,
  choices: CsvChoices,
  existing: TableSheet | null,
  { name, updateBy, locale, workbook }: PlanContext,
): Promise<Planned> {
  if (existing && updateBy !== undefined) {
    const key = findColumnByName(existing, updateBy);
    if (!key) throw new WorthbookError(problem('notFound', { name: updateBy }), locale);
    const target = { table: existing, keyColumnId: key.id };
    return valueOrThrow(await source.readUpdate(choices, target), locale);
  }
  const imported = valueOrThrow(await source.read(choices), locale);
  const operations = existing
    ? appendOperations(imported, existing)
    : toOperations(imported, workbook.document, name).operations;
  return { operations, columns: imported.columns, report: imported.report };
}

interface PlanContext {
  readonly name: string;
  readonly updateBy: string | undefined;
  readonly locale: Locale;
  readonly workbook: Workbook;
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
