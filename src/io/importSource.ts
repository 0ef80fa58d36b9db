import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnType, TableSheet } from '../model/document';
import type { CsvChoices, CsvPreview, ImportLedger, RowChange, UpdateCounts } from '../model/fileImport';
import type { ColumnId } from '../model/ids';
import type { Operation } from '../model/operation';
import type { Result } from '../shared/result';

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
  /** The first of the cells that change, in the order of the rows of the file. */
  readonly changes: readonly RowChange[];
  /** Of the file, without values. */
  readonly columns: readonly ImportedColumn[];
  readonly report: ImportLedger;
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
