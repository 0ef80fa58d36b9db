import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnType, TableSheet } from '../model/document';
import type { ColumnId } from '../model/ids';
import type { Operation } from '../model/operation';
import type { Locale, LocalText } from '../shared/localText';
import type { ProblemCode } from '../shared/problems';
import type { Result } from '../shared/result';

/** The encodings of the menu; the labels of `TextDecoder`. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number] | (string & {});

/** What the person can correct; everything left out is detected. */
export interface CsvChoices {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly hasHeader?: boolean;
  /** Rows above the header (or above the first row, without one) that belong to no table, such as a title. */
  readonly skippedRows?: number;
  /** A file of order lines gives its customers, one row each, see `reduceOrders.ts`. */
  readonly reduce?: { readonly locale: Locale };
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

/** A file that was opened for import: looked at as often as the person corrects a choice, then read once. */
export interface CsvSource {
  preview(choices?: CsvChoices): Promise<Result<CsvPreview>>;
  /** Fails with `importCancelled` when `signal` is aborted; nothing is left behind then. */
  read(choices?: CsvChoices, options?: ReadOptions): Promise<Result<ImportedTable>>;
  /**
   * Reads the file as `read` does and works out how it changes a table: rows of the same key are updated, others added.
   * The table is not touched.
   */
  readUpdate(choices: CsvChoices, target: UpdateTarget, options?: ReadOptions): Promise<Result<TableUpdate>>;
  dispose(): void;
}
export interface UpdateTarget {
  readonly table: TableSheet;
  /** A column of values, which the file must have too. */
  readonly keyColumnId: ColumnId;
}
/** What is to be done, and how many rows of the file that means. */
export interface TableUpdate {
  readonly operations: readonly Operation[];
  readonly counts: UpdateCounts;
  /** Of the file, without values. */
  readonly columns: readonly ImportedColumn[];
  readonly report: ImportLedger;
}
export interface UpdateCounts {
  readonly updated: number;
  readonly added: number;
  /** Found by their key; nothing in them differs. */
  readonly unchanged: number;
  /** Left out: the key is blank, or several rows have it, in the table or in the file. */
  readonly ambiguous: number;
}
export interface ReadOptions {
  /** From 0 to 1. A column that turns out to be of another type is read again, so it may fall back once. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** A parsed table, ready to become one `addSheet` or `insertRows`. */
export interface ImportedTable {
  readonly rowCount: number;
  readonly blockLengths: readonly number[];
  readonly columns: readonly ImportedColumn[];
  readonly report: ImportLedger;
}
export interface ImportedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: string | null;
  readonly unit?: string;
  readonly numberFormat?: string;
  readonly blocks: readonly ColumnBlock[];
}

/**
 * What could not be read as it should be, row by row. `row` is the row of the table as people count, from 1 below the
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
 *     unreadable    not of the column's type: kept as the text it is
 *     tooFewCells   the row ends early: the rest is blank
 *     tooManyCells  the row goes on behind the last column: `text` is the surplus, which is not imported
 *     undecodable   bytes that are no text in the file's encoding: kept with replacement characters
 *     brokenQuote   a quotation mark that is never closed: the line is read with the mark as part of its text
 */
export type LedgerEntryKind = 'unreadable' | 'tooFewCells' | 'tooManyCells' | 'undecodable' | 'brokenQuote';
