import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { documentVersion, type WorkbookDocument } from '../model/document';
import { newWorkbookId, type WorkbookId } from '../model/ids';
import type { StorageConnection } from './connection';
import type { WorkbookRow, WorthbookDatabase } from './database';
import { IndexedDbPoints } from './indexedDbPoints';
import { readJournalTail } from './journalTail';
import { PartRegistry } from './partRegistry';
import { JournalPersister } from './persister';
import { readRawRecords } from './rawRecords';
import type { RestorePoints } from './restorePoint';
import type { SecondCopies } from './secondCopies';
import type { Scheduler } from './scheduler';
import { StorageFault, storageFailureOf } from './storageFault';
import { newWorkbookRow, WorkbookDisk } from './workbookDisk';
import { readWorkbook, type ReadWorkbook } from './workbookReader';
import type {
  Journals,
  OpenedWorkbook,
  Persister,
  WorkbookStore,
  WorkbookSummary,
  WrittenSince,
} from './workbookStore';

/** Parts copied at a time when a workbook is duplicated. */
const partsPerCopy = 32;

/** Workbooks in IndexedDB; layout in `database.ts`. */
export class IndexedDbStore implements WorkbookStore {
  readonly #connection: StorageConnection;
  readonly #scheduler: Scheduler;
  readonly #copies: SecondCopies | null;
  /** What opening or creating learned, kept for the persister that follows. */
  readonly #known = new Map<
    WorkbookId,
    Pick<ReadWorkbook, 'registry' | 'journalLength' | 'damaged' | 'version'>
  >();

  /** Of workbooks that were opened here, as other tabs may write them in between. */
  readonly #seen = new Map<WorkbookId, Pick<ReadWorkbook, 'registry' | 'damaged'>>();

  /** Of workbooks that are being written: earlier states share their parts. */
  readonly #open = new Map<WorkbookId, PartRegistry>();
  readonly points: RestorePoints;

  constructor(connection: StorageConnection, scheduler: Scheduler, copies: SecondCopies | null = null) {
    this.#connection = connection;
    this.#copies = copies;
    this.#scheduler = scheduler;
    this.points = new IndexedDbPoints(connection, scheduler, (id) => this.#open.get(id));
  }

  list(): Promise<Result<readonly WorkbookSummary[]>> {
    return this.#attempt(async () => {
      const rows = await this.#connection.read((database) => database.workbooks.toArray());
      const shown = rows.filter((row) => row.removedMs === null);
      return ok(shown.toSorted((a, b) => b.modifiedMs - a.modifiedMs).map(summaryOf));
    });
  }

  open(id: WorkbookId): Promise<Result<OpenedWorkbook>> {
    return this.#attempt(async () => {
      const read = await readWorkbook(this.#connection, id, this.#scheduler);
      if (!read.ok) return read;
      const { document, version, computed, damaged, registry, journalLength } = read.value;
      this.#known.set(id, { registry, journalLength, damaged, version });
      this.#seen.set(id, { registry, damaged });
      return ok({ document, version, computed, damaged });
    });
  }

  readonly journals: Journals = {
    readSince: (id, afterVersion) =>
      this.#attempt<WrittenSince>(async () => {
        const { registry, damaged } = this.#seen.get(id) ?? { registry: new PartRegistry(), damaged: [] };
        const tail = await readJournalTail(this.#connection, id, afterVersion, registry, this.#scheduler);
        if (!tail) return failed(problem('notFound', { name: id }));
        const { operations, version, journalLength } = tail;
        if (operations === null) return this.#openAsWholeAs(id, damaged);
        this.#known.set(id, { registry, journalLength, damaged, version });
        return ok({ version, operations });
      }),
    onLost: (listener) => this.#connection.onLost(listener),
    reopen: () => this.#attempt(async () => ok(await this.#connection.reopen())),
  };

  create(document: WorkbookDocument): Promise<Result<void>> {
    return this.#attempt(async () => {
      const { id } = document;
      const timeMs = this.#scheduler.nowMs();
      // Hidden until it is whole: a failure in between leaves something that the next attempt writes over and that
      // `purgeRemoved` clears away.
      await this.#connection.write(async (database) => {
        const existing = await database.workbooks.get(id);
        if (existing && (existing.removedMs === null || existing.version > 0)) {
          throw new StorageFault('storageFailed', 'There is a workbook with this id already.');
        }
        await database.workbooks.put({ ...newWorkbookRow(document, timeMs), removedMs: timeMs });
      });
      const registry = new PartRegistry();
      const disk = new WorkbookDisk(this.#connection, id, 0, registry);
      await disk.fold(document, 0, (step) => step());
      await this.#connection.write((database) => database.workbooks.update(id, { removedMs: null }));
      this.#known.set(id, { registry, journalLength: 0, damaged: [], version: 0 });
      return ok();
    });
  }

  rename(id: WorkbookId, name: string): Promise<Result<void>> {
    return this.#updateRow(id, { name });
  }

  duplicate(id: WorkbookId, name: string): Promise<Result<WorkbookId>> {
    const copyId = newWorkbookId();
    return this.#attempt(async () => {
      const isFound = await this.#connection.write(async (database) => {
        const row = await database.workbooks.get(id);
        if (!row) return false;
        await copyRecords(database, id, copyId);
        await database.workbooks.add({
          ...row,
          id: copyId,
          name,
          modifiedMs: this.#scheduler.nowMs(),
          removedMs: null,
        });
        return true;
      });
      return isFound ? ok(copyId) : failed(problem('notFound', { name: id }));
    });
  }

  remove(id: WorkbookId): Promise<Result<void>> {
    return this.#updateRow(id, { removedMs: this.#scheduler.nowMs() });
  }

  restore(id: WorkbookId): Promise<Result<void>> {
    return this.#updateRow(id, { removedMs: null });
  }

  purgeRemoved(olderThanMs: number): Promise<Result<readonly WorkbookId[]>> {
    return this.#attempt(async () => {
      const newestMs = this.#scheduler.nowMs() - olderThanMs;
      const gone: WorkbookId[] = [];
      await this.#connection.write(async (database) => {
        const rows = await database.workbooks.toArray();
        for (const { id, removedMs } of rows) {
          if (removedMs === null || removedMs > newestMs) continue;
          await database.ofWorkbook(database.heads, id).delete();
          await database.ofWorkbook(database.parts, id).delete();
          await database.ofWorkbook(database.journal, id).delete();
          await database.computed.delete(id);
          await database.ofWorkbook(database.points, id).delete();
          await database.ofWorkbook(database.pointHeads, id).delete();
          await database.workbooks.delete(id);
          this.#known.delete(id);
          gone.push(id);
        }
      });
      return ok(gone);
    });
  }

  rawRecords(id: WorkbookId): Promise<Result<Uint8Array<ArrayBuffer>>> {
    return this.#attempt(async () => ok(await readRawRecords(this.#connection, id)));
  }

  persist(document: WorkbookDocument, version: number): Persister {
    const known = this.#known.get(document.id);
    const isKnown = known?.version === version;
    // Used once: what a persister writes afterwards only its own registry knows.
    this.#known.delete(document.id);
    const registry = isKnown ? known.registry : new PartRegistry();
    const isDamaged = isKnown && known.damaged.length > 0;
    // What could not be read must not take the place of a copy that has it.
    const copy = isDamaged ? null : (this.#copies?.keep(document, version) ?? null);
    const disk = new WorkbookDisk(this.#connection, document.id, version, registry, copy);
    const journalLength = isKnown ? known.journalLength : 0;
    const persister = new JournalPersister(
      disk,
      { document, version, journalLength, isDamaged },
      this.#scheduler,
    );
    if (copy) persister.addDisposal(() => copy.dispose());
    this.#open.set(document.id, registry);
    persister.addDisposal(() => this.#open.delete(document.id));
    persister.addDisposal(this.#connection.onLost((reason) => persister.fail(reason)));
    return persister;
  }

  close(): void {
    this.#connection.close();
  }

  /**
   * For a tab that has the workbook already: what cannot be read this time, and was there before, must not be shown as blank
   * and written so later.
   */
  async #openAsWholeAs(id: WorkbookId, damagedBefore: readonly string[]): Promise<Result<OpenedWorkbook>> {
    const seen = this.#seen.get(id);
    const opened = await this.open(id);
    if (!opened.ok || opened.value.damaged.every((place) => damagedBefore.includes(place))) return opened;
    this.#known.delete(id);
    if (seen) this.#seen.set(id, seen);
    return failed(problem('storageFailed'));
  }

  #updateRow(id: WorkbookId, change: Partial<WorkbookRow>): Promise<Result<void>> {
    return this.#attempt(async () => {
      const updated = await this.#connection.write((database) => database.workbooks.update(id, change));
      return updated ? ok() : failed(problem('notFound', { name: id }));
    });
  }

  /** A database that fails is expected; it becomes a problem that names the reason. */
  async #attempt<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await task();
    } catch (error) {
      return failed(problem(storageFailureOf(error)));
    }
  }
}

function summaryOf(row: WorkbookRow): WorkbookSummary {
  const { id, name, modifiedMs, rowCount, sheetCount, formatVersion } = row;
  return { id, name, modifiedMs, rowCount, sheetCount, readable: formatVersion <= documentVersion };
}

/** Copies every record, so that neither workbook can lose what the other needs. Damaged ones stay as they are. */
async function copyRecords(database: WorthbookDatabase, from: WorkbookId, to: WorkbookId): Promise<void> {
  const keys = await database.ofWorkbook(database.parts, from).primaryKeys();
  for (let start = 0; start < keys.length; start += partsPerCopy) {
    const parts = await database.parts.bulkGet(keys.slice(start, start + partsPerCopy));
    await database.parts.bulkPut(parts.flatMap((part) => (part ? [{ ...part, workbookId: to }] : [])));
  }
  const heads = await database.ofWorkbook(database.heads, from).toArray();
  await database.heads.bulkPut(heads.map((head) => ({ ...head, workbookId: to })));
  const journal = await database.ofWorkbook(database.journal, from).toArray();
  await database.journal.bulkPut(journal.map((entry) => ({ ...entry, workbookId: to })));
  const computed = await database.computed.get(from);
  if (computed) await database.computed.put({ ...computed, workbookId: to });
  const points = await database.ofWorkbook(database.points, from).toArray();
  await database.points.bulkPut(points.map((point) => ({ ...point, workbookId: to })));
  for (const { id } of points) {
    const head = await database.pointHeads.get([from, id]);
    if (head) await database.pointHeads.put({ ...head, workbookId: to });
  }
}
