import type { GridCellKey, WorkbookDocument } from './document';
import type { ColumnId, SheetId } from './ids';
import type { Operation } from './operation';
import type { RenumberedLines } from './renumberLines';

/** A change as it is asked for: operations that belong together, and where they come from. */
export interface TransactionSpec {
  readonly operations: readonly Operation[];
  /** Dotted, so that a prefix is a query: `input.type`, `input.paste`, `import.csv`, `template.apply`. */
  readonly origin: string;
  /** What the undo menu calls it: a key of `src/i18n` and its parameters. Without one, a text by origin is shown. */
  readonly label?: string;
  /**
   * `record` (default): one undo step. `merge`: joins the step before it when that has the same origin and is
   * recent (dragging a slider). `none`: not undone by the user (undo itself, loading). `completes`: one with the step before
   * it when that has this origin, however long ago, as long as nothing was done between.
   */
  readonly undo?: 'record' | 'merge' | 'none' | { readonly completes: string };
  /** `remote`: made in another tab; it is not journalled again and not undone here. */
  readonly source?: 'user' | 'remote';
  /** Own rows that come back under other ids with a remote one: what is kept about them must follow. */
  readonly renumbered?: readonly RenumberedLines[];
}

/** A change as it happened. Plain data but for the two documents, which are shared, not copied. */
export interface Transaction extends Required<Omit<TransactionSpec, 'label'>> {
  readonly label: string | undefined;
  readonly before: WorkbookDocument;
  readonly after: WorkbookDocument;
  /** Undoes this transaction when applied to `after`, in this order. */
  readonly inverse: readonly Operation[];
  readonly changes: ChangeSet;
  /** The version of the document after it; one more than before it. */
  readonly version: number;
  readonly timeMs: number;
}

/**
 * What a change touched, so that listeners do work that grows with the change and not with the workbook.
 * A sheet in `reshaped` has other lines or columns than before: read it anew.
 */
export interface ChangeSet {
  /** Sheets added or removed, names or order changed. */
  readonly sheetList: boolean;
  readonly reshaped: ReadonlySet<SheetId>;
  /** Sheets that were put in: one that was there before under the same id was replaced, and has nothing in common with it. */
  readonly added: ReadonlySet<SheetId>;
  readonly gridCells: ReadonlyMap<SheetId, ReadonlySet<GridCellKey>>;
  /** Table values: positions `[from, to)` after the change, or `all`. */
  readonly tableCells: ReadonlyMap<SheetId, ReadonlyMap<ColumnId, TableRange[] | 'all'>>;
  /** Columns whose formula, type, name, role or format changed. */
  readonly columns: ReadonlyMap<SheetId, ReadonlySet<ColumnId>>;
  /** Tables that are sorted or filtered in another way; rows and values are what they were. */
  readonly views: ReadonlySet<SheetId>;
  /** Sheets whose comments changed. */
  readonly comments: ReadonlySet<SheetId>;
  readonly parameters: boolean;
  /** Named ranges came or went, or one is called otherwise or refers to other cells. */
  readonly names: boolean;
  readonly charts: boolean;
  readonly templates: boolean;
}
export type TableRange = readonly [from: number, to: number];
