import { moveRange, parseCellReference, writeCellReference } from '../../model/formula/cellReference';
import { parseStructuredReference, type StructuredReference } from '../../model/formula/structuredReference';
import {
  isCellToken,
  isFunctionToken,
  isNameToken,
  isStructuredToken,
  tokensOf,
  type Token,
} from '../../model/formula/tokens';
import { findSheet, rowCount } from '../../model/lookup';
import type { TableSheet, WorkbookDocument } from '../../model/document';
import type { SheetId } from '../../model/ids';
import type { Locale } from '../../shared/localText';
import { excelSpelling } from './excelFunctions';
import { sectionRows, structuredText } from './tableReference';

/** How Excel computes functions of ours; `formulas` knows, and the session hands it in. */
export interface FunctionForms {
  /** `null`: it is one of Excel's own. `undefined`: Excel has no words for it. `given`: the arguments as Excel has them. */
  callOf(name: string, given: readonly string[], locale: Locale): FunctionCall | null | undefined;
}
export interface FunctionCall {
  /** `lambda`: a name is defined for it. */
  readonly kind: 'inline' | 'lambda';
  /** With the names of parameters. */
  readonly body: string;
  readonly values: ReadonlyMap<string, string>;
}

/** What things are called in the file. */
export interface FileNames {
  readonly document: WorkbookDocument;
  sheetName(id: SheetId): string | undefined;
  tableName(id: SheetId): string | undefined;
  /** Of a parameter, or of a named range. */
  definedName(id: string): string | undefined;
}

interface FormulaPlace {
  readonly inTable: TableSheet | null;
  readonly asCells: boolean;
}

/** Writes formulas as files have them, and remembers which functions of ours became defined names. */
export class FormulaWriter {
  readonly #names: FileNames;
  readonly #forms: FunctionForms;
  readonly #lambdas = new Map<string, string>();

  constructor(names: FileNames, forms: FunctionForms) {
    this.#names = names;
    this.#forms = forms;
  }

  /** Names to be defined, with what they mean. */
  get lambdas(): ReadonlyMap<string, string> {
    return this.#lambdas;
  }

  /** Without `=`; `null` when Excel cannot compute it. `inTable`: the formula stands in each row of that table. */
  write(stored: string, inTable: TableSheet | null): string | null {
    return this.#formula(stored, { inTable, asCells: false });
  }

  /**
   * For conditional formats and validations, in which Excel takes neither references to tables nor arrays that are written
   * out. Read from the table's first row of data.
   */
  writeRule(stored: string, inTable: TableSheet | null): string | null {
    const text = this.#formula(stored, { inTable, asCells: true });
    return text === null || tokensOf(`=${text}`).some(({ value }) => value === '{') ? null : text;
  }

  #formula(stored: string, place: FormulaPlace): string | null {
    return this.#sequence(tokensOf(stored), (token) => this.#token(token, place));
  }

  /** `written`: what a token that is no call becomes. */
  #sequence(all: readonly Token[], written: (token: Token) => string | null): string | null {
    const tokens = all.filter(({ type }) => type !== 'fx_prefix');
    let text = '';
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const isCall = tokens[at + 1]?.value === '(' && (isFunctionToken(token) || isNameToken(token));
      if (isCall) {
        const end = closingAt(tokens, at + 1);
        if (end < 0) return null;
        const call = this.#call(token.value, tokens.slice(at + 2, end), written);
        if (call === null) return null;
        text += call;
        at = end;
        continue;
      }
      const part = written(token);
      if (part === null) return null;
      text += part;
    }
    return text;
  }

  #token(token: Token, place: FormulaPlace): string | null {
    if (isStructuredToken(token)) return this.#structured(token.value, place);
    if (isCellToken(token)) return this.#cells(token.value);
    if (isNameToken(token)) {
      const table = place.asCells ? findSheet(this.#names.document, token.value as SheetId) : undefined;
      if (table?.kind === 'table') return this.#structured(`${token.value}[]`, place);
      return this.#names.definedName(token.value) ?? this.#names.tableName(token.value as SheetId) ?? null;
    }
    return token.value;
  }

  #call(name: string, inner: readonly Token[], written: (token: Token) => string | null): string | null {
    const given: string[] = [];
    for (const part of splitArguments(inner)) {
      const text = this.#sequence(part, written);
      if (text === null) return null;
      given.push(text);
    }
    const call = this.#forms.callOf(name, given, this.#names.document.locale);
    if (call === undefined) return null;
    if (call === null) {
      const spelling = excelSpelling(name);
      return spelling === null ? null : `${spelling}(${given.join(',')})`;
    }
    const { kind, values } = call;
    const body = tokensOf(`=${call.body}`);
    if (kind === 'inline') {
      const text = this.#sequence(body, (token) => bracketed(values.get(token.value)) ?? token.value);
      return text === null ? null : `(${text})`;
    }
    const upper = name.toUpperCase();
    if (!this.#lambdas.has(upper)) {
      const text = this.#sequence(body, (token) =>
        isNameToken(token) || isCellToken(token) ? localName(token.value) : token.value,
      );
      if (text === null) return null;
      const parameters = [...values.keys()].map(localName);
      this.#lambdas.set(upper, `_xlfn.LAMBDA(${parameters.join(',')},${text})`);
    }
    return `${upper}(${[...values.values()].join(',')})`;
  }

  #structured(text: string, { inTable, asCells }: FormulaPlace): string | null {
    const reference = parseStructuredReference(text);
    if (!reference) return null;
    const id = reference.table === '' ? inTable?.id : (reference.table as SheetId);
    const table = id && findSheet(this.#names.document, id);
    const name = id && this.#names.tableName(id);
    if (!name || table?.kind !== 'table') return null;
    const columns = reference.columns.map(
      (columnId) => table.columns.find((column) => column.id === columnId)?.name,
    );
    if (columns.includes(undefined)) return null;
    if (asCells) return this.#tableCells(table, inTable, reference);
    return structuredText(name, { ...reference, columns: columns as string[] });
  }

  /** `[@A]` as `$A2`, `T[A]` as `'T'!$A$2:$A$9`. */
  #tableCells(table: TableSheet, inTable: TableSheet | null, reference: StructuredReference): string | null {
    const { columns, thisRow, sections } = reference;
    const at = columns.map((id) => table.columns.findIndex((column) => column.id === id));
    const [left, right] =
      at.length > 0 ? [Math.min(...at), Math.max(...at)] : [0, Math.max(table.columns.length - 1, 0)];
    const fixed = { left, right, $left: true, $right: true };
    if (thisRow) {
      if (table !== inTable) return null;
      return writeCellReference({ sheet: null, range: { ...fixed, top: 1, bottom: 1 } });
    }
    const rows = sectionRows(sections, Math.max(rowCount(table), 1));
    const sheet = this.#names.sheetName(table.id);
    if (!rows || sheet === undefined) return null;
    const [top, bottom] = rows;
    return writeCellReference({ sheet, range: { ...fixed, top, bottom, $top: true, $bottom: true } });
  }

  #cells(text: string): string | null {
    const reference = parseCellReference(text);
    if (!reference) return null;
    if (reference.sheet === null) return text;
    const name = this.#names.sheetName(reference.sheet as SheetId);
    const sheet = findSheet(this.#names.document, reference.sheet as SheetId);
    if (name === undefined || !sheet) return null;
    if (sheet.kind === 'grid') return writeCellReference({ ...reference, sheet: name });
    // Row 1 of a table is its first row of data, which stands below the header in a file.
    const { $top, $bottom, $left, $right } = reference.range;
    const free = { ...reference.range, $top: false, $bottom: false, $left: true, $right: true };
    const range = moveRange(free, 1, 0);
    return range
      ? writeCellReference({ sheet: name, range: { ...range, $top, $bottom, $left, $right } })
      : null;
  }
}

/** An argument within arithmetic: what is more than one part needs brackets. */
function bracketed(argument: string | undefined): string | undefined {
  if (argument === undefined || /^\{[^{}]*\}$/.test(argument)) return argument;
  const parts = tokensOf(`=${argument}`).filter(({ type }) => type !== 'fx_prefix');
  return parts.length === 1 ? argument : `(${argument})`;
}

/** A name within a LAMBDA or LET. Excel takes R and C for rows and columns. */
const localName = (name: string): string => `_xlpm.${/^[rc]$/i.test(name) ? `${name}_` : name}`;

function closingAt(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const { type, value } = tokens[at] as Token;
    if (type !== 'operator') continue;
    if (value === '(' || value === '{') depth++;
    if ((value === ')' || value === '}') && --depth === 0) return at;
  }
  return -1;
}

function splitArguments(tokens: readonly Token[]): (readonly Token[])[] {
  if (tokens.length === 0) return [];
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.type === 'operator' && (token.value === '(' || token.value === '{')) depth++;
    if (token.type === 'operator' && (token.value === ')' || token.value === '}')) depth--;
    if (depth === 0 && token.type === 'operator' && token.value === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
