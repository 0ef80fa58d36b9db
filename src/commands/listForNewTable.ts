import type { Locale } from '../shared/localText';
import { applyOperations } from '../model/applyOperations';
import type { ColumnType, TableSheet } from '../model/document';
import { typeOfColumn } from '../model/format/columnOfCells';
import { ClipboardRows } from '../model/format/clipboardText';
import { parseFreely, type ParsedInput } from '../model/format/parseInput';
import { newColumnId } from '../model/ids';
import { rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { CommandContext } from './command';
import { findTable } from './columns';
import { checkColumnName, freeName } from './names';
import type { Region } from './region';

/** So many rows below the headings tell what their columns hold. */
const lookedAtRows = 50;

/** A list whose headings become the columns of the new table that it is pasted into. */
export interface ListForNewTable {
  /** What makes the columns, and the table once it has them. */
  readonly operations: readonly Operation[];
  readonly table: TableSheet;
  /** The rows below the headings. */
  readonly text: string;
}

/**
 * Looks whether a text is a list with headings and goes into a table in which nothing stands yet: into any other one its rows
 * go as they are. Headings are texts only, and below one of them stand no texts, as Excel guesses it.
 */
export function listForNewTable(
  context: CommandContext,
  target: Region,
  text: string,
): ListForNewTable | null {
  const table = findTable(context.workbook.document, target.sheetId);
  if (!table || !isNew(table) || target.fromRow > 0 || target.fromColumn > 0) return null;
  const reader = new ClipboardRows(text);
  const headings = reader.next() ?? [];
  const rest = text.slice(reader.position);
  const rows: string[][] = [];
  for (let row = reader.next(); row !== null && rows.length < lookedAtRows; row = reader.next())
    rows.push(row);
  const columns = headings.map((_, index) => rows.map((row) => readCell(row[index] ?? '', context.locale)));
  if (!areHeadings(headings, columns, context.locale)) return null;
  const operations = columnsFor(table, headings, columns);
  const { document } = applyOperations(context.workbook.document, operations);
  return { operations, table: findTable(document, table.id) as TableSheet, text: rest };
}

export function tellOfHeadings({ services }: CommandContext): void {
  services.notify({ kind: 'message', text: 'view_headingsTaken', undoable: true });
}

/** As `sheets.addTable` leaves it: one column, with nothing in it. */
function isNew(table: TableSheet): boolean {
  const [only, ...more] = table.columns;
  return only?.formula === null && more.length === 0 && rowCount(table) === 0;
}

/** Numbers that begin with a zero are ids. */
function readCell(text: string, locale: Locale): ParsedInput {
  return /^0\d/.test(text.trim()) ? { value: text } : parseFreely(text, locale);
}

function areHeadings(
  headings: readonly string[],
  columns: readonly (readonly ParsedInput[])[],
  locale: Locale,
): boolean {
  const names: string[] = [];
  for (const heading of headings) {
    if (typeof readCell(heading, locale).value !== 'string' || !checkColumnName(heading, names).ok)
      return false;
    names.push(heading.trim());
  }
  return columns.some((cells) => {
    const filled = cells.filter(({ value }) => value !== null);
    return filled.length > 0 && filled.every(({ value }) => typeof value !== 'string');
  });
}

function columnsFor(
  table: TableSheet,
  headings: readonly string[],
  columns: readonly (readonly ParsedInput[])[],
): Operation[] {
  const operations: Operation[] = [];
  const names: string[] = [];
  let after = table.columns[0]?.id ?? null;
  for (const [index, cells] of columns.entries()) {
    const name = freeName((headings[index] as string).trim(), names);
    names.push(name);
    const look = lookOf(cells);
    if (index === 0 && after !== null) {
      const patch = { name, ...look };
      operations.push({ kind: 'updateColumn', sheetId: table.id, columnId: after, patch });
      continue;
    }
    const id = newColumnId();
    const column = { id, name, ...look, formula: null, blocks: [] };
    operations.push({ kind: 'addColumn', sheetId: table.id, column, after });
    after = id;
  }
  return operations;
}

function lookOf(cells: readonly ParsedInput[]): {
  readonly type: ColumnType;
  readonly numberFormat?: string;
} {
  const { numberFormat } = cells.find(({ value }) => typeof value === 'number') ?? {};
  const type = typeOfColumn(
    cells.map(({ value }) => value),
    numberFormat,
  );
  return { type, ...(numberFormat === undefined || type === 'text' ? {} : { numberFormat }) };
}
