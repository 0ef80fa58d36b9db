import type { ClipboardService, CommandOutcome, Selection } from '../commands/command';
import type { MirrorChange } from '../engine/valueMirror';
import type { RuleAnswers } from './conditionalLooks';
import type { ColumnId, RowId, SheetId } from '../model/ids';
import type { ValueReader } from '../model/valueReader';
import type { Workbook } from '../model/workbook';
import type { AnswerWait } from '../shared/answerWait';
import type { Dispose } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import type { Problem, ProblemParams } from '../shared/problems';
import type { Notice } from '../shared/notice';
import type { CellError } from '../shared/value';
import type { EditorElements } from './cellEditor';
import type { CellOutline } from './cellOutlines';
import type { GridPointer } from './gridPointing';

/** The shown values, and word of when they changed. The engine's `ValueMirror` is one. */
export interface GridValues extends ValueReader {
  /** Computed values arrived; what a transaction changes is heard from the workbook. */
  subscribe(listener: (change: ValuesChange) => void): Dispose;
}
export type ValuesChange = Pick<MirrorChange, 'reshaped' | 'columns' | 'isAnswer'>;

/**
 * What the grid needs from around it. It never writes: whatever the user tries to do becomes a command with
 * `runCommand`, whose arguments are the types of `src/commands`.
 */
export interface GridViewOptions {
  readonly workbook: Workbook;
  readonly values: GridValues;
  /** What is drawn of a value that was typed waits for it; ended by whoever hears that the answer is there. */
  readonly answer: AnswerWait;
  readonly sheetId: SheetId;
  readonly locale: Locale;
  readonly theme: GridTheme;
  readonly readOnly: boolean;
  /** 1 unless given. */
  readonly zoom?: number;
  /** None unless given. */
  readonly formulaSheets?: ReadonlySet<SheetId>;
  /** Handsontable's licence key. */
  readonly licenseKey: string;
  /** Texts by key of `src/i18n/messages/{grid,commands}`, in the locale of the moment. */
  phrase(key: string, params?: ProblemParams): string;
  /** Answers what conditional formats cannot see at once. */
  readonly ruleAnswers?: RuleAnswers;
  /** One or two sentences for the card over an error cell. */
  describeError(error: CellError): string;
  /** The same for the card over a cell whose formula was given what is likely not meant. */
  describeNotice(notice: Notice): string;
  runCommand(id: string, args?: unknown): CommandOutcome;
  /** Why something was refused that is no command: copying by its keys. */
  onRefused?(problem: Problem): void;
  /** Whether a command is offered in the context menu right now. */
  isCommandEnabled(id: string): boolean;
  /** `null` when nothing is selected any more. Not called for a selection made with `select`. */
  onSelection?(selection: Selection | null): void;
  /** The in-cell editor opened, its text changed, or it closed (`null`): the formula bar follows. */
  onEdit?(edit: CellEdit | null): void;
  /** The same with the elements of the editor, for whoever helps to type in it. */
  onEditor?(editor: OpenEditor | null): void;
  /** Whether a sheet that is shown may take the focus when nothing has it; it may unless given. */
  mayTakeFocus?(): boolean;
  /** Someone may be typing a formula, in the editor or elsewhere. */
  readonly pointer?: GridPointer;
  /** The viewport moved, rows or columns were resized or the sheet changed: overlays ask `cellRect` again. */
  onViewportChange?(): void;
  /** A click on the header of a table column, for the column panel. */
  onHeaderOpen?(sheetId: SheetId, columnId: ColumnId): void;
}

export type GridTheme = 'light' | 'dark';

/** What stands in the in-cell editor while it is open. Positions are stored ones. */
export interface CellEdit {
  readonly sheetId: SheetId;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly text: string;
}

/** The open in-cell editor, and the cell it stands in by its stored position. */
export interface OpenEditor extends EditorElements, Omit<CellEdit, 'text'> {}

/** A rectangle relative to the top left corner of the element given to `createGridView`, in CSS pixels. */
export interface GridRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One grid on the screen. It follows the workbook and the values by itself until `dispose`. */
export interface GridView {
  readonly sheetId: SheetId;
  /** Copying and pasting for menus; the session hands it to commands as `services.clipboard`. */
  readonly clipboard: ClipboardService;
  /** Height of the column headings and width of the row numbers; 0 on a report. */
  readonly headerHeightPx: number;
  readonly headerWidthPx: number;
  showSheet(sheetId: SheetId): void;
  /** Selects and scrolls there; another sheet is shown first. */
  select(selection: Selection): void;
  /** Marks rows of the table that is shown, and scrolls to the first of them. An empty list clears the marks. */
  selectRows(rows: readonly RowId[]): void;
  /** Where a cell is (row as it is shown), also outside the viewport; what scrolls with the grid is placed by it. */
  cellRect(rowIndex: number, columnIndex: number): GridRect;
  /** Scrolls the heading of a column into view and says where it is on the page; `null` when there is none. */
  headingRect(columnIndex: number): DOMRect | null;
  scrollTo(rowIndex: number, columnIndex: number): void;
  /** How wide a column must be for the texts it shows. */
  fittingWidthPx(columnIndex: number): number;
  /** Opens the in-cell editor at the active cell, with `text` instead of the cell's own when given. */
  edit(text?: string): void;
  /** Closes the in-cell editor without entering its text, which is then whoever took it; `null` when it is not open. */
  takeEdit(): CellEdit | null;
  /** Frames round cells of the sheet that is shown. */
  showOutlines(outlines: readonly CellOutline[]): void;
  setLocale(locale: Locale): void;
  setTheme(theme: GridTheme): void;
  setReadOnly(readOnly: boolean): void;
  /** Draws everything so many times as large as at 100 %. */
  setZoom(zoom: number): void;
  /** Shows formulas in place of what they come to, on these sheets and no others. */
  showFormulas(sheets: ReadonlySet<SheetId>): void;
  focus(): void;
  /** In the next frame, unless someone has gone to a field or to a chart by then. */
  focusSoon(): void;
  /** Whether an event happened in the grid. */
  contains(target: EventTarget | null): boolean;
  dispose(): void;
}

/** Makes a grid in an element that has a size. The element is the grid's until `dispose`. */
export type CreateGridView = (element: HTMLElement, options: GridViewOptions) => GridView;
