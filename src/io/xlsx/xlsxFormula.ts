import { moveRange, parseCellReference, writeCellReference } from '../../model/formula/cellReference';
import type { CellReference } from '../../model/formula/cellReference';
import { parseStructuredReference, writeStructuredReference } from '../../model/formula/structuredReference';
import {
  isCellToken,
  isFunctionToken,
  isNameToken,
  isStructuredToken,
  tokensOf,
} from '../../model/formula/tokens';
import { tableNameOf, toStoredFormula } from '../../model/formula/vocabulary';
import type { SheetId } from '../../model/ids';
import type { TableSheet, WorkbookDocument } from '../../model/document';
import { expandLet } from './expandLet';

/** Where cells of a sheet of the file are in the workbook. */
export interface PlacedSheet {
  readonly name: string;
  readonly sheetId: SheetId;
  readonly tables: readonly PlacedTable[];
}
/** A table of the file. Rows and columns of the sheet it stands on, counted from 0; `top` is its header, `bottom` its last row of data. */
export interface PlacedTable {
  readonly name: string;
  readonly table: TableSheet;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** The whole sheet became this table: there are no other cells. */
  readonly isWholeSheet: boolean;
}

export interface FormulaReading {
  /** With sheets, columns and parameters in place; cells are not looked at. */
  readonly document: WorkbookDocument;
  readonly sheets: ReadonlyMap<string, PlacedSheet>;
  readonly tables: ReadonlyMap<string, PlacedTable>;
  /** What a name means in formulas of a sheet: a parameter's name or a reference; `null` when it means nothing here. */
  nameText(name: string, sheet: string): string | null | undefined;
  isKnownFunction(name: string): boolean;
}

export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  /** The table in whose every row the formula stands. */
  readonly inTable: PlacedTable | null;
}

/** In the same row of the same table, references to its cells become `[@Column]`. */
const unreadable = Symbol('unreadable');

/**
 * A formula of the file (without `=`) in stored form; `null` when it means nothing here: other files, functions nobody
 * knows, references into a table that fit none of its parts.
 */
export function readXlsxFormula(text: string, place: FormulaPlace, reading: FormulaReading): string | null {
  const plain = expandLet(text);
  const shown = plain === null ? null : rewrite(plain, place, reading, 0);
  if (shown === null) return null;
  const context = {
    sheetId: place.inTable?.table.id ?? reading.sheets.get(key(place.sheet))?.sheetId ?? null,
  };
  const stored = toStoredFormula(`=${shown}`, reading.document, context);
  return stored.ok ? stored.value : null;
}

/** Sheets, tables and names are found in any case. */
export const key = (name: string): string => name.toLowerCase();

const deepestNames = 8;

function rewrite(text: string, place: FormulaPlace, reading: FormulaReading, depth: number): string | null {
  if (depth > deepestNames || text.length > 8_192) return null;
  let result = '';
  const tokens = tokensOf(`=${text}`).filter(({ type }) => type !== 'fx_prefix');
  for (const [index, token] of tokens.entries()) {
    const isCalled = tokens[index + 1]?.value === '(';
    let part: string | typeof unreadable = token.value;
    if (isFunctionToken(token) || (isNameToken(token) && isCalled)) {
      part = functionName(token.value, reading);
    } else if (isStructuredToken(token)) part = structured(token.value, place, reading);
    else if (isCellToken(token)) part = cells(token.value, place, reading);
    else if (isNameToken(token)) part = named(token.value, place, reading, depth);
    else if (token.type === 'context_quote' || token.type === 'context') part = unreadable;
    if (part === unreadable) return null;
    result += part;
  }
  return result;
}

function functionName(written: string, reading: FormulaReading): string | typeof unreadable {
  const name = written.replace(/^(_xlfn\.|_xlws\.)+/i, '');
  return reading.isKnownFunction(name.toUpperCase()) ? name : unreadable;
}

function named(
  written: string,
  place: FormulaPlace,
  reading: FormulaReading,
  depth: number,
): string | typeof unreadable {
  const table = reading.tables.get(key(written));
  if (table) return tableNameOf(table.table);
  const meaning = reading.nameText(written, place.sheet);
  if (meaning === undefined || meaning === null) return unreadable;
  // A parameter's name stays as it is; a reference is read where the name stood.
  if (meaning === written) return meaning;
  return rewrite(meaning, { ...place, inTable: null }, reading, depth + 1) ?? unreadable;
}

function structured(
  written: string,
  place: FormulaPlace,
  reading: FormulaReading,
): string | typeof unreadable {
  const reference = parseStructuredReference(written);
  if (!reference || reference.sections.includes('totals')) return unreadable;
  const target = reference.table === '' ? place.inTable : reading.tables.get(key(reference.table));
  if (!target) return unreadable;
  if (reference.thisRow) {
    // Beside its own table `[@X]` is the cell of that row.
    if (target !== place.inTable) return besideTable(reference.columns, target, place) ?? unreadable;
    return writeStructuredReference({ ...reference, table: '' });
  }
  return writeStructuredReference({ ...reference, table: tableNameOf(target.table) });
}

function besideTable(columns: readonly string[], target: PlacedTable, { row }: FormulaPlace): string | null {
  if (row <= target.top || row > target.bottom) return null;
  const at = columns.map((name) =>
    target.table.columns.findIndex((column) => key(column.name) === key(name)),
  );
  if (at.length === 0 || at.includes(-1)) return null;
  const line = row - target.top - 1;
  return writeCellReference({
    sheet: target.table.name,
    range: { top: line, bottom: line, left: Math.min(...at), right: Math.max(...at) },
  });
}

function cells(written: string, place: FormulaPlace, reading: FormulaReading): string | typeof unreadable {
  const spills = written.endsWith('#');
  const reference = spills ? null : parseCellReference(written);
  if (!reference) return unreadable;
  const sheet = reading.sheets.get(key(reference.sheet ?? place.sheet));
  if (!sheet) return unreadable;
  const { inTable } = place;
  const table = sheet.tables.find((candidate) => isInside(reference, candidate));
  if (table) {
    if (table === inTable) {
      const own = sameRow(reference, table, place.row);
      if (own !== null) return own;
      if (!isFixed(reference)) return unreadable;
    }
    return inTableText(reference, table);
  }
  if (sheet.tables.some(({ isWholeSheet }) => isWholeSheet)) return unreadable;
  // In every row of a table a reference that moves with the row would mean another cell each time.
  if (inTable && !isFixed(reference)) return unreadable;
  const isOwnSheet = inTable === null && key(sheet.name) === key(place.sheet);
  const target = reading.document.sheets.find(({ id }) => id === sheet.sheetId);
  return writeCellReference({ ...reference, sheet: isOwnSheet ? null : (target?.name ?? sheet.name) });
}

const isFixed = ({ range }: CellReference): boolean =>
  (range.top == null || range.$top === true) && (range.bottom == null || range.$bottom === true);

/** Of whole columns, those that are the table's; else the cells of its rows of data. */
function isInside(
  { range }: CellReference,
  { top, bottom, left, right, isWholeSheet }: PlacedTable,
): boolean {
  if (range.left == null || range.left < left || (range.right ?? range.left) > right) return false;
  if (range.top == null && range.bottom == null) return isWholeSheet;
  if (range.top == null) return false;
  return range.top > top && (range.bottom ?? range.top) <= bottom;
}

/** `[@Column]` for cells of the formula's own row. */
function sameRow({ range }: CellReference, table: PlacedTable, row: number): string | null {
  if (range.top !== row || (range.bottom ?? range.top) !== row || range.$top === true) return null;
  const left = range.left ?? table.left;
  const from = left - table.left;
  const to = (range.right ?? left) - table.left;
  const columns = table.table.columns.slice(from, to + 1).map(({ name }) => name);
  const ends = columns.length > 1 ? [columns[0] as string, columns.at(-1) as string] : columns;
  return writeStructuredReference({ table: '', columns: ends, thisRow: true, sections: [] });
}

function inTableText(
  { range }: CellReference,
  { table, top, left }: PlacedTable,
): string | typeof unreadable {
  // A table counts its rows of data from 1.
  const moved = moveRange(
    { ...range, $top: false, $bottom: false, $left: false, $right: false },
    -top - 1,
    -left,
  );
  if (!moved) return unreadable;
  const { $top, $bottom, $left, $right } = range;
  return writeCellReference({
    sheet: table.name,
    range: { ...moved, $top, $bottom, $left, $right },
  });
}
