import type { WorkbookDocument } from '../model/document';
import type { Transaction } from '../model/transaction';
import type { MemoryPoints } from './memoryPoints';
import type { LatestDocument, PersistenceDisk } from './persistenceDisk';
import type { RestorePoint } from './restorePoint';
import type { Scheduler } from './scheduler';
import type { StorageAdapter } from './storageAdapter';
import { StorageFault } from './storageFault';
import { sizeOf } from './summary';

/** Turns a workbook into the bytes a host keeps. */
export type EncodeWorkbook = (document: WorkbookDocument) => Promise<Uint8Array<ArrayBuffer>>;

/** A host that has not answered by then never will. */
const writeTimeoutMs = 30_000;

/** Writes one workbook through a host's adapter. There is no journal: every write is the whole, and the last one counts. */
export class AdapterDisk implements PersistenceDisk {
  readonly #adapter: StorageAdapter;
  readonly #encode: EncodeWorkbook;
  readonly #points: MemoryPoints;
  readonly #scheduler: Scheduler;
  readonly #gatherMs: number;

  /** A host gets whole workbooks: edits that follow each other within `gatherMs` are written together. */
  constructor(
    adapter: StorageAdapter,
    encode: EncodeWorkbook,
    points: MemoryPoints,
    scheduler: Scheduler,
    gatherMs: number,
  ) {
    this.#gatherMs = gatherMs;
    this.#adapter = adapter;
    this.#encode = encode;
    this.#points = points;
    this.#scheduler = scheduler;
  }

  async appendJournal(transactions: readonly Transaction[]): Promise<void> {
    const first = transactions[0];
    const last = transactions[transactions.length - 1];
    if (!first || !last) return;
    if (this.#gatherMs > 0) {
      await new Promise<void>((resolve) => this.#scheduler.after(this.#gatherMs, resolve));
    }
    await this.#write({
      document: last.after,
      version: last.version,
      timeMs: last.timeMs,
      isRenamed: first.before.name !== last.after.name,
    });
  }

  rewrite(latest: LatestDocument): Promise<void> {
    return this.#write(latest);
  }

  /** Every write is a head already, and results are computed anew. */
  fold(): Promise<void> {
    return Promise.resolve();
  }
  keepComputed(): Promise<void> {
    return Promise.resolve();
  }
  keepPoint(point: RestorePoint, document: WorkbookDocument): Promise<void> {
    this.#points.keep(point, document);
    return Promise.resolve();
  }
  sweep(): Promise<void> {
    return Promise.resolve();
  }

  async #write({ document, version, timeMs, isRenamed }: LatestDocument): Promise<void> {
    const stored = await this.#inTime(this.#adapter.list());
    const known = stored.find(({ id }) => id === document.id);
    // As in the database, the start screen may have given another name meanwhile.
    const name = isRenamed || !known ? document.name : known.name;
    const bytes = await this.#encode({ ...document, name });
    await this.#inTime(
      this.#adapter.write(
        { id: document.id, name, modifiedMs: timeMs, version, removedMs: null, ...sizeOf(document) },
        bytes,
      ),
    );
  }

  #inTime<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void =>
        reject(new StorageFault('storageFailed', "The host's storage did not answer in time."));
      const stop = this.#scheduler.after(writeTimeoutMs, giveUp);
      answer.then(resolve, reject).finally(stop);
    });
  }
}
