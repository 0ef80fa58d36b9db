import { Dexie, type Transaction as DexieTransaction } from 'dexie';
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import {
  storageSchema,
  WorthbookDatabase,
  type DatabaseEnvironment,
  type JournalRow,
  type PartRow,
  type WorkbookRow,
} from './database';
import { randomToken } from './randomToken';
import type { Scheduler } from './scheduler';
import { StorageFault, storageFailureOf, type StorageFailure } from './storageFault';

/** A transaction that has not ended by then never will; pieces of work are cut small enough for slow disks. */
const transactionTimeoutMs = 10_000;
/**
 * The limit is counted in steps, so that time in which the page itself could not run (a busy machine, a closed laptop)
 * does not count as the database's silence: a blocked page owes the database an answer, not the other way round.
 */
const timeoutSteps = 10;
const openTimeoutMs = 10_000;
/** Encoding and handing over this much takes a few milliseconds, and any disk writes it well within the time limit. */
const usualBytesPerWrite = 2 * 1024 * 1024;

/** By table, what a transaction puts there last. */
interface LastRecords {
  readonly parts: readonly PartRow[];
  readonly journal: readonly JournalRow[];
  readonly workbooks: readonly WorkbookRow[];
}
/** Writes the last records and commits at once. Throws what IndexedDB throws at once; then nothing is committed. */
type FinishWrite = (last: LastRecords) => void;

/**
 * The one open database, and the only way to run a transaction in it: strict, looked after by a watchdog, and refused
 * when the store is a newer app's or no longer the one that was opened.
 */
export class StorageConnection {
  /** What is longer is written in several transactions. */
  readonly bytesPerWrite: number;
  readonly #name: string;
  readonly #environment: DatabaseEnvironment;
  readonly #scheduler: Scheduler;
  readonly #lost = new Emitter<StorageFailure>('storage connection');
  #database: WorthbookDatabase;
  #epoch = '';
  #isNew = false;
  #newerIsWaiting = false;

  private constructor(
    name: string,
    environment: DatabaseEnvironment,
    scheduler: Scheduler,
    bytesPerWrite: number,
  ) {
    this.bytesPerWrite = bytesPerWrite;
    this.#name = name;
    this.#environment = environment;
    this.#scheduler = scheduler;
    this.#database = new WorthbookDatabase(name, environment);
  }

  /** Throws what IndexedDB throws, and a `StorageFault` when the database is a newer app's. */
  static async open(
    name: string,
    environment: DatabaseEnvironment,
    scheduler: Scheduler,
    bytesPerWrite = usualBytesPerWrite,
  ): Promise<StorageConnection> {
    const connection = new StorageConnection(name, environment, scheduler, bytesPerWrite);
    try {
      await connection.#open();
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  }

  /** Changes when the store was lost and begun anew. */
  get epoch(): string {
    return this.#epoch;
  }

  /** There was no store when this connection was opened. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /** The browser closed the database: storage was cleared, or a newer app wants to upgrade it. */
  onLost(listener: (reason: StorageFailure) => void): Dispose {
    return this.#lost.subscribe(listener);
  }

  async read<T>(task: (database: WorthbookDatabase) => Promise<T>): Promise<T> {
    return this.#transaction('r', task);
  }

  /**
   * Resolves when the strict transaction completed; any error means that nothing of it counts. A task may leave what it
   * writes last to `finish`.
   */
  async write<T>(task: (database: WorthbookDatabase, finish: FinishWrite) => Promise<T>): Promise<T> {
    return this.#transaction('rw', task);
  }

  /** After a failure: a new connection, on whatever store is there now. */
  async reopen(): Promise<void> {
    const before = this.#database;
    this.#database = new WorthbookDatabase(this.#name, this.#environment);
    this.#newerIsWaiting = false;
    before.close();
    await this.#open();
  }

  close(): void {
    this.#database.close();
  }

  async #open(): Promise<void> {
    const database = this.#database;
    database.on('versionchange', (event: IDBVersionChangeEvent) => {
      // Dexie's own listener closes the database next, so that the newer app need not wait for this page.
      this.#newerIsWaiting = event.newVersion !== null;
      this.#lost.emit(this.#newerIsWaiting ? 'storageNewer' : 'storageFailed');
    });
    // Dexie 4.4.7 says it too when it closes by itself, for a newer app: that is told already.
    database.on('close', () => {
      if (database === this.#database && !this.#newerIsWaiting) this.#lost.emit('storageFailed');
    });
    await this.#watch(openTimeoutMs, database.open());
    const epoch = await this.#watch(
      transactionTimeoutMs,
      database.transaction('r', database.meta, () => readEpoch(database)),
    );
    this.#isNew = epoch === null;
    this.#epoch = epoch ?? (await this.#begin(database));
  }

  async #begin(database: WorthbookDatabase): Promise<string> {
    const begin = database.transaction('rw', database.meta, async () => {
      // Another tab may have been faster.
      const existing = await readEpoch(database);
      if (existing !== null) return existing;
      const epoch = randomToken();
      await database.meta.bulkPut([
        { key: 'schema', value: storageSchema },
        { key: 'epoch', value: epoch },
      ]);
      return epoch;
    });
    return this.#watch(transactionTimeoutMs, begin);
  }

  /**
   * Each turn between page and database may have to wait for a frame to be painted, so there are as few as can be: the
   * epoch is asked for together with what the task asks first, and `finish` does not wait for what was written last.
   */
  async #transaction<T>(
    mode: 'r' | 'rw',
    task: (database: WorthbookDatabase, finish: FinishWrite) => Promise<T>,
  ): Promise<T> {
    const database = this.#database;
    let running: DexieTransaction | undefined;
    const outcome = database.transaction(mode, database.tables, async (transaction) => {
      running = transaction;
      let isKnownStore = false;
      const check = readEpoch(database).then((epoch) => {
        isKnownStore = epoch === this.#epoch;
        if (!isKnownStore) {
          throw new StorageFault('storageFailed', 'The store is not the one that was opened.');
        }
      });
      const finish: FinishWrite = (last) => {
        putUnattended(transaction.idbtrans, last);
        if (isKnownStore) transaction.idbtrans.commit();
      };
      // In another store the task fails too, or finds nothing; the reason is that it is another store.
      const [store, result] = await Dexie.Promise.allSettled([check, task(database, finish)]);
      if (store.status === 'rejected') throw store.reason;
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    return this.#watch(transactionTimeoutMs, outcome, () => running?.abort());
  }

  /** Turns a hang into a failure; `giveUp` tries to take back what hangs, so that it cannot complete later. */
  async #watch<T>(limitMs: number, work: PromiseLike<T>, giveUp?: () => void): Promise<T> {
    let stopWatching: Dispose | undefined;
    const hang = new Promise<never>((_, reject) => {
      const wait = (steps: number): void => {
        stopWatching = this.#scheduler.after(limitMs / timeoutSteps, () =>
          steps > 1 ? wait(steps - 1) : fail(),
        );
      };
      const fail = (): void => {
        reject(new StorageFault('storageFailed', `The database did not answer within ${limitMs} ms.`));
        try {
          giveUp?.();
        } catch {
          // It is committing already. Whether it completes is found out by the next transaction.
        }
      };
      wait(timeoutSteps);
    });
    try {
      return await Promise.race([work, hang]);
    } catch (error) {
      if (error instanceof Dexie.DatabaseClosedError && this.#newerIsWaiting) {
        throw new StorageFault('storageNewer', 'A newer version of the app took the database over.');
      }
      throw error instanceof StorageFault
        ? error
        : Object.assign(new StorageFault(storageFailureOf(error), String(error)), { cause: error });
    } finally {
      stopWatching?.();
    }
  }
}

/**
 * Not by Dexie 4.4.7, which takes the error of a record upon itself: a transaction that was told to commit would then commit
 * the others in a browser that takes it at its word. An error that nobody handles takes back all.
 */
function putUnattended(transaction: IDBTransaction, last: LastRecords): void {
  for (const [table, rows] of Object.entries<readonly object[]>({ ...last })) {
    for (const row of rows) {
      transaction.objectStore(table).put(row).onerror = (event) => event.stopPropagation();
    }
  }
}

/** The epoch of the store, `null` when it is empty. Throws when a newer app has written it. */
async function readEpoch(database: WorthbookDatabase): Promise<string | null> {
  const [schema, epoch] = await database.meta.bulkGet(['schema', 'epoch']);
  if (schema?.key !== 'schema' || epoch?.key !== 'epoch') return null;
  if (schema.value > storageSchema)
    throw new StorageFault('storageNewer', 'A newer version of the app wrote the database.');
  return epoch.value;
}
