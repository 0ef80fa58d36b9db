import type { Locale, LocalText } from '../shared/localText';
import type { Axis } from './axis';
import type { CellComment, CommentKey } from './cellComment';
import type { ColumnBlock } from './columnBlock';
import type { ConditionalFormat } from './conditionalFormat';
import type { ChartId, ColumnId, GridColumnId, ParameterId, RowId, SheetId, WorkbookId } from './ids';
import type { GridFilter } from './gridFilter';
import type { NamedRange } from './namedRange';
import type { NamedViews } from './namedViews';
import type { KeyFigure, Scenario } from './scenario';
import type { Snapshot } from './snapshot';
import type { TableView } from './tableView';
import type { GridValidation, Validation } from './validation';

/** Raised when the stored shape changes; `migrations.ts` knows the way from every older one. */
export const documentVersion = 1;

/**
 * A whole workbook as plain data. It is never changed in place: `applyOperation` returns a new one that shares
 * whatever did not change.
 */
export interface WorkbookDocument {
  readonly formatVersion: typeof documentVersion;
  readonly id: WorkbookId;
  readonly name: string;
  /** The language of what stands in the workbook (template texts, function results), not of the interface. */
  readonly locale: Locale;
  readonly sheets: readonly Sheet[];
  readonly parameters: readonly Parameter[];
  readonly namedRanges?: readonly NamedRange[];
  readonly charts: readonly Chart[];
  readonly templates: readonly AppliedTemplate[];
  readonly scenarios?: readonly Scenario[];
  /** What scenarios are compared by, in the order in which it is listed. */
  readonly keyFigures?: readonly KeyFigure[];
  /** In the order of their days. Nothing is calculated from them: the engine's copy has none. */
  readonly snapshots?: readonly Snapshot[];
}

export type Sheet = TableSheet | GridSheet;

interface SheetBase {
  readonly id: SheetId;
  readonly name: string;
  /** A colour token of `src/ui/tokens.css` (`a`, `b`, ...), not a colour value: it must hold in dark mode. */
  readonly color?: string;
  readonly hidden?: boolean;
  /** In their order of precedence. */
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly comments?: Readonly<Record<CommentKey, CellComment>>;
  /** As many columns from the left stay on the screen while the others scroll. */
  readonly frozenColumns?: number;
}

/** Typed columns over one list of rows. Every column has the same block lengths as `blockLengths`. */
export interface TableSheet extends SheetBase {
  readonly kind: 'table';
  readonly rows: Axis;
  readonly nextRowId: number;
  /** Lengths of the row blocks that every column of values is cut into; their sum is the number of rows. */
  readonly blockLengths: readonly number[];
  readonly columns: readonly TableColumn[];
  /** Without one all rows are shown as they are stored. */
  readonly view?: TableView;
  readonly namedViews?: NamedViews;
}

export type ColumnType = 'text' | 'number' | 'currency' | 'percent' | 'date' | 'choice' | 'boolean' | 'tags';

export interface TableColumn {
  readonly id: ColumnId;
  readonly name: string;
  readonly type: ColumnType;
  /** The field this column plays (`revenue`, `customerId`); templates and formulas may use it as a second name. */
  readonly role?: string;
  /** Formula in stored form (see `formula/storedFormula.ts`); `null` for a column of values. */
  readonly formula: string | null;
  /** One block per entry of `blockLengths`; empty for a calculated column, whose values live in the engine. */
  readonly blocks: readonly ColumnBlock[];
  /** Excel number format code; without one the type decides. */
  readonly numberFormat?: string;
  /** How its cells look. */
  readonly style?: ColumnStyle;
  /** Besides what the type asks for. */
  readonly validation?: Validation;
  readonly widthPx?: number;
  readonly unit?: string;
  /** Not shown; formulas and templates go on reading it. */
  readonly hidden?: boolean;
}

/** Free cells. Line counts grow by operations; only cells that hold something are kept. */
export interface GridSheet extends SheetBase {
  readonly kind: 'grid';
  readonly rows: Axis;
  readonly nextRowId: number;
  readonly columns: Axis;
  readonly nextColumnId: number;
  /** Cells in chunks of 64 rows by id, so that an edit copies one small chunk and not the sheet. */
  readonly chunks: Readonly<Record<string, GridChunk>>;
  /** Widths by column id, in pixels, where they differ from the default. */
  readonly columnWidthsPx?: Readonly<Record<string, number>>;
  /** Heights by row id that a person gave; without one the row's texts decide. */
  readonly rowHeightsPx?: Readonly<Record<string, number>>;
  /** Lines that are not shown, by id; ids of lines that are gone mean nothing, until undo brings the lines back. */
  readonly hiddenRows?: Axis;
  readonly hiddenColumns?: Axis;
  readonly filter?: GridFilter;
  /** As many rows from the top stay on the screen while the others scroll. */
  readonly frozenRows?: number;
  /** A report hides grid lines and headings, and prints on A4. */
  readonly layout?: 'sheet' | 'report';
  readonly validations?: readonly GridValidation[];
}
export type GridChunk = Readonly<Record<GridCellKey, GridCell>>;
/** `<row id>:<column id>`. */
export type GridCellKey = string;

export interface GridCell {
  /** What was entered: a value, or a formula in stored form, which begins with `=`. */
  readonly input: GridInput;
  readonly style?: CellStyle;
}
/** Text that begins with `=` is a formula; a literal text that begins with `=` is stored with a leading `'`. */
export type GridInput = number | string | boolean | null;

export interface CellStyle {
  readonly numberFormat?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** A step of the type scale: 12, 13, 15, 20 or 28 px. */
  readonly size?: 'small' | 'normal' | 'title' | 'heading' | 'display';
  /** Text and background as colour tokens, see `colorTokens.ts`. */
  readonly color?: string;
  readonly background?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** `bottom` when left out. */
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
  readonly wrap?: boolean;
  /** Columns the cell is shown across, over the empty cells to its right: prose on a report. 1 when left out. */
  readonly span?: number;
  readonly borderBottom?: boolean;
  readonly borderTop?: boolean;
  readonly borderLeft?: boolean;
  readonly borderRight?: boolean;
}

/** The style of a whole column of a table, whose number format stands beside it. */
export type ColumnStyle = Omit<CellStyle, 'numberFormat' | 'span' | 'size'>;

/** A named value that formulas read by name and the side panel shows as a control. */
export interface Parameter {
  readonly id: ParameterId;
  readonly name: string;
  readonly label: LocalText;
  readonly help?: LocalText;
  readonly kind: 'number' | 'percent' | 'currency' | 'text' | 'boolean' | 'choice';
  readonly value: number | string | boolean;
  readonly unit?: LocalText;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Of a choice: the values it may have, as formulas read them. */
  readonly choices?: readonly string[];
  /** What people read in place of a choice; one without a label is shown as it is. */
  readonly choiceLabels?: Readonly<Record<string, LocalText>>;
}

export interface Chart {
  readonly id: ChartId;
  readonly sheetId: SheetId;
  readonly title: string;
  /** Top left corner on the sheet, and its size. */
  readonly anchor: ChartAnchor;
  readonly spec: ChartSpec;
  readonly look?: ChartLook;
}
/** How a chart looks where a person decided it, and not its kind and its data; kept when the kind changes. */
export interface ChartLook {
  /** The Excel code by which it shows its numbers; without one, as their cells show them. */
  readonly numberFormat?: string;
  /** What stands at the axis of the names; in a chart of points, at the one across. */
  readonly namesTitle?: string;
  /** What stands at the axis of the numbers; in a chart of points, at the one up. */
  readonly numbersTitle?: string;
  /** Where the axis of the numbers begins and ends; what is not given follows the numbers. */
  readonly min?: number;
  readonly max?: number;
  /** A place in the set of eight colours for each series in turn, counted from 0. */
  readonly colors?: readonly number[];
}
export interface ChartAnchor {
  readonly rowId: RowId;
  readonly columnId: GridColumnId;
  readonly widthPx: number;
  readonly heightPx: number;
}
export type ChartSpec = BarsChartSpec | QuadrantChartSpec | ConcentrationChartSpec | BlockChartSpec;

/** A column of a table, by id. */
export interface ColumnRef {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId;
}
/** One bar per distinct text of `category`; its length is the aggregate of `value` (or the number of rows). */
export interface BarsChartSpec {
  readonly kind: 'bars';
  readonly category: ColumnRef;
  readonly value?: ColumnRef;
  readonly aggregate: 'sum' | 'count' | 'average';
  /** Order of the categories; what is not named follows by size. */
  readonly order?: readonly string[];
  readonly unit?: string;
}
/** One point per row; the cut lines follow parameters and can be dragged when they are given. */
export interface QuadrantChartSpec {
  readonly kind: 'quadrant';
  readonly x: ColumnRef;
  readonly y: ColumnRef;
  readonly label?: ColumnRef;
  readonly quadrant?: ColumnRef;
  readonly xCut: ParameterId | number;
  readonly yCut: ParameterId | number;
}

/**
 * Rows from the largest value to the smallest, cumulated as shares of the total: a Pareto curve, and a whale curve where
 * values below zero pull it down again.
 */
export interface ConcentrationChartSpec {
  readonly kind: 'concentration';
  readonly value: ColumnRef;
  /** The share of rows that is marked on the curve. */
  readonly mark?: ParameterId | number;
}
/** A block of cells of a grid sheet by its corners, so that it stays the same block when lines are inserted before it. */
export interface GridBlockRef {
  readonly sheetId: SheetId;
  readonly fromRowId: RowId;
  readonly fromColumnId: GridColumnId;
  readonly toRowId: RowId;
  readonly toColumnId: GridColumnId;
  /** Its first row holds a name and numbers like every other; columns are called by their letters. */
  readonly withoutHeadings?: boolean;
}
export const blockChartKinds = [
  'lines',
  'stackedBars',
  'bubble',
  'waterfall',
  'funnel',
  'heatMap',
  'treemap',
  'radar',
  'survival',
  'tornado',
  'gains',
  'sankey',
] as const;
/**
 * Charts of a block of names and numbers: a heading for each column (if it has any), then a name and its numbers in each
 * row. What the columns mean depends on the kind, see its file in `src/charts`.
 */
export interface BlockChartSpec {
  readonly kind: (typeof blockChartKinds)[number];
  /** A block of cells, or columns of one table, the names first. */
  readonly source: GridBlockRef | readonly ColumnRef[];
  readonly unit?: string;
  /** Bars of one name stand side by side instead of on each other. */
  readonly isBeside?: boolean;
  /** Lines that part a bubble chart. */
  readonly xCut?: ParameterId | number;
  readonly yCut?: ParameterId | number;
}

/** What a template put into the workbook, so that it can be updated and removed without touching the rest. */
export interface AppliedTemplate {
  readonly id: string;
  readonly version: string;
  /** Whose template it is. */
  readonly author?: string;
  /** The file itself, of a template that is not built in: without it, it could not be mapped anew or shared. */
  readonly source?: object;
  /** Table per template table, column per field, in the user's workbook. */
  readonly tables: Readonly<Record<string, SheetId>>;
  readonly mapping: Readonly<Record<string, ColumnRef>>;
  /** What it owns, by the template's own key. */
  readonly owned: {
    readonly sheets: Readonly<Record<string, SheetId>>;
    readonly columns: Readonly<Record<string, ColumnRef>>;
    readonly parameters: Readonly<Record<string, ParameterId>>;
    readonly charts: Readonly<Record<string, ChartId>>;
  };
  /**
   * What it wrote, by the template's own key. What stands there now and differs was changed by the user, and applying
   * the template again keeps it.
   */
  readonly written: {
    readonly sheets: Readonly<Record<string, WrittenSheet>>;
    readonly columns: Readonly<Record<string, Omit<TableColumn, 'id' | 'blocks' | 'role'>>>;
    readonly parameters: Readonly<Record<string, Omit<Parameter, 'id'>>>;
    readonly charts: Readonly<Record<string, Omit<Chart, 'id'>>>;
    /** Conditional formats of columns of tables. */
    readonly formats?: Readonly<Record<string, WrittenFormat>>;
  };
}
export interface WrittenFormat {
  readonly sheetId: SheetId;
  readonly format: ConditionalFormat;
}
export interface WrittenSheet {
  readonly name: string;
  readonly columnWidthsPx: Readonly<Record<string, number>>;
  readonly rowHeightsPx?: Readonly<Record<string, number>>;
  readonly frozenRows?: number;
  readonly frozenColumns?: number;
  /** Rules by the template's own key. */
  readonly conditionalFormats?: Readonly<Record<string, ConditionalFormat>>;
  readonly validations?: Readonly<Record<string, GridValidation>>;
  readonly comments?: Readonly<Record<CommentKey, CellComment>>;
  readonly cells: Readonly<Record<GridCellKey, GridCell>>;
}
