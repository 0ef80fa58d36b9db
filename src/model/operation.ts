import type { Axis } from './axis';
import type { CellComment, CommentKey } from './cellComment';
import type { ColumnBlock } from './columnBlock';
import type {
  AppliedTemplate,
  Chart,
  GridCell,
  GridCellKey,
  GridChunk,
  GridSheet,
  Parameter,
  Sheet,
  TableColumn,
} from './document';
import type { NamedRange } from './namedRange';
import type { NamedViews } from './namedViews';
import type {
  ChartId,
  ColumnId,
  GridColumnId,
  NamedRangeId,
  ParameterId,
  RowId,
  SheetId,
  SnapshotId,
} from './ids';
import type { KeyFigure, Scenario } from './scenario';
import type { Snapshot } from './snapshot';
import type { TableView } from './tableView';

/**
 * The smallest changes a workbook knows; every one has an inverse made of operations. Rows and columns are named
 * by id and insertions by "after this id" (`null` = first), so an operation still means the same after others.
 * Operations are plain data: they go to the journal, to the engine's worker and to other tabs.
 */
export type Operation =
  | { readonly kind: 'setWorkbookName'; readonly name: string }
  | { readonly kind: 'addSheet'; readonly sheet: Sheet; readonly after: SheetId | null }
  | { readonly kind: 'removeSheet'; readonly sheetId: SheetId }
  | { readonly kind: 'moveSheet'; readonly sheetId: SheetId; readonly after: SheetId | null }
  | { readonly kind: 'updateSheet'; readonly sheetId: SheetId; readonly patch: SheetPatch }
  /** `null` removes the comment. The cells must be there. */
  | {
      readonly kind: 'setComments';
      readonly sheetId: SheetId;
      readonly comments: Readonly<Record<CommentKey, CellComment | null>>;
    }
  // tables
  | {
      readonly kind: 'addColumn';
      readonly sheetId: SheetId;
      readonly column: TableColumn;
      readonly after: ColumnId | null;
    }
  | { readonly kind: 'removeColumn'; readonly sheetId: SheetId; readonly columnId: ColumnId }
  | {
      readonly kind: 'moveColumn';
      readonly sheetId: SheetId;
      readonly columnId: ColumnId;
      readonly after: ColumnId | null;
    }
  | {
      readonly kind: 'updateColumn';
      readonly sheetId: SheetId;
      readonly columnId: ColumnId;
      readonly patch: ColumnPatch;
    }
  /** `values[i]` goes to the i-th id of `rows`. */
  | {
      readonly kind: 'setCells';
      readonly sheetId: SheetId;
      readonly columnId: ColumnId;
      readonly rows: Axis;
      readonly values: ColumnBlock;
    }
  /**
   * Inserts rows with their values. A column that is not named gets blanks. Every list of blocks has the lengths of
   * `blockLengths`, whose sum is the number of rows; blocks that stay whole are shared with the document, not copied.
   */
  | {
      readonly kind: 'insertRows';
      readonly sheetId: SheetId;
      readonly after: RowId | null;
      readonly rows: Axis;
      readonly blockLengths: readonly number[];
      readonly columns: Readonly<Record<ColumnId, readonly ColumnBlock[]>>;
    }
  | { readonly kind: 'removeRows'; readonly sheetId: SheetId; readonly rows: Axis }
  /**
   * Puts other rows in the place of all rows of a table, with their values; columns that are not named get blanks.
   * References in formulas stay as they are. How rows come back that were removed in many places: by whole blocks.
   */
  | {
      readonly kind: 'replaceRows';
      readonly sheetId: SheetId;
      readonly rows: Axis;
      readonly blockLengths: readonly number[];
      readonly columns: Readonly<Record<ColumnId, readonly ColumnBlock[]>>;
    }
  | { readonly kind: 'setView'; readonly sheetId: SheetId; readonly view: TableView | null }
  /** What is shown stays as it is. */
  | { readonly kind: 'setNamedViews'; readonly sheetId: SheetId; readonly views: NamedViews | null }
  // grid sheets
  /** `null` removes the cell. */
  | {
      readonly kind: 'setGridCells';
      readonly sheetId: SheetId;
      readonly cells: Readonly<Record<GridCellKey, GridCell | null>>;
    }
  /** Puts whole chunks in the place of those that are there: many cells at once, by reference. `null` removes a chunk. */
  | {
      readonly kind: 'setGridChunks';
      readonly sheetId: SheetId;
      readonly chunks: Readonly<Record<string, GridChunk | null>>;
    }
  | {
      readonly kind: 'insertLines';
      readonly sheetId: SheetId;
      readonly dimension: 'rows' | 'columns';
      readonly after: RowId | GridColumnId | null;
      readonly lines: Axis;
    }
  /** Cells on the lines go with them; references to them become `#REF!`. */
  | {
      readonly kind: 'removeLines';
      readonly sheetId: SheetId;
      readonly dimension: 'rows' | 'columns';
      readonly lines: Axis;
    }
  /** The lines come to stand behind `after`, which is none of them; references follow the cells. */
  | {
      readonly kind: 'moveLines';
      readonly sheetId: SheetId;
      readonly dimension: 'rows' | 'columns';
      readonly lines: Axis;
      readonly after: RowId | GridColumnId | null;
    }
  // the rest
  | { readonly kind: 'addParameter'; readonly parameter: Parameter; readonly after: ParameterId | null }
  | { readonly kind: 'removeParameter'; readonly parameterId: ParameterId }
  | { readonly kind: 'updateParameter'; readonly parameterId: ParameterId; readonly patch: ParameterPatch }
  | { readonly kind: 'addNamedRange'; readonly range: NamedRange; readonly after: NamedRangeId | null }
  | { readonly kind: 'removeNamedRange'; readonly rangeId: NamedRangeId }
  | {
      readonly kind: 'updateNamedRange';
      readonly rangeId: NamedRangeId;
      readonly patch: NamedRangePatch;
    }
  | { readonly kind: 'addChart'; readonly chart: Chart }
  | { readonly kind: 'removeChart'; readonly chartId: ChartId }
  | { readonly kind: 'updateChart'; readonly chartId: ChartId; readonly patch: ChartPatch }
  /** `null` forgets the template. */
  | { readonly kind: 'setTemplate'; readonly templateId: string; readonly applied: AppliedTemplate | null }
  /** The whole list: it is short. */
  | { readonly kind: 'setScenarios'; readonly scenarios: readonly Scenario[] }
  | { readonly kind: 'setKeyFigures'; readonly keyFigures: readonly KeyFigure[] }
  | { readonly kind: 'addSnapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'removeSnapshot'; readonly snapshotId: SnapshotId }
  | { readonly kind: 'renameSnapshot'; readonly snapshotId: SnapshotId; readonly name: string };

export type OperationKind = Operation['kind'];
export type OperationOf<Kind extends OperationKind> = Extract<Operation, { kind: Kind }>;

/** In a patch, `null` removes an optional property and a missing key leaves it. */
type Patch<T, Keys extends keyof T> = {
  readonly [Key in Keys]?: undefined extends T[Key] ? Exclude<T[Key], undefined> | null : T[Key];
};
export type SheetPatch = Patch<
  GridSheet,
  | 'name'
  | 'color'
  | 'hidden'
  | 'columnWidthsPx'
  | 'rowHeightsPx'
  | 'hiddenRows'
  | 'hiddenColumns'
  | 'filter'
  | 'frozenRows'
  | 'frozenColumns'
  | 'layout'
  | 'conditionalFormats'
  | 'validations'
>;
export type ColumnPatch = Patch<
  TableColumn,
  | 'name'
  | 'type'
  | 'role'
  | 'formula'
  | 'blocks'
  | 'numberFormat'
  | 'style'
  | 'validation'
  | 'widthPx'
  | 'unit'
  | 'hidden'
>;
export type ParameterPatch = Patch<Parameter, Exclude<keyof Parameter, 'id'>>;
export type NamedRangePatch = Patch<NamedRange, 'name' | 'refersTo'>;
export type ChartPatch = Patch<Chart, 'title' | 'anchor' | 'spec' | 'sheetId' | 'look'>;
