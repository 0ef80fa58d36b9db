import type { HostFunction } from '../../../formulas/hostFunction';
import type { ColumnType } from '../../model/document';
import type { Locale } from '../../shared/localText';

/** What a cell holds. Dates are serial numbers (days since 1899-12-30); a blank is `null`. */
export type CellValue = number | string | boolean | null | CellErrorValue;
export interface CellErrorValue {
  /** `#NUM!`, `#DIV/0!`, ... */
  readonly error: string;
  /** What it means and how to mend it, in the workbook's language. */
  readonly message: string;
}

export interface HeadlessOptions {
  /** Language of messages, of template texts and of functions that answer in words. English by default. */
  readonly locale?: Locale;
  /** Functions of the caller's own for formulas. One that is refused rejects the call, with the reason. */
  readonly functions?: readonly HostFunction[];
  readonly licenseKeys?: { readonly handsontable?: string; readonly hyperformula?: string };
}

export interface ImportCsvOptions {
  readonly table?: string;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly updateBy?: string;
}

/** What an import did, and what it could not read. */
export interface ImportReport {
  /** The table's name. */
  readonly table: string;
  readonly rows: number;
  /** What became of the rows of an update; `ambiguous` ones were left out, because their key is blank or not unique. */
  readonly update?: {
    readonly updated: number;
    readonly added: number;
    readonly unchanged: number;
    readonly ambiguous: number;
  };
  readonly columns: readonly {
    readonly name: string;
    readonly role: string | null;
    readonly type: ColumnType;
  }[];
  readonly encoding: string;
  readonly delimiter: string;
  /** Cells and rows that could not be read as they should be; the first 1,000 of `problemCount`. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
}
export interface ImportProblem {
  readonly kind: string;
  /** Row of the table, from 1. */
  readonly row: number;
  readonly column: string | null;
  readonly text: string;
}

/**
 * A workbook without a screen: the same model, engine, functions and templates as in the browser.
 *
 * Names of tables, columns and parameters are taken without regard to case; a column answers to its header and to
 * its field role (`revenue`). Calls that cannot be carried out throw a `WorthbookError` and change nothing.
 */
export interface HeadlessWorkbook {
  /**
   * Reads a CSV or TSV file into a table, which is created when it is missing; otherwise rows are added.
   * `mapping` corrects the guessed field roles: role to header (`{ revenue: 'Total' }`). With `updateBy`, a column of the
   * table by name or role, rows of the same key are updated and only the others added; blanks of the file change nothing.
   */
  importCsv(data: Uint8Array | string, options?: ImportCsvOptions): Promise<ImportReport>;
  /** A built-in template by id, or a template as read from its JSON. `mapping`: field to column. */
  applyTemplate(
    template: string | object,
    options?: {
      readonly mapping?: Readonly<Record<string, string>>;
      readonly parameters?: Readonly<Record<string, unknown>>;
    },
  ): Promise<void>;
  /** `formula` as typed in a calculated column: `=[@revenue]-[@cost]`. */
  addColumn(
    table: string,
    name: string,
    options?: { readonly formula?: string; readonly type?: ColumnType },
  ): void;
  /** Computes without storing. Arrays come as rows; a formula that cannot be computed gives an error value. */
  evaluate(formula: string): Promise<CellValue | CellValue[][]>;
  /** `Sheet1!B2`. Text is taken as typed: `=A1*2`, `1,200`, `2024-05-01`. */
  setCell(address: string, input: string | number | boolean | null): void;
  /** The value as of the last `settled()`. */
  getCell(address: string): CellValue;
  getColumn(table: string, column: string): CellValue[];
  setParameter(name: string, value: unknown): void;
  undo(): boolean;
  redo(): boolean;
  /** Resolves when everything that was changed is computed. */
  settled(): Promise<void>;
  /** The workbook as a `.worthbook` file. */
  save(): Promise<Uint8Array>;
  dispose(): void;
}
