import { axisLength } from '../model/axis';
import type { TableSheet, WorkbookDocument } from '../model/document';
import { parseCellReference, writeCellReference, type CellReference } from '../model/formula/cellReference';
import { expandNames } from '../model/formula/expandNames';
import { parseStructuredReference } from '../model/formula/structuredReference';
import {
  isCellToken,
  isFunctionToken,
  isNameToken,
  isStructuredToken,
  tokensOf,
  type Token,
} from '../model/formula/tokens';
import type { ColumnId, ParameterId, SheetId } from '../model/ids';
import { findParameter, findSheet, rowCount } from '../model/lookup';
import { cellError, cellErrorCodeOf, isCellError, type CellError } from '../shared/value';
import { formulaLimits, guardFormula } from './guard';
import { longCallName, takesLong } from './longCalls';
import type { Literals } from './literals';

/**
 * A stored formula in pieces: text that the engine reads as it is, and references that mean something else in a
 * cell of the grid than in a row of a table.
 */
export type FormulaPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** Cells of a grid sheet, in engine text. */
  | { readonly kind: 'cells'; readonly text: string }
  | { readonly kind: 'parameter'; readonly parameterId: ParameterId }
  | { readonly kind: 'table'; readonly reference: TableReference }
  /** `[@X]`, or neighbouring columns of the formula's own row. */
  | { readonly kind: 'thisRow'; readonly columnIds: readonly ColumnId[] }
  /** `ROW()`: the number of the formula's own row. */
  | { readonly kind: 'rowNumber' }
  /** What a call that takes long depends on besides its arguments. */
  | { readonly kind: 'longCalls' }
  /** What a call over shown rows depends on besides its arguments. */
  | { readonly kind: 'shownRows' }
  /** A call in a row's formula that is the same for all rows: the graph computes it, as in a cell. */
  | { readonly kind: 'sharedCall'; readonly pieces: readonly FormulaPiece[] }
  /** `TODAY()`, `NOW()`: one value for the whole workbook. */
  | { readonly kind: 'clock'; readonly text: string };

/** A block of a table: `T[X]`, `T[[X]:[Y]]`, `T[#Headers]`, `T!C2`, ... */
export interface TableReference {
  readonly sheetId: SheetId;
  /** Neighbours, in the order of the table. */
  readonly columnIds: readonly ColumnId[];
  readonly section: 'data' | 'headers' | 'all';
  /** Data rows from this position on, up to `to` (excluded); `null` is the last row. */
  readonly from: number;
  readonly to: number | null;
}

export interface FormulaScope {
  readonly document: WorkbookDocument;
  /** Where plain `A1` and `[@X]` look. */
  readonly thisSheet: SheetId | null;
  /** The formula stands in every row of `thisSheet`, so `[@X]` means something. */
  readonly inRow: boolean;
  /** The formula stands in a cell, which can be told later what a call that takes long yields. */
  readonly mayWait: boolean;
  readonly literals: Literals;
  readonly isKnownFunction: (name: string) => boolean;
  /** Functions of the host, where there are some. */
  readonly hostFunctions?: { has(name: string): boolean };
}

/** Takes a stored formula apart; an error when it must not reach the engine at all. */
export function readFormula(stored: string, scope: FormulaScope): readonly FormulaPiece[] | CellError {
  // Long formulas are refused before they are tokenized, which is not linear for hostile texts.
  const tooLong = guardFormula(stored, [], () => 0);
  if (tooLong) return tooLong;
  const written = expandNames(stored, scope.document);
  const tokens = tokensOf(written);
  const refused = guardFormula(written, tokens, (reference) => usedCells(reference, scope));
  return refused ?? new FormulaReader(scope, tokens).read();
}

export function isRefused(read: readonly FormulaPiece[] | CellError): read is CellError {
  return isCellError(read);
}

/** Whether a stored formula calls `SUBTOTAL` anywhere: its value is no part of another's. */
export function callsSubtotal(stored: string): boolean {
  if (stored.length > formulaLimits.length || !stored.toUpperCase().includes(shownRowsFunction)) return false;
  return tokensOf(stored).some(
    (token) => isFunctionToken(token) && token.value.toUpperCase() === shownRowsFunction,
  );
}

/** Ids of things that are gone. */
const idPattern = /^_[a-z][a-z0-9]{10}$/;
const rowNumberFunction = 'ROW';
const shownRowsFunction = 'SUBTOTAL';
const clockFunctions: ReadonlySet<string> = new Set(['TODAY', 'NOW']);

class FormulaReader {
  readonly #scope: FormulaScope;
  readonly #tokens: readonly Token[];
  readonly #pieces: FormulaPiece[] = [];
  #at = 0;
  #longCalls = 0;

  constructor(scope: FormulaScope, tokens: readonly Token[]) {
    this.#scope = scope;
    this.#tokens = tokens;
  }

  read(): readonly FormulaPiece[] {
    for (this.#at = 0; this.#at < this.#tokens.length; this.#at++)
      this.#readToken(this.#tokens[this.#at] as Token);
    return this.#pieces;
  }

  #readToken(token: Token): void {
    if (token.type === 'fx_prefix') return;
    if (isFunctionToken(token) || (isNameToken(token) && this.#isCalled())) this.#readFunction(token.value);
    else if (isStructuredToken(token)) this.#readStructured(token.value);
    else if (isCellToken(token)) this.#readCells(token.value);
    else if (isNameToken(token)) this.#readName(token.value);
    else this.#pushText(this.#constant(token));
  }

  #constant({ type, value }: Token): string {
    switch (type) {
      case 'bool':
        return `${value.toUpperCase()}()`;
      case 'number':
        // HyperFormula 3.5.0 reads `1e-3` and not `1E-3`.
        return value.toLowerCase();
      case 'string':
        return this.#textConstant(value);
      case 'error':
        return this.#literal(cellError(cellErrorCodeOf(value) ?? 'ERROR'));
      case 'newline':
        return ' ';
      default:
        return value;
    }
  }

  #textConstant(quoted: string): string {
    const content = quoted.slice(1, -1);
    return content.includes('"') || content.includes('\\')
      ? this.#literal(content.replaceAll('""', '"'))
      : quoted;
  }

  #readFunction(name: string): void {
    const upper = name.toUpperCase();
    if (this.#scope.inRow && this.#isCalledWithoutArguments()) {
      if (upper === rowNumberFunction || clockFunctions.has(upper)) {
        this.#at += 2;
        this.#pieces.push(
          upper === rowNumberFunction ? { kind: 'rowNumber' } : { kind: 'clock', text: `${upper}()` },
        );
        return;
      }
    }
    if (this.#scope.isKnownFunction(upper)) {
      if (this.#scope.mayWait && takesLong(upper)) this.#readLongCall(upper);
      else if (upper === shownRowsFunction) this.#readShownRowsCall(upper);
      else this.#pushText(upper);
      return;
    }
    if (this.#scope.hostFunctions?.has(upper)) {
      this.#pushText(`ENGINE.HOST("${upper}"${this.#isCalledWithoutArguments() ? '' : ','}`);
      this.#at++;
      return;
    }
    const error = cellError('NAME', 'formulaUnknownFunction', { name });
    this.#at++;
    this.#pushText(`ENGINE.LITERAL(${this.#scope.literals.numberOf(error)},`);
  }

  /**
   * `BGNBD.FIT(x,...)` in a cell: `ENGINE.BGNBD.FIT(longCalls!A1,1,x,...)`, which is calculated again once it is done. The
   * number tells it from other calls of the cell.
   */
  #readLongCall(name: string): void {
    this.#longCalls++;
    this.#pushText(`${longCallName(name)}(`);
    this.#pieces.push({ kind: 'longCalls' });
    this.#pushText(`,${this.#longCalls}${this.#isCalledWithoutArguments() ? '' : ','}`);
    this.#at++;
  }

  /**
   * `SUBTOTAL(9,A1:A9)`: `SUBTOTAL(shownRows!A1*0+9,A1:A9)`, calculated again when other rows are shown. In a row's formula
   * it is a cell's as long as it reads nothing of the row: only there is known which cells of a range are shown.
   */
  #readShownRowsCall(name: string): void {
    const call = this.#scope.inRow ? this.#callWithoutRow() : null;
    if (call) {
      const pieces = new FormulaReader({ ...this.#scope, inRow: false }, call).read();
      this.#pieces.push({ kind: 'sharedCall', pieces });
      this.#at += call.length - 1;
      return;
    }
    this.#pushText(`${name}(`);
    this.#at++;
    if (this.#tokens[this.#at + 1]?.value === ')') return;
    this.#pieces.push({ kind: 'shownRows' });
    this.#pushText('*0+');
  }

  /** The tokens of the call that begins here; `null` when it reads something of the formula's own row. */
  #callWithoutRow(): readonly Token[] | null {
    let depth = 0;
    for (let at = this.#at + 1; at < this.#tokens.length; at++) {
      const { value } = this.#tokens[at] as Token;
      if (value === '(') depth++;
      else if (value === ')' && --depth === 0) {
        const call = this.#tokens.slice(this.#at, at + 1);
        return call.some(readsOwnRow) ? null : call;
      }
    }
    return null;
  }

  #readName(name: string): void {
    const { document } = this.#scope;
    if (findParameter(document, name as ParameterId)) {
      this.#pieces.push({ kind: 'parameter', parameterId: name as ParameterId });
      return;
    }
    const sheet = findSheet(document, name as SheetId);
    if (sheet?.kind === 'table') {
      this.#pushTable({ ...wholeTable(sheet), section: 'data', from: 0, to: null });
      return;
    }
    this.#pushError(
      idPattern.test(name) ? cellError('REF') : cellError('NAME', 'formulaUnknownName', { name }),
    );
  }

  #readStructured(text: string): void {
    const reference = parseStructuredReference(text);
    if (!reference) return this.#pushError(cellError('ERROR', 'formulaSyntax'));
    const { document, thisSheet, inRow } = this.#scope;
    const tableId = reference.table === '' ? thisSheet : (reference.table as SheetId);
    const table = tableId === null ? undefined : findSheet(document, tableId);
    if (reference.thisRow && (!inRow || tableId !== thisSheet)) {
      return this.#pushError(cellError('VALUE', 'formulaThisRowOutsideTable'));
    }
    if (table?.kind !== 'table') return this.#pushError(cellError('REF'));
    const columnIds = columnRun(table, reference.columns);
    if (!columnIds) return this.#pushError(cellError('REF'));
    if (reference.thisRow) {
      this.#pieces.push({ kind: 'thisRow', columnIds });
      return;
    }
    const headers = reference.sections.includes('headers');
    const data = reference.sections.length === 0 || reference.sections.includes('data');
    const section =
      reference.sections.includes('all') || (headers && data) ? 'all' : headers ? 'headers' : 'data';
    // `#Totals`: our tables have no such row.
    if (!headers && !data && section !== 'all') return this.#pushError(cellError('REF'));
    this.#pushTable({ sheetId: table.id, columnIds, section, from: 0, to: null });
  }

  #readCells(text: string): void {
    const reference = parseCellReference(text);
    if (!reference) return this.#pushError(cellError('REF'));
    const sheet = sheetOf(reference, this.#scope);
    if (reference.sheet !== null && !sheet) return this.#pushError(cellError('REF'));
    if (sheet?.kind !== 'table') {
      this.#pieces.push({ kind: 'cells', text: writeCellReference(reference) });
      return;
    }
    const { top, bottom, left, right } = reference.range;
    const columnIds = sheet.columns
      .slice(left ?? 0, (right ?? sheet.columns.length - 1) + 1)
      .map(({ id }) => id);
    // Beyond the last column there are blanks, as on any sheet.
    if (columnIds.length === 0) return this.#pushText('ENGINE.LITERAL()');
    this.#pushTable({
      sheetId: sheet.id,
      columnIds,
      section: 'data',
      from: top ?? 0,
      to: bottom == null ? null : bottom + 1,
    });
  }

  #pushTable(reference: TableReference): void {
    if (reference.columnIds.length === 0) this.#pushError(cellError('REF'));
    else this.#pieces.push({ kind: 'table', reference });
  }

  #pushText(text: string): void {
    this.#pieces.push({ kind: 'text', text });
  }

  #pushError(error: CellError): void {
    this.#pushText(this.#literal(error));
  }

  #literal(value: string | CellError): string {
    return `ENGINE.LITERAL(${this.#scope.literals.numberOf(value)})`;
  }

  #isCalled(): boolean {
    return this.#tokens[this.#at + 1]?.value === '(';
  }

  #isCalledWithoutArguments(): boolean {
    return this.#isCalled() && this.#tokens[this.#at + 2]?.value === ')';
  }
}

function readsOwnRow(token: Token): boolean {
  if (isFunctionToken(token)) return token.value.toUpperCase() === rowNumberFunction;
  return isStructuredToken(token) && parseStructuredReference(token.value)?.thisRow === true;
}

function wholeTable(table: TableSheet): Pick<TableReference, 'sheetId' | 'columnIds'> {
  return { sheetId: table.id, columnIds: table.columns.map(({ id }) => id) };
}

/** All columns, one, or those from the first named to the last; `null` when one is gone. */
function columnRun(table: TableSheet, names: readonly string[]): readonly ColumnId[] | null {
  const ids = table.columns.map(({ id }) => id);
  if (names.length === 0) return ids;
  const places = names.map((name) => ids.indexOf(name as ColumnId));
  if (places.includes(-1)) return null;
  return ids.slice(Math.min(...places), Math.max(...places) + 1);
}

function sheetOf(reference: CellReference, { document, thisSheet }: FormulaScope) {
  const id = reference.sheet ?? thisSheet;
  return id === null ? undefined : findSheet(document, id as SheetId);
}

/** Open ranges of a grid reach as far as the sheet; a table's columns are arrays and cost no cells. */
function usedCells(reference: CellReference, scope: FormulaScope): number {
  const sheet = sheetOf(reference, scope);
  if (sheet?.kind !== 'grid') return 0;
  const { top, bottom, left, right } = reference.range;
  const rows = top == null || bottom == null ? rowCount(sheet) : bottom - top + 1;
  const columns = left == null || right == null ? axisLength(sheet.columns) : right - left + 1;
  return rows * columns;
}
