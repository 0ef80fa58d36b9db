import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnType } from '../model/document';
import type { LocalText } from '../shared/localText';

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
  /** By position in the file. */
  readonly columns?: Readonly<Record<number, ColumnChoice>>;
}
export interface ColumnChoice {
  readonly skip?: boolean;
  readonly name?: string;
  readonly type?: ColumnType;
  readonly role?: string | null;
}

/** What stands in the file, before anything is changed. */
export interface CsvPreview {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  readonly fileKind: 'customers' | 'orders' | 'other';
  /** Of the first rows; the whole file is counted when it is imported. */
  readonly rows: readonly (readonly string[])[];
  readonly isWholeFile: boolean;
  readonly columns: readonly ColumnGuess[];
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
  /** `10,000 yuan` for `（万元）`, taken from the header. */
  readonly unit?: string;
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

/** What could not be read as its column's type, row by row. `row` is the line of the table as people count, from 1. */
export interface ImportLedger {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The first 1,000; `entryCount` counts them all. */
  readonly entries: readonly LedgerEntry[];
  readonly entryCount: number;
}
export interface LedgerEntry {
  readonly kind: 'unreadable' | 'tooFewCells' | 'tooManyCells' | 'undecodable';
  readonly row: number;
  readonly column: string | null;
  readonly text: string;
}
