import type { Dispose } from '../shared/disposable';
import type { Result } from '../shared/result';
import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Operation } from '../model/operation';
import type { Transaction } from '../model/transaction';
import type { RestorePoint, RestorePoints } from './restorePoint';
import type { SaveFailure, StorageFailure } from './storageFault';

/** `ComputedValues` of the engine, which storage keeps without knowing its shape (typed arrays included). */
export type StoredComputedValues = { readonly version: number };

/** Where workbooks live. `indexedDbStore`, `memoryStore`, and later a host's own. */
export interface WorkbookStore {
  list(): Promise<Result<readonly WorkbookSummary[]>>;
  /** Head, blocks and journal put together; what could not be read is named and left out. */
  open(id: WorkbookId): Promise<Result<OpenedWorkbook>>;
  create(document: WorkbookDocument): Promise<Result<void>>;
  rename(id: WorkbookId, name: string): Promise<Result<void>>;
  duplicate(id: WorkbookId, name: string): Promise<Result<WorkbookId>>;
  /** Hides it; `purgeRemoved` makes it final, so that undo has nothing to restore. */
  remove(id: WorkbookId): Promise<Result<void>>;
  restore(id: WorkbookId): Promise<Result<void>>;
  /** Resolves with those that are gone for good. */
  purgeRemoved(olderThanMs: number): Promise<Result<readonly WorkbookId[]>>;
  /** Starts writing a workbook through; one persister at a time for a workbook. */
  persist(document: WorkbookDocument, version: number): Persister;
  /** Everything that is stored of a workbook as it lies there, damaged or not: JSON, packed arrays in base64. */
  rawRecords(id: WorkbookId): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Earlier states of its workbooks. */
  readonly points: RestorePoints;
  /** What other tabs write; absent where tabs cannot edit a workbook together. */
  readonly journals?: Journals;
  close(): void;
}

/** How a tab follows a workbook that others write too. */
export interface Journals {
  /** What came after a version: the operations, or the whole workbook where they are not to be had. */
  readSince(id: WorkbookId, afterVersion: number): Promise<Result<WrittenSince>>;
  /** The store is gone or a newer app's. */
  onLost(listener: (reason: StorageFailure) => void): Dispose;
  /** A new connection after a failure. */
  reopen(): Promise<Result<void>>;
}

export type WrittenSince =
  | { readonly version: number; readonly operations: readonly Operation[] }
  | { readonly version: number; readonly document: WorkbookDocument };

export interface WorkbookSummary {
  readonly id: WorkbookId;
  readonly name: string;
  readonly modifiedMs: number;
  readonly rowCount: number;
  readonly sheetCount: number;
  readonly readable: boolean;
}

export interface OpenedWorkbook {
  readonly document: WorkbookDocument;
  readonly version: number;
  readonly computed: StoredComputedValues | null;
  /** Names of sheets and columns whose records were damaged. */
  readonly damaged: readonly string[];
}

/**
 * Writes one workbook. Each transaction is one strict database transaction; `saved` is said only after it completed.
 *
 *     saved --record--> saving --complete--> saved
 *                         \--any failure--> failed (latched: nothing says saved until `retry` wrote everything)
 */
export interface Persister {
  readonly state: SaveState;
  onState(listener: (state: SaveState) => void): Dispose;
  record(transaction: Transaction): void;
  /** Computed values of a settled version, kept so that opening shows numbers at once. Written when idle. */
  keepComputed(computed: StoredComputedValues): void;
  /** Keeps a state as a restore point. Resolves with whether that was done, which may take until the page is idle. */
  keepPoint(point: RestorePoint, document: WorkbookDocument): Promise<boolean>;
  /** Resolves when everything recorded so far is durable, or rejects never: read `state`. */
  flushed(): Promise<void>;
  retry(): Promise<void>;
  /** Folds the journal into blocks and head now (it happens by itself when idle). */
  fold(): Promise<void>;
  /** `quickly`: computed values are left out; timers between steps may take a minute in a page that nobody looks at. */
  dispose(how?: 'quickly'): Promise<void>;
}
export type SaveState =
  | { readonly kind: 'saved'; readonly version: number; readonly atMs: number }
  /**
   * `stalled`: the disk has not answered for most of a second. Not a failure yet (a slow disk is not a broken one),
   * but the user is told within the second; after some seconds it becomes `failed`.
   */
  | { readonly kind: 'saving'; readonly version: number; readonly stalled?: true }
  /** `storageBlocked` here means that another tab has taken the workbook over and must not be overwritten. */
  | { readonly kind: 'failed'; readonly reason: SaveFailure }
  /** In memory only: a permanent warning. With a `reason` nobody chose that: there is no store to be had. */
  | { readonly kind: 'unsaved'; readonly reason?: StorageFailure };
