import type { Dispose } from '../shared/disposable';
import type { Locale, LocalText } from '../shared/localText';
import type { Notice } from '../shared/notice';
import type { Problem, ProblemCode } from '../shared/problems';
import type { Result } from '../shared/result';
import type { CellError, CellValue } from '../shared/value';
import type { Command, CommandOutcome, ScreenServices, Selection } from '../commands/command';
import type { RuleAnswers } from '../grid/conditionalLooks';
import type { GridValues } from '../grid/gridOptions';
import type { ColumnRef, ColumnType, Parameter, TableSheet, WorkbookDocument } from '../model/document';
import type { FunctionInfo } from '../model/formula/editing/functionInfo';
import type { DocumentDifference } from '../model/documentDifference';
import type { CellPlace, Explanation } from '../model/explanation';
import type { ChartId, ColumnId, SheetId, WorkbookId } from '../model/ids';
import type { ParameterValues } from '../model/scenarioValues';
import type { ValueReader } from '../model/valueReader';
import type { AuthoringChoice, AuthoringParts, SampleChoice, TemplateDraft } from '../model/templateDraft';
import type { ReceivedTemplate } from '../model/receivedTemplate';
import type { TemplateComparison } from '../model/templateDifference';
import type { Workbook } from '../model/workbook';

/**
 * What the screen needs of one open workbook. The session fits this shape; the screen knows neither storage nor
 * engine nor file readers, so each of them can be replaced without touching it.
 */
export interface WorkbookPort {
  readonly workbook: Workbook;
  /** The shown values; `subscribe` tells of results of the engine, at most once a frame. */
  readonly values: GridValues;

  readonly history: HistoryPort;
  readonly saving: SavingPort;
  readonly engine: EnginePort;
  readonly templates: TemplatesPort;
  readonly whatIf: WhatIfPort;
  readonly versions: VersionsPort;
  /** Second copies of it; `null` where none are kept. */
  readonly backup: BackupPort | null;

  /** Names of sheets and columns that could not be read whole. */
  readonly damaged: readonly string[];
  /** Why nothing can be changed, or `null` when it can. */
  readonly readOnlyReason: 'host' | 'otherTab' | null;
  /** The other tab let go: whoever opens the workbook anew can edit it. */
  onReadOnly(listener: () => void): Dispose;

  /** While something is being typed: what other tabs do is shown afterwards, so that no row moves under it. */
  holdStill(isHeld: boolean): void;

  /** The interface's language, which commands and problem texts follow. */
  setLocale(locale: Locale): void;

  /** Everything the palette offers, in the order it is shown. */
  readonly commands: readonly Command[];
  isCommandEnabled(id: string): boolean;
  /** Runs a command by its id; `args` as the command declares them. A refusal changes nothing. */
  runCommand(id: string, args?: unknown): CommandOutcome;
  /** Lends the screen to the commands while it is mounted. */
  attachScreen(screen: ScreenPort): Dispose;

  /**
   * The different values of a table column whose shown text contains `search`, in the rows that the filters of the
   * other columns let through; at most `limit` of them, in their order. `null` when it cannot be known.
   */
  listValues(listing: ValueListing): Promise<ListedValues | null>;

  /** Every function a formula may call, with its parameters in words. */
  functions(): Promise<readonly FunctionInfo[]>;
  /** Why functions that the host brought cannot be called; empty where it brought none. */
  refusedFunctions(): Promise<readonly Problem[]>;
  /** How the value of a cell comes about; `null` when there is no such cell, or it cannot be known. */
  explain(place: CellPlace): Promise<Explanation | null>;

  /** What conditional formats ask of the engine; missing where there is none. */
  readonly ruleAnswers?: RuleAnswers;

  /** What a cell's error means and how to mend it, in the interface's language. */
  describeError(error: CellError): string;
  /** What looks wrong about an argument of a cell's formula, and what to do. */
  describeNotice(notice: Notice): string;

  /** Reads a dropped or chosen file far enough to preview it. Nothing in the workbook changes. */
  openCsv(file: File): Promise<Result<CsvImport>>;
  /** The whole workbook as one `.worthbook` file. */
  exportWorkbook(): Promise<Result<ExportedFile>>;
  /** The shown values of one sheet. */
  exportCsv(sheetId: SheetId, options?: { readonly raw?: boolean }): Promise<Result<ExportedFile>>;
  /** The whole workbook for Excel, with live formulas. */
  exportXlsx(options: XlsxExportOptions): Promise<Result<ExportedFile>>;

  /** Waits until everything is durable, then releases worker, listeners and locks. */
  close(): Promise<void>;
}

/** What the workbook would show with other values of its parameters; nothing in it changes. */
export interface WhatIfPort {
  /** Parameters that are not named keep their value of now. `read` is called once, when all is calculated. */
  run<T>(
    parameters: ParameterValues,
    read: (trial: Trial) => T,
    options?: { readonly signal?: AbortSignal; readonly tables?: readonly TableSheet[] },
  ): Promise<Result<T>>;
  /** Gives back what it holds in memory. */
  release(): void;
}
/** Good within the call of `read` only. */
export interface Trial {
  readonly document: WorkbookDocument;
  readonly values: ValueReader;
}

export interface XlsxExportOptions {
  readonly signal: AbortSignal;
  /** Charts as PNG: whoever has a screen draws them. */
  readonly pictures: ReadonlyMap<ChartId, Uint8Array>;
}

export interface ValueListing {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId;
  readonly search: string;
  readonly limit: number;
  readonly locale: Locale;
}
export interface ListedValues {
  readonly entries: readonly { readonly value: CellValue; readonly count: number }[];
  /** How many there are in all. */
  readonly total: number;
}

/** A mounted screen as far as commands know it. */
export interface ScreenPort extends ScreenServices {
  readonly selection: Selection | null;
  /** The chart that is selected, or edited in the panel. */
  readonly selectedChartId?: ChartId | null;
}

export interface HistoryPort {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What the next undo and redo are about: a message key, where the step has a name. */
  readonly nextUndo: { readonly label: string | undefined } | undefined;
  readonly nextRedo: { readonly label: string | undefined } | undefined;
  undo(): boolean;
  redo(): boolean;
  onChange(listener: () => void): Dispose;
}

/** Backing up and choosing a folder for it are commands. */
export interface BackupPort {
  readonly canChooseFolder: boolean;
  /** The newest first. */
  readonly last: readonly { readonly place: 'private' | 'chosen'; readonly atMs: number }[];
  onChange(listener: () => void): Dispose;
}

/** Earlier states of the workbook; naming and restoring them are commands. */
export interface VersionsPort {
  /** Whether they outlive the page. */
  readonly areLasting: boolean;
  /** The newest first. */
  list(): Promise<Result<readonly WorkbookVersion[]>>;
  /** What changed from one state to a later one; `null` is the workbook as it is now. */
  compare(from: string, to: string | null): Promise<Result<DocumentDifference>>;
  /** There are others than before, or other names. */
  onChange(listener: () => void): Dispose;
}
export interface WorkbookVersion {
  readonly id: string;
  readonly atMs: number;
  /** Worded as `history_cause_<cause>`. */
  readonly cause: 'automatic' | 'named' | 'beforeImport' | 'beforeTemplate' | 'beforeRestore';
  readonly name: string | null;
}

export interface SavingPort {
  readonly state: ShownSaveState;
  onState(listener: () => void): Dispose;
  retry(): Promise<void>;
}
export type ShownSaveState =
  | { readonly kind: 'saved'; readonly atMs: number }
  /** `stalled`: the disk has not answered for most of a second. */
  | { readonly kind: 'saving'; readonly stalled?: true }
  | {
      readonly kind: 'failed';
      readonly reason: 'storageFailed' | 'storageFull' | 'storageBlocked' | 'storageNewer' | 'otherTabSilent';
    }
  | { readonly kind: 'unsaved'; readonly blocked?: true };

export interface EnginePort {
  readonly status: EngineStatus;
  onStatus(listener: () => void): Dispose;
  cancel(): void;
  resume(): void;
  /** Formulas that did not come to an end and are not computed. */
  readonly held: readonly HeldFormula[];
  /** Computes them once more. */
  tryAgain(): void;
}
export type HeldFormula =
  | { readonly sheetId: SheetId; readonly key: string }
  | { readonly sheetId: SheetId; readonly columnId: ColumnId };
export type CalculationProgress = { readonly done: number; readonly total: number } & (
  | { readonly kind: 'column'; readonly sheetId: SheetId; readonly columnId: ColumnId }
  /** A function of a cell that takes long. */
  | { readonly kind: 'function'; readonly functionName: string }
);
export type EngineStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'calculating';
      /** Known once a calculation lasts. */
      readonly progress: CalculationProgress | null;
    }
  /** Asked to stop; some columns show their last values. */
  | { readonly kind: 'stopped'; readonly isHeld?: true }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

// --- import: the contracts of src/io/importPlan.ts, structurally --------------------------------------------------

/** An opened file on its way into the workbook. */
export interface CsvImport {
  readonly fileName: string;
  readonly encodings: readonly string[];
  readonly delimiters: readonly string[];
  preview(choices: CsvChoices): Promise<Result<CsvPreview>>;
  /** How many rows an update by key would change; reads the whole file, and changes nothing. */
  check(request: CsvImportRequest): Promise<Result<UpdateCounts>>;
  /** Reads the whole file and adds it in one undoable step. Cancelled or failed, the workbook is as before. */
  run(request: CsvImportRequest): Promise<Result<ImportOutcome>>;
  dispose(): void;
}
/** A table that is there already: rows are added to it, or those of the same key updated. */
export interface ImportTarget {
  readonly sheetId: SheetId;
  /** `null`: every row of the file is a new one. */
  readonly keyColumnId: ColumnId | null;
}
export interface UpdateCounts {
  readonly updated: number;
  readonly added: number;
  readonly unchanged: number;
  /** Left out: the key is blank, or not of one row only. */
  readonly ambiguous: number;
}
export interface CsvImportRequest {
  readonly choices: CsvChoices;
  readonly sheetName: string;
  /** `linked`: a file of orders also gives a table of its customers that adds them up. */
  readonly orders?: 'linked';
  readonly customersName: string;
  readonly locale: Locale;
  /** Without one the file becomes a table of its own. */
  readonly target?: ImportTarget;
  /** 0..1 of the file. */
  onProgress(fraction: number): void;
  readonly signal: AbortSignal;
}
export interface CsvChoices {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly hasHeader?: boolean;
  readonly skippedRows?: number;
  readonly reduce?: { readonly locale: Locale };
  readonly sheet?: number;
  readonly columns?: Readonly<Record<number, ColumnChoice>>;
}
export interface ColumnChoice {
  readonly skip?: boolean;
  readonly name?: string;
  readonly type?: ColumnType;
  readonly role?: string | null;
  readonly dateOrder?: DateOrder;
}
/** How `3/4/2024` is read. */
export type DateOrder = 'dmy' | 'mdy';
export interface CsvPreview {
  readonly encoding: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly skippedRows: number;
  readonly firstRows: readonly (readonly string[])[];
  /** Of a workbook only. */
  readonly sheets?: readonly SheetChoice[];
  readonly sheet?: number;
  readonly fileKind: 'customers' | 'orders' | 'other';
  readonly rows: readonly (readonly string[])[];
  readonly isWholeFile: boolean;
  readonly columns: readonly ColumnGuess[];
  /** What the person should look at before going on. */
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
  readonly confidence: number;
  readonly reason: LocalText | null;
  readonly samples: readonly string[];
  readonly unit?: string;
  /** How the dates are read, and whether the rows seen leave it open. */
  readonly dateOrder?: DateOrder;
  readonly isDateOrderAmbiguous?: boolean;
}
export interface ImportOutcome {
  readonly sheetId: SheetId;
  readonly ledger: ImportLedger;
  readonly counts?: UpdateCounts;
}
export interface ImportLedger {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly entries: readonly LedgerEntry[];
  readonly entryCount: number;
  /** Of order lines that became customers. */
  readonly reduced?: {
    readonly lines: number;
    readonly customers: number;
    readonly orders: number;
    readonly missingCustomer: number;
    readonly cancelled: number;
    readonly notPositive: number;
  };
}
export interface LedgerEntry {
  readonly kind: 'unreadable' | 'tooFewCells' | 'tooManyCells' | 'undecodable' | 'brokenQuote';
  readonly row: number;
  readonly column: string | null;
  readonly text: string;
}

// --- templates ------------------------------------------------------------------------------------------------------

export interface TemplatesPort {
  readonly gallery: readonly TemplateCard[];
  /** What each template still needs, as names of fields; those with nothing are ready to use. */
  readiness(): Promise<ReadonlyMap<string, readonly LocalText[]>>;
  /** The template's fields with the columns that fit them best, in the workbook as it is now. */
  /** What a template that stands in the workbook is called, also one that is not built in. */
  cardOf(templateId: string): Pick<TemplateCard, 'name' | 'question'> | null;
  propose(source: TemplateSource): Promise<Result<TemplateProposal>>;
  /** What applying it would change, also in results; `null` when it does not stand in the workbook. */
  compare(source: TemplateSource, choice: TemplateChoice): Promise<Result<TemplateComparison | null>>;
  apply(source: TemplateSource, choice: TemplateChoice): CommandOutcome;
  /** The file of a template that stands in the workbook and is not built in. */
  share(templateId: string): Promise<Result<ExportedFile>>;
  /** The fragment of a link that carries a template file. */
  linkTo(file: ExportedFile): Promise<Result<string>>;
  remove(templateId: string): CommandOutcome;
  /** Makes templates of the workbook; loaded when it is asked for. */
  authoring(): Promise<AuthoringPort>;
}
/** By id: one of the gallery, or what stands in the workbook; or one that was received. */
export type TemplateSource = string | ReceivedTemplate;
export interface AuthoringPort {
  parts(): AuthoringParts;
  draft(choice: AuthoringChoice): Promise<Result<TemplateDraft>>;
  finish(choice: AuthoringChoice, sample: SampleChoice): Promise<Result<ExportedFile>>;
}
/** What the gallery says about a template. */
export interface TemplateCard {
  readonly id: string;
  readonly version: string;
  readonly name: LocalText;
  /** The question it answers. */
  readonly question: LocalText;
  /** What it needs, as names of fields. */
  readonly needs: readonly LocalText[];
  readonly builds: readonly LocalText[];
  readonly topic: TemplateTopic;
  /** What its main chart shows of the sample, in hundredths of the largest number; -101 for nothing. */
  readonly picture: { readonly kind: string; readonly values: readonly (readonly number[])[] };
}
export const templateTopics = ['value', 'retention', 'segments', 'growth', 'planning', 'service'] as const;
export type TemplateTopic = (typeof templateTopics)[number];
export interface TemplateProposal {
  readonly card: TemplateCard;
  /** The version of it that stands in the workbook. */
  readonly appliedVersion: string | null;
  readonly fields: readonly TemplateField[];
  readonly parameters: readonly TemplateParameter[];
}
/** A parameter before it is in the workbook: it has a key of the template in place of an id. */
export type TemplateParameter = Omit<Parameter, 'id'> & { readonly key: string };
export interface TemplateField {
  /** Key in `TemplateChoice.mapping`: `customers.revenue`. */
  readonly key: string;
  readonly label: LocalText;
  readonly help?: LocalText;
  readonly required: boolean;
  /** Best first; the first one is preselected when its confidence is at least one half. */
  readonly candidates: readonly FieldCandidate[];
}
export interface FieldCandidate {
  readonly column: ColumnRef;
  readonly name: string;
  readonly confidence: number;
  readonly samples: readonly string[];
}
export interface TemplateChoice {
  readonly mapping: Readonly<Record<string, ColumnRef | null>>;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
}

// --- the library ------------------------------------------------------------------------------------------------------

/** All workbooks of this browser, for the start screen. */
export interface LibraryPort {
  readonly gallery: readonly TemplateCard[];
  list(): Promise<Result<readonly WorkbookCard[]>>;
  create(options: { readonly locale: Locale }): Promise<Result<WorkbookId>>;
  /** `calculate: false`: formulas show what was stored until they are asked to calculate. */
  open(
    id: WorkbookId,
    options: { readonly locale: Locale; readonly calculate?: boolean },
  ): Promise<Result<WorkbookPort>>;
  /** The whole store of this browser was lost since the last visit. */
  readonly isLost: boolean;
  /** Second copies of workbooks that are not here any more, the newest of each. */
  lostBackups(): Promise<Result<readonly BackupCard[]>>;
  restoreBackup(backup: Pick<BackupCard, 'place' | 'fileName'>): Promise<Result<WorkbookId>>;
  /** Earlier versions of a workbook, also of one that cannot be opened. The newest first. */
  listVersions(id: WorkbookId): Promise<Result<readonly WorkbookVersion[]>>;
  /** An earlier version as a workbook of its own. */
  copyVersion(id: WorkbookId, versionId: string, name: string): Promise<Result<WorkbookId>>;
  /** What is stored of a workbook, as it lies there. */
  exportRaw(id: WorkbookId): Promise<Result<ExportedFile>>;
  rename(id: WorkbookId, name: string): Promise<Result<void>>;
  duplicate(id: WorkbookId, name: string): Promise<Result<WorkbookId>>;
  /** Hides it; `restore` brings it back. */
  remove(id: WorkbookId): Promise<Result<void>>;
  restore(id: WorkbookId): Promise<Result<void>>;
  /** Whether a file is a whole workbook; anything else has rows to import. */
  isWorkbookFile(file: Blob): Promise<boolean>;
  /** A workbook file (`.worthbook`, `.xlsx`) becomes a workbook of its own; cancelled or refused, nothing is kept. */
  importWorkbook(
    file: File,
    options: { readonly locale: Locale; readonly signal?: AbortSignal },
  ): Promise<Result<OpenedFile>>;
  /** Reads a template from a file, or from the fragment of a link; nothing of it runs. */
  receiveTemplate(source: File | string): Promise<Result<ReceivedTemplate>>;
  /** A finished analysis on made-up data. */
  createSample(source: TemplateSource, options: { readonly locale: Locale }): Promise<Result<WorkbookId>>;
}
export interface BackupCard {
  readonly place: 'private' | 'chosen';
  readonly fileName: string;
  readonly name: string;
  readonly atMs: number;
}
/** A file that became a workbook, and what of it is not as it was there. */
export interface OpenedFile {
  readonly id: WorkbookId;
  readonly notes: readonly FileNote[];
}
export interface FileNote {
  readonly kind: FileNoteKind;
  readonly count: number;
  /** The first few places. */
  readonly places: readonly string[];
}
/** Kinds are worded as `file_note_<kind>`. */
export const fileNoteKinds = [
  'formulas',
  'mixedColumns',
  'movedTables',
  'names',
  'dateSystem',
  'longTexts',
  'validations',
  'conditionalFormats',
  'comments',
  'merges',
  'hiddenLines',
  'filters',
  'richText',
  'hyperlinks',
  'styles',
  'charts',
  'pictures',
  'pivotTables',
  'externalLinks',
  'controls',
  'macros',
  'protection',
] as const;
export type FileNoteKind = (typeof fileNoteKinds)[number];
export interface WorkbookCard {
  readonly id: WorkbookId;
  readonly name: string;
  readonly modifiedMs: number;
  readonly rowCount: number;
  readonly sheetCount: number;
  readonly readable: boolean;
}
