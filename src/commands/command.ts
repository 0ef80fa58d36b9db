import type { Locale } from '../shared/localText';
import type { Problem, ProblemParams } from '../shared/problems';
import type { Result } from '../shared/result';
import type { CellValue } from '../shared/value';
import type { ColumnTextReader, WorkControls } from '../model/columnText';
import type { OrdersReader } from '../model/customersOfOrders';
import type { WorkbookDocument } from '../model/document';
import type {
  ChartId,
  ColumnId,
  GridColumnId,
  NamedRangeId,
  ParameterId,
  RowId,
  SheetId,
} from '../model/ids';
import type { Operation } from '../model/operation';
import type { ValueReader } from '../model/valueReader';
import type { Workbook } from '../model/workbook';
import type { PaintedLook } from './paintFormat';
import type { PasteMode } from './pasteMode';

/**
 * One thing a person can do: the record that keyboard, menus, the palette, embedding hosts and tests all use
 * (see Excalidraw's actions). Texts are keys of `src/i18n/messages`.
 */
export interface Command<Args = void> {
  /** `area.verb`: `rows.insertBelow`. */
  readonly id: string;
  /** Message key of its name, and of one sentence more where the name is not enough. */
  readonly text: string;
  readonly hint?: string;
  /** Shortcuts as `Mod+Z` (Mod is Ctrl, or Command on a Mac), the first one is shown. */
  readonly keys?: readonly string[];
  /** Lucide icon name. */
  readonly icon?: string;
  /** Needs arguments that only its caller has (typing, filling): not offered in the palette. */
  readonly needsArgs?: boolean;
  /**
   * Why the command is off right now is not said here; it is simply not offered. Without `args`: whether it can do what it
   * does by itself.
   */
  isEnabled(context: CommandContext, args?: Args): boolean;
  run(context: CommandContext, args: Args): CommandOutcome;
  /** Run without arguments it acts upon the selection, and so it does when it is repeated. */
  readonly repeatsOnSelection?: true;
  /**
   * What repeating it comes to, where that is not the same command: making bold again does not take it away. Asked before
   * it runs. A command with neither of the two cannot be repeated.
   */
  repetition?(context: CommandContext, args: Args): Repetition | null;
}

/** A command that is to be run once more. */
export interface Repetition {
  readonly id: string;
  readonly args?: unknown;
}
export type CommandOutcome = Result<void> | Promise<Result<void>>;

/** Everything a command may use. The session provides it; commands know no other layer. */
export interface CommandContext {
  readonly workbook: Workbook;
  readonly values: ValueReader;
  readonly locale: Locale;
  readonly readOnly: boolean;
  readonly selection: Selection | null;
  /** The chart that is selected, or edited in the panel. */
  readonly selectedChartId?: ChartId | null;
  readonly services: CommandServices;
}

/** The selected rectangle of one sheet as it is shown (see `Region`). Ends included. */
export interface Selection {
  readonly sheetId: SheetId;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
  /** The cell that typing goes to. */
  readonly activeRow: number;
  readonly activeColumn: number;
  /** Further rectangles, which Ctrl has added. */
  readonly others?: readonly Omit<Selection, 'activeRow' | 'activeColumn' | 'others'>[];
}

/** What commands ask of the screen; a headless session answers with nothing. */
export interface CommandServices {
  undo(): boolean;
  redo(): boolean;
  /** The last change once more, to what is selected now; missing where nobody remembers it. */
  repeat?(): CommandOutcome;
  showSheet(sheetId: SheetId): void;
  select(selection: Selection): void;
  /** Marks rows of a table as chosen (from a chart) and scrolls to the first. */
  selectRows(sheetId: SheetId, rows: readonly RowId[]): void;
  showPanel(panel: PanelName | null, target?: PanelTarget): void;
  showDialog(dialog: DialogName): void;
  /** Opens the drop-down in the heading of a column: of a table, or of a filter over cells. */
  showColumnMenu(sheetId: SheetId, columnId: ColumnId | GridColumnId): void;
  /** Shows on the sheet what the active cell reads or what reads it, or goes there. */
  trace(action: TraceAction): void;
  /** Puts the focus into the next (1) or the previous (-1) part of the screen. */
  moveFocus(step: 1 | -1): void;
  /** Lets the person type the address of a cell to go to; missing where there is no screen. */
  askForAddress?(): void;
  /** Shows sheets larger or smaller. */
  zoomBy(action: 'in' | 'out' | 'reset'): void;
  /** So many times as large as at 100 %, within the bounds of the screen. */
  zoomTo(zoom: number): void;
  /** Shows formulas in place of what they come to, or the values again; missing where nothing is drawn. */
  toggleFormulas?(sheetId: SheetId): void;
  /** Prints the sheet that is shown, or one chart alone. */
  print(chartId?: ChartId): void;
  /** Sorts and filters a table anew by its values of now. */
  reapplyView(sheetId: SheetId): void;
  /** Waits for the cells that are to look like this; missing where nothing can be selected. */
  startPainting?(look: PaintedLook): void;
  /** Opens the list of what may be chosen for the active cell. */
  showChoices?(): void;
  /** Selects a chart and shows it, on whatever sheet it is; `null` selects none. Missing where nothing is drawn. */
  selectChart?(chartId: ChartId | null): void;
  notify(notice: Notice): void;
  /** Shows how far long work is while it goes on, and lets the person stop it. */
  runLongWork<T>(label: string, work: (controls: WorkControls) => Promise<Result<T>>): Promise<Result<T>>;
  /** Reads a long text beside the page; missing where nothing can. */
  readonly readColumnText?: ColumnTextReader;
  /** The customers of a table of orders, by the rules of the import; missing where nothing can read it. */
  readonly customersOfOrders?: OrdersReader;
  /** What a formula in stored form comes to once operations have been applied; missing where there is no engine. */
  evaluate?(
    formula: string,
    sheetId: SheetId,
    assuming: readonly Operation[],
  ): Promise<CellValue | readonly (readonly CellValue[])[]>;
  /** Whether a name is that of one of our functions. */
  isOwnFunction?(name: string): Promise<boolean>;
  /** Makes a file and hands it to the person, with progress; missing where there is nobody to take it. */
  exportFile?(kind: ExportKind): Promise<Result<void>>;
  /** The grid's clipboard; missing while no grid is on the screen. */
  readonly clipboard?: ClipboardService;
  /** The formula that is being typed; missing while nobody types one. */
  readonly typedFormula?: TypedFormulaService;
  /** What is being typed into a cell, formula or not; missing while nobody types. */
  readonly typedText?: TypedTextService;
  /** Looking for something in the workbook; missing where there is no screen. */
  readonly find?: FindService;
  /** Applies a template by its id; missing where there is no gallery. */
  applyTemplate?(named: NamedTemplate): Promise<Result<void>>;
  /** Second copies of the workbook; missing where none are kept. */
  readonly backup?: BackupService;
  /** Earlier states of the workbook; missing where none are kept. */
  readonly versions?: VersionService;
  /** How wide a column of the sheet on the screen must be for what it shows; missing where nothing is drawn. */
  readonly fittingWidthPx?: (columnIndex: number) => number;
}

/** What a screen does of it; undo, redo, the order of rows and the like belong to the session. */
export type ScreenServices = Omit<
  CommandServices,
  | 'undo'
  | 'redo'
  | 'repeat'
  | 'reapplyView'
  | 'readColumnText'
  | 'customersOfOrders'
  | 'evaluate'
  | 'isOwnFunction'
  | 'versions'
  | 'backup'
  | 'applyTemplate'
>;

/** A template as a program asks for it. */
export interface NamedTemplate {
  /** The id of one in the gallery. */
  readonly template: string;
  /** Columns for fields, by name or role: `{ 'customers.revenue': 'Turnover' }`. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Values for its parameters, by key. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What a panel is to be about. */
export interface PanelTarget {
  readonly sheetId?: SheetId;
  readonly columnId?: ColumnId;
  /** The parameter whose settings are to be open; `null`: those of a new one. */
  readonly parameterId?: ParameterId | null;
  /** The named range that is to be changed; `null`: a new one. */
  readonly rangeId?: NamedRangeId | null;
  readonly chartId?: ChartId;
}

export interface TypedFormulaService {
  /** The references at the caret, or in what is selected, become absolute step by step. */
  toggleAbsolute(): void;
}

export interface TypedTextService {
  /** At the caret, or in place of what is selected. */
  type(text: string): void;
}

export interface FindService {
  open(withReplace: boolean): void;
  /** To the next place, or the one before. */
  step(step: 1 | -1): unknown;
}

export interface BackupService {
  /** Whether the browser lets the person choose a folder. */
  readonly canChooseFolder: boolean;
  /** The places it went to: `private` ends with the browser's data, `chosen` does not. */
  backUp(): Promise<Result<readonly ('private' | 'chosen')[]>>;
  /** Lets the person choose a folder and backs up there from then on. */
  chooseFolder(): Promise<Result<void>>;
}

export interface VersionService {
  keep(name: string): Promise<Result<void>>;
  rename(pointId: string, name: string): Promise<Result<void>>;
  read(pointId: string): Promise<Result<WorkbookDocument>>;
}

/** Copying and pasting the selection by menu; the keyboard's own events reach the grid without it. */
export interface ClipboardService {
  copy(): Result<void>;
  cut(): Result<void>;
  paste(mode?: PasteMode): Promise<Result<void>>;
}
/** `csv`: of the sheet on the screen, without live formulas; `csvRaw`: every text as it stands. */
export type ExportKind = 'workbook' | 'xlsx' | 'csv' | 'csvRaw';
export type PanelName =
  | 'template'
  | 'parameters'
  | 'names'
  | 'scenarios'
  | 'snapshots'
  | 'column'
  | 'format'
  | 'validation'
  | 'conditions'
  | 'comments'
  | 'chart'
  | 'explain'
  | 'versions'
  | 'help';
export type TraceAction =
  'togglePrecedents' | 'toggleDependents' | 'clear' | 'goToPrecedent' | 'goToDependent';
export type DialogName =
  | 'import'
  | 'fileNotes'
  | 'templates'
  | 'saveTemplate'
  | 'commandPalette'
  | 'keys'
  | 'renameSheet'
  | 'addColumn'
  | 'columnWidth'
  | 'rowHeight'
  | 'compareScenarios'
  | 'sort'
  | 'removeDuplicates'
  | 'saveView'
  | 'renameView'
  | 'goalSeek'
  | 'sensitivity'
  | 'drift';

/** What may be done about a notice: a command by its id, and what its button says. */
export interface NoticeAction {
  readonly label: string;
  readonly commandId: string;
  readonly args: unknown;
}

/** Something worth saying in passing: a message key with parameters, or a problem. */
export type Notice =
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly params?: ProblemParams;
      readonly undoable?: boolean;
      readonly action?: NoticeAction;
    }
  | Problem;
