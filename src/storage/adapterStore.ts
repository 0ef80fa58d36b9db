import type { WorkbookDocument } from '../model/document';
import { newWorkbookId, type WorkbookId } from '../model/ids';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { AdapterDisk, type EncodeWorkbook } from './adapterDisk';
import { MemoryPoints } from './memoryPoints';
import { JournalPersister } from './persister';
import { systemScheduler, type Scheduler } from './scheduler';
import type { StorageAdapter, StoredWorkbook } from './storageAdapter';
import { storageFailureOf } from './storageFault';
import { sizeOf } from './summary';
import type { OpenedWorkbook, Persister, WorkbookStore, WorkbookSummary } from './workbookStore';

/** How workbooks become bytes and come back; the format belongs to `io`. */
export interface WorkbookCodec {
  readonly encode: EncodeWorkbook;
  decode(bytes: Uint8Array): Promise<Result<WorkbookDocument>>;
}

export interface AdapterStoreOptions {
  readonly scheduler?: Scheduler;
  /** Edits that follow each other within this time are written together. */
  readonly gatherMs?: number;
}

/** Workbooks in a host's own storage. */
export class AdapterStore implements WorkbookStore {
  /** A host is given whole workbooks, and what it keeps of earlier ones is its own business. */
  readonly points = new MemoryPoints();
  readonly #adapter: StorageAdapter;
  readonly #codec: WorkbookCodec;
  readonly #scheduler: Scheduler;
  readonly #gatherMs: number;

  constructor(
    adapter: StorageAdapter,
    codec: WorkbookCodec,
    { scheduler = systemScheduler, gatherMs = 300 }: AdapterStoreOptions = {},
  ) {
    this.#adapter = adapter;
    this.#codec = codec;
    this.#scheduler = scheduler;
    this.#gatherMs = gatherMs;
  }

  list(): Promise<Result<readonly WorkbookSummary[]>> {
    return this.#attempt(async () => {
      const shown = (await this.#adapter.list()).filter(({ removedMs }) => removedMs === null);
      return ok(shown.toSorted((a, b) => b.modifiedMs - a.modifiedMs).map(summaryOf));
    });
  }

  open(id: WorkbookId): Promise<Result<OpenedWorkbook>> {
    return this.#withKnown(id, async ({ name, version }, bytes) => {
      const read = await this.#codec.decode(bytes);
      if (!read.ok) return read;
      return ok({ document: { ...read.value, id, name }, version, computed: null, damaged: [] });
    });
  }

  create(document: WorkbookDocument): Promise<Result<void>> {
    return this.#attempt(async () => {
      const { id, name } = document;
      const modifiedMs = this.#scheduler.nowMs();
      const stored = { id, name, modifiedMs, version: 0, removedMs: null, ...sizeOf(document) };
      await this.#adapter.write(stored, await this.#codec.encode(document));
      return ok();
    });
  }

  rename(id: WorkbookId, name: string): Promise<Result<void>> {
    return this.#describe(id, { name });
  }

  duplicate(id: WorkbookId, name: string): Promise<Result<WorkbookId>> {
    return this.#withKnown(id, async (known, bytes) => {
      const copyId = newWorkbookId();
      await this.#adapter.write({ ...known, id: copyId, name, modifiedMs: this.#scheduler.nowMs() }, bytes);
      return ok(copyId);
    });
  }

  remove(id: WorkbookId): Promise<Result<void>> {
    return this.#describe(id, { removedMs: this.#scheduler.nowMs() });
  }

  restore(id: WorkbookId): Promise<Result<void>> {
    return this.#describe(id, { removedMs: null });
  }

  purgeRemoved(olderThanMs: number): Promise<Result<readonly WorkbookId[]>> {
    return this.#attempt(async () => {
      const newestMs = this.#scheduler.nowMs() - olderThanMs;
      const gone: WorkbookId[] = [];
      for (const { id, removedMs } of await this.#adapter.list()) {
        if (removedMs === null || removedMs > newestMs) continue;
        await this.#adapter.delete(id);
        gone.push(id as WorkbookId);
      }
      return ok(gone);
    });
  }

  rawRecords(id: WorkbookId): Promise<Result<Uint8Array<ArrayBuffer>>> {
    return this.#withKnown(id, (_, bytes) => Promise.resolve(ok(new Uint8Array(bytes))));
  }

  persist(document: WorkbookDocument, version: number): Persister {
    const disk = new AdapterDisk(
      this.#adapter,
      this.#codec.encode,
      this.points,
      this.#scheduler,
      this.#gatherMs,
    );
    const start = { document, version, journalLength: 0, isDamaged: false };
    return new JournalPersister(disk, start, this.#scheduler);
  }

  /** The host's storage is the host's to close. */
  close(): void {}

  #describe(id: WorkbookId, change: Partial<StoredWorkbook>): Promise<Result<void>> {
    return this.#attempt(async () => {
      const known = await this.#known(id);
      if (!known) return failed(problem('notFound', { name: id }));
      await this.#adapter.describe({ ...known, ...change });
      return ok();
    });
  }

  #withKnown<T>(
    id: WorkbookId,
    task: (known: StoredWorkbook, bytes: Uint8Array) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#attempt(async () => {
      const known = await this.#known(id);
      const bytes = known && (await this.#adapter.read(id));
      return known && bytes ? task(known, bytes) : failed(problem('notFound', { name: id }));
    });
  }

  async #known(id: WorkbookId): Promise<StoredWorkbook | undefined> {
    return (await this.#adapter.list()).find((stored) => stored.id === id);
  }

  async #attempt<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await task();
    } catch (error) {
      return failed(problem(storageFailureOf(error)));
    }
  }
}

function summaryOf({ id, name, modifiedMs, rowCount, sheetCount }: StoredWorkbook): WorkbookSummary {
  // A file of a newer app is found out when it is opened: its bytes say so, and the list does not.
  return { id: id as WorkbookId, name, modifiedMs, rowCount, sheetCount, readable: true };
}
