import type { Locale, LocalText } from '../shared/localText';
import type { ProblemCode } from '../shared/problems';
import type { CellValue } from '../shared/value';
import type { ColumnType } from './document';
import type { ValueFormat } from './format/formatValue';
import type { ColumnId, SheetId } from './ids';

// What the person who imports a file and the reader of the file say to each other: plain data, which goes through a worker.

/** The encodings of the menu; the labels of `TextDecoder`. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number] | (string & {});

/** Whether a character can stand between cells: quotation marks and line ends mean something else in such a file. */
export const isDelimiter = (text: string): boolean => text.length === 1 && !/["\r\n\ufeff]/.test(text);

/** What the person can correct; everything left out is detected. */
export interface CsvChoices {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly hasHeader?: boolean;
  /** Rows above the header (or above the first row, without one) that belong to no table, such as a title. */
  readonly skippedRows?: number;
  /** A file of order lines gives its customers, one row each, see `reduceOrders.ts`. */
  readonly reduce?: { readonly locale: Locale };
  /** Of customers: a row whose key an earlier row has is not imported. Otherwise it is, and told of. */
  readonly leaveOutDuplicates?: boolean;
  /** Of a workbook: which sheet, counted from 0. */
  readonly sheet?: number;
  /** By position in the file. */
  readonly columns?: Readonly<Record<number, ColumnChoice>>;
}
export interface ColumnChoice {
  readonly skip?: boolean;
  readonly name?: string;
  readonly type?: ColumnType;
  readonly role?: string | null;
  readonly dateOrder?: DateOrder;
  readonly decimalMark?: DecimalMark;
}
/** How `3/4/2024` is read. Dates that begin with the year have only one reading. */
export type DateOrder = 'dmy' | 'mdy';
export type DecimalMark = '.' | ',';

/** What stands in the file, before anything is changed. */
export interface CsvPreview {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  readonly skippedRows: number;
  /** The first lines of the file as they stand, to choose the header among them. */
  readonly firstRows: readonly (readonly string[])[];
  /** Of a workbook: its sheets, and which one this is. */
  readonly sheets?: readonly SheetChoice[];
  readonly sheet?: number;
  readonly fileKind: 'customers' | 'orders' | 'other';
  /** The first rows below the header; the whole file is counted when it is imported. */
  readonly rows: readonly (readonly string[])[];
  readonly isWholeFile: boolean;
  readonly columns: readonly ColumnGuess[];
  /** What the person should look at before going on, such as `fileOneColumn`. */
  readonly warnings: readonly ProblemCode[];
}
export interface SheetChoice {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
}
export interface ColumnGuess {
  readonly index: number;
  readonly name: string;
  readonly type: ColumnType;
  readonly role: string | null;
  /** 0..1, and why: shown beside the guess. */
  readonly confidence: number;
  readonly reason: LocalText | null;
  readonly samples: readonly string[];
  /** `万元` for `年收入（万元）`, as it stands in the header. */
  readonly unit?: string;
  /** How the dates of the column are read, when that makes a difference. */
  readonly dateOrder?: DateOrder;
  /** No date of the rows seen tells day and month apart; `dateOrder` is the usual reading. */
  readonly isDateOrderAmbiguous?: boolean;
  readonly decimalMark?: DecimalMark;
}

export interface UpdateCounts {
  readonly updated: number;
  readonly added: number;
  /** Found by their key; nothing in them differs. */
  readonly unchanged: number;
  /** Left out: the key is blank, or several rows have it, in the table or in the file. */
  readonly ambiguous: number;
}
/** A cell that an update by key changes. */
export interface RowChange {
  /** Of the file, as in a ledger. */
  readonly row: number;
  readonly key: CellValue;
  readonly column: string;
  readonly format: ValueFormat;
  readonly before: CellValue;
  readonly after: CellValue;
}
/**
 * What of a file is not taken as it stands, row by row. `row` is the row of the file as people count, from 1 below the
 * header.
 */
export interface ImportLedger {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The first 1,000; `entryCount` counts them all. */
  readonly entries: readonly LedgerEntry[];
  readonly entryCount: number;
  /** Rows of customers whose key an earlier row has. */
  readonly duplicates?: number;
  /** Of order lines that became customers: what was counted. */
  readonly reduced?: OrderCounts;
}
export interface OrderCounts {
  readonly lines: number;
  readonly customers: number;
  readonly orders: number;
  readonly missingCustomer: number;
  readonly cancelled: number;
  readonly notPositive: number;
}
export interface LedgerEntry {
  readonly kind: LedgerEntryKind;
  readonly row: number;
  readonly column: string | null;
  readonly text: string;
}
/**
 *     unreadable        not of the column's type: kept as the text it is
 *     tooFewCells       the row ends early: the rest is blank
 *     tooManyCells      the row goes on behind the last column: `text` is the surplus, which is not imported
 *     undecodable       bytes that are no text in the file's encoding: kept with replacement characters
 *     brokenQuote       a quotation mark that is never closed: the line is read with the mark as part of its text
 *     duplicateKey      an earlier row has the same key: the row is imported beside it
 *     duplicateLeftOut  an earlier row has the same key: the row is not imported, as was asked for
 *     unclearKey        the key of an update is blank, or several rows have it: the row is not imported
 */
export type LedgerEntryKind =
  | 'unreadable'
  | 'tooFewCells'
  | 'tooManyCells'
  | 'undecodable'
  | 'brokenQuote'
  | 'duplicateKey'
  | 'duplicateLeftOut'
  | 'unclearKey';

/** A table that is there already: rows are added to it, or those of the same key updated. */
export interface ImportTarget {
  readonly sheetId: SheetId;
  /** `null`: every row of the file is a new one. */
  readonly keyColumnId: ColumnId | null;
}
export interface CsvImportRequest {
  readonly choices: CsvChoices;
  readonly sheetName: string;
  /** `linked`: a file of orders also gives a table of its customers, which `customersName` names. */
  readonly orders?: 'linked';
  readonly customersName: string;
  readonly locale: Locale;
  /** Without one the file becomes a table of its own. */
  readonly target?: ImportTarget;
  /** 0..1 of the file. */
  onProgress(fraction: number): void;
  readonly signal: AbortSignal;
}
/** What an import would do, before anything is changed. */
export interface ImportCheck {
  readonly ledger: ImportLedger;
  /** Of an update by key, with the first 1,000 cells that it changes. */
  readonly counts?: UpdateCounts;
  readonly changes?: readonly RowChange[];
}
export interface ImportOutcome {
  readonly sheetId: SheetId;
  readonly ledger: ImportLedger;
  readonly counts?: UpdateCounts;
}
