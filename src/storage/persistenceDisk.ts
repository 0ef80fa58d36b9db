import type { WorkbookDocument } from '../model/document';
import type { Transaction } from '../model/transaction';
import type { RestorePoint } from './restorePoint';
import type { StoredComputedValues } from './workbookStore';

/** Work that consists of several transactions is cut here: others may write, and the page may paint, in between. */
export type RunStep = <T>(step: () => Promise<T>) => Promise<T>;

/** What memory holds when the disk can no longer be trusted. */
export interface LatestDocument {
  readonly document: WorkbookDocument;
  readonly version: number;
  readonly timeMs: number;
  /** Its name is newer than what is durable; otherwise the start screen may have given another one meanwhile. */
  readonly isRenamed: boolean;
}

/** Where a persister writes its workbook: our database (`WorkbookDisk`) or a host's storage (`AdapterDisk`). */
export interface PersistenceDisk {
  /** Makes transactions durable, in order, all or none. */
  appendJournal(transactions: readonly Transaction[]): Promise<void>;
  /** Writes everything anew after a failure. */
  rewrite(latest: LatestDocument): Promise<void>;
  /** A new head at a version that the journal has reached. */
  fold(document: WorkbookDocument, version: number, runStep: RunStep): Promise<void>;
  keepComputed(computed: StoredComputedValues, runStep: RunStep): Promise<void>;
  /** Keeps a state so that it can be brought back; others may be given up for it. */
  keepPoint(point: RestorePoint, document: WorkbookDocument, runStep: RunStep): Promise<void>;
  /** Removes what nothing refers to any more. */
  sweep(): Promise<void>;
}
