import { problem, type Problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import type { TableSheet, WorkbookDocument } from '../document';
import type { NamedRangeId, SheetId } from '../ids';
import {
  findColumnByName,
  findNamedRange,
  findNamedRangeByName,
  findParameterByName,
  findSheet,
  findSheetByName,
  sameName,
} from '../lookup';
import { parseCellReference, writeCellReference } from './cellReference';
import {
  parseStructuredReference,
  writeStructuredReference,
  type StructuredReference,
} from './structuredReference';
import { checkSyntax, normalizeFormula } from './syntax';
import { isCellToken, isNameToken, isStructuredToken, rewriteTokens, type Token } from './tokens';

/*
 * A formula has two vocabularies (see how Grist keeps them apart):
 *
 *     shown    =SUM(Customers[Revenue]) * Rate + Sheet1!A1      what people read and type
 *     stored   =SUM(_s1[_c7]) * _p3 + _s9!A1                    what the document keeps
 *
 * Stored formulas name sheets, tables, columns, parameters and named ranges by id, so renaming never touches a formula.
 * Names that mean nothing stay as they are and calculate to #NAME?, as spreadsheets do.
 */

/** Where a formula stands: `[@X]` and plain `A1` belong to this sheet. */
export interface FormulaContext {
  readonly sheetId: SheetId | null;
}

/** From what was typed to what is stored: syntax checked, names turned into ids. */
export function toStoredFormula(
  typed: string,
  document: WorkbookDocument,
  context: FormulaContext,
): Result<string> {
  const checked = checkSyntax(normalizeFormula(typed));
  if (!checked.ok) return checked;
  let fault: Problem | null = null;
  const stored = rewriteTokens(checked.value, (token) => {
    const result = storeToken(token, document, context);
    if (typeof result === 'string') return result;
    fault ??= result;
    return token.value;
  });
  return fault ? failed(fault) : ok(stored);
}

function storeToken(token: Token, document: WorkbookDocument, context: FormulaContext): string | Problem {
  if (isStructuredToken(token)) return storeStructured(token.value, document, context);
  if (isCellToken(token)) {
    const reference = parseCellReference(token.value);
    if (!reference) return problem('formulaSyntax', { position: 1, near: token.value });
    if (reference.sheet === null) return token.value.toUpperCase();
    const sheet = findSheetByName(document, reference.sheet) ?? findTable(document, reference.sheet);
    if (!sheet) return problem('formulaUnknownName', { name: reference.sheet });
    return writeCellReference({ ...reference, sheet: sheet.id });
  }
  if (isNameToken(token)) {
    return (
      findParameterByName(document, token.value)?.id ??
      findTable(document, token.value)?.id ??
      findNamedRangeByName(document, token.value)?.id ??
      token.value
    );
  }
  return token.value;
}

function storeStructured(
  text: string,
  document: WorkbookDocument,
  context: FormulaContext,
): string | Problem {
  const reference = parseStructuredReference(text);
  if (!reference) return problem('formulaSyntax', { position: 1, near: text });
  const own = context.sheetId === null ? undefined : findSheet(document, context.sheetId);
  const ownTable = own?.kind === 'table' ? own : undefined;
  const table = reference.table === '' ? ownTable : findTable(document, reference.table);
  if (!table) {
    return reference.table === ''
      ? problem('formulaThisRowOutsideTable', { reference: text })
      : problem('formulaUnknownName', { name: reference.table });
  }
  if (reference.thisRow && table !== ownTable) {
    return problem('formulaThisRowOutsideTable', { reference: text });
  }
  const columns: string[] = [];
  for (const name of reference.columns) {
    const column = findColumnByName(table, name);
    if (!column) return problem('formulaUnknownName', { name: `${tableNameOf(table)}[${name}]` });
    columns.push(column.id);
  }
  return writeStructuredReference({ ...reference, table: reference.thisRow ? '' : table.id, columns });
}

/** From what is stored to what people read; ids of things that are gone read `#REF!`. */
export function toShownFormula(stored: string, document: WorkbookDocument, context: FormulaContext): string {
  return rewriteTokens(stored, (token) => {
    if (isStructuredToken(token)) return showStructured(token.value, document, context);
    if (isCellToken(token)) {
      const reference = parseCellReference(token.value);
      if (!reference || reference.sheet === null) return token.value;
      const sheet = findSheet(document, reference.sheet as SheetId);
      return sheet ? writeCellReference({ ...reference, sheet: sheet.name }) : '#REF!';
    }
    if (isNameToken(token)) return showName(token.value, document);
    return token.value;
  });
}

function showName(name: string, document: WorkbookDocument): string {
  const parameter = document.parameters.find((candidate) => candidate.id === name);
  if (parameter) return parameter.name;
  const range = findNamedRange(document, name as NamedRangeId);
  if (range) return range.name;
  const sheet = findSheet(document, name as SheetId);
  if (sheet?.kind === 'table') return tableNameOf(sheet);
  return isId(name) ? '#REF!' : name;
}

function showStructured(text: string, document: WorkbookDocument, context: FormulaContext): string {
  const reference = parseStructuredReference(text);
  if (!reference) return text;
  const tableId = reference.table === '' ? context.sheetId : (reference.table as SheetId);
  const table = tableId === null ? undefined : findSheet(document, tableId);
  if (table?.kind !== 'table') return '#REF!';
  const columns = reference.columns.map((id) => table.columns.find((column) => column.id === id)?.name);
  if (columns.includes(undefined)) return '#REF!';
  const shown: StructuredReference = {
    ...reference,
    table: reference.table === '' ? '' : tableNameOf(table),
    columns: columns as string[],
  };
  return writeStructuredReference(shown);
}

const idPattern = /^_[swcphn][a-z][a-z0-9]{9}$/;
const isId = (name: string): boolean => idPattern.test(name);

/** The name a table has in formulas: its sheet's name, with `_` for what a name may not contain. */
export function tableNameOf(table: TableSheet): string {
  const name = table.name.trim().replace(/[^\p{L}\p{N}_.]/gu, '_');
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`;
}

export function findTable(document: WorkbookDocument, name: string): TableSheet | undefined {
  return document.sheets.find(
    (sheet): sheet is TableSheet =>
      sheet.kind === 'table' && (sameName(sheet.name, name) || sameName(tableNameOf(sheet), name)),
  );
}
