import type { Dispose } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import type { Notice } from '../shared/notice';
import type { Problem } from '../shared/problems';
import type { Result } from '../shared/result';
import type { CellError, CellValue } from '../shared/value';
import type { Command, CommandOutcome, ScreenServices, Selection } from '../commands/command';
import type { RuleAnswers } from '../grid/conditionalLooks';
import type { GridValues } from '../grid/gridOptions';
import type { TableSheet, WorkbookDocument } from '../model/document';
import type { FunctionInfo } from '../model/formula/editing/functionInfo';
import type { DocumentDifference } from '../model/documentDifference';
import type { CellPlace, Explanation } from '../model/explanation';
import type {
  CsvChoices,
  CsvImportRequest,
  CsvPreview,
  ImportCheck,
  ImportOutcome,
} from '../model/fileImport';
import type { ChartId, ColumnId, SheetId } from '../model/ids';
import type { ParameterValues } from '../model/scenarioValues';
import type { ValueReader } from '../model/valueReader';
import type { Workbook } from '../model/workbook';
import type { TemplatesPort } from './templatesPort';

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
  exportCsv(
    sheetId: SheetId,
    options?: { readonly raw?: boolean; readonly signal?: AbortSignal },
  ): Promise<Result<ExportedFile>>;
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
  | { readonly kind: 'failed'; readonly reason: StorageTrouble | 'otherTabSilent' }
  /** In memory only; with a `reason` because the store cannot be had. */
  | { readonly kind: 'unsaved'; readonly reason?: StorageTrouble };
/** Problem codes, and endings of the texts about a store that cannot be had. */
export type StorageTrouble = 'storageFailed' | 'storageFull' | 'storageBlocked' | 'storageNewer';

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

// --- import --------------------------------------------------------------------------------------------------------

/** An opened file on its way into the workbook. */
export interface CsvImport {
  readonly fileName: string;
  preview(choices: CsvChoices): Promise<Result<CsvPreview>>;
  /** Reads the whole file and tells what of it would not come in as it stands; an update, what it changes. */
  check(request: CsvImportRequest): Promise<Result<ImportCheck>>;
  /** Adds the file in one undoable step, reading it where it was not checked. Cancelled or failed, the workbook is as before. */
  run(request: CsvImportRequest): Promise<Result<ImportOutcome>>;
  dispose(): void;
}
