import type { WorkbookId } from '../model/ids';
import type { ReceivedTemplate } from '../model/receivedTemplate';
import type { Dispose } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import type { Result } from '../shared/result';
import type { TemplateCard, TemplateSource } from './templatesPort';
import type { ExportedFile, StorageTrouble, WorkbookPort, WorkbookVersion } from './workbookPort';

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
  /** That the whole store of this browser is gone; `null` where it is not. */
  readonly loss: LossNews | null;
  /** Why the store of this browser cannot be had and memory is in its place; `null` where nothing is wrong. */
  readonly inMemoryBecause: StorageTrouble | null;
  /** Second copies of workbooks that are not here any more, the newest of each. */
  lostBackups(): Promise<Result<readonly BackupCard[]>>;
  restoreBackup(backup: BackupPlace): Promise<Result<WorkbookId>>;
  /** Second copies of one workbook, also of one that is here and cannot be read. The newest first. */
  backupsOf(id: WorkbookId): Promise<Result<readonly BackupCard[]>>;
  /** A second copy as a workbook of its own. */
  copyBackup(backup: BackupPlace, name: string): Promise<Result<WorkbookId>>;
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
/** Told until somebody has acted on it, in any tab. */
export interface LossNews {
  readonly isNews: boolean;
  dismiss(): void;
  /** Takes `dismiss` back. */
  recall(): void;
  /** Another tab has dismissed or recalled it. */
  onChange(listener: () => void): Dispose;
}
export interface BackupCard {
  readonly place: 'private' | 'chosen';
  readonly fileName: string;
  readonly workbookId: WorkbookId;
  readonly name: string;
  readonly atMs: number;
}
export type BackupPlace = Pick<BackupCard, 'place' | 'fileName' | 'workbookId'>;
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
