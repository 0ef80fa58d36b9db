import { isDeepStrictEqual } from 'node:util';
import { WorthbookDatabase } from '../../src/storage/database';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect } from 'vitest';
import type { Dispose } from '../../src/shared/disposable';
import { Emitter } from '../../src/shared/emitter';
import { canonicalDocument } from '../../src/model/documentEquality';
import type { WorkbookDocument } from '../../src/model/document';
import type { WorkbookId } from '../../src/model/ids';
import type { Operation } from '../../src/model/operation';
import { Workbook } from '../../src/model/workbook';
import type { EpochMarker } from '../../src/storage/epochMarker';
import { openStore, type OpenedStore } from '../../src/storage/openStore';
import type { Scheduler } from '../../src/storage/scheduler';
import type { SecondCopies } from '../../src/storage/secondCopies';
import type { Persister, SaveState, WorkbookStore } from '../../src/storage/workbookStore';
import type { Result } from '../../src/shared/result';

/** Time that passes only when a test says so. */
export class ManualScheduler implements Scheduler {
  #nowMs = 1_700_000_000_000;
  #timers: { readonly dueMs: number; readonly task: () => void }[] = [];
  #idle: (() => void)[] = [];

  nowMs(): number {
    return this.#nowMs;
  }

  idle(task: () => void): Dispose {
    this.#idle.push(task);
    return () => (this.#idle = this.#idle.filter((other) => other !== task));
  }

  after(delayMs: number, task: () => void): Dispose {
    const timer = { dueMs: this.#nowMs + delayMs, task };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  breathe(): Promise<void> {
    return turn();
  }

  get timerCount(): number {
    return this.#timers.length + this.#idle.length;
  }

  advance(byMs: number): void {
    const endMs = this.#nowMs + byMs;
    for (;;) {
      const due = this.#timers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (!due) break;
      this.#nowMs = Math.max(this.#nowMs, due.dueMs);
      this.#timers = this.#timers.filter((timer) => timer !== due);
      due.task();
    }
    this.#nowMs = endMs;
  }

  becomeIdle(): void {
    for (const task of this.#idle.splice(0)) task();
  }
}

/** One turn of the event loop, in which fake-indexeddb gets one step further. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A browser's disk: what it holds outlives every page opened on it. */
export class Disk {
  readonly scheduler = new ManualScheduler();
  readonly environment = { indexedDB: new IDBFactory(), IDBKeyRange };
  readonly #bytesPerWrite: number | undefined;
  readonly #copies: ((scheduler: Scheduler) => SecondCopies) | undefined;
  readonly #opened: WorkbookStore[] = [];
  #marked: string | null = null;
  readonly #markings = new Emitter<void>('marks');
  #crashes = 0;
  readonly marker: EpochMarker = {
    read: () => this.#marked,
    write: (epoch) => {
      this.#marked = epoch;
      this.#markings.emit();
    },
    onChange: (listener) => this.#markings.subscribe(listener),
  };

  /** With few bytes a write, a short document takes as many writes as a long one. */
  constructor(
    options: { readonly bytesPerWrite?: number; copies?(scheduler: Scheduler): SecondCopies } = {},
  ) {
    this.#bytesPerWrite = options.bytesPerWrite;
    this.#copies = options.copies;
  }

  /** A page that comes up on this disk. */
  async openStore(): Promise<OpenedStore> {
    const { scheduler, marker } = this;
    const opened = await openStore({
      scheduler,
      environment: { ...this.environment, indexedDB: this.#pageFactory() },
      marker,
      bytesPerWrite: this.#bytesPerWrite,
      copies: this.#copies?.(scheduler) ?? null,
    });
    this.#opened.push(opened.store);
    return opened;
  }

  /** All its pages go; Dexie slows down with every database that is left open. */
  closeAll(): void {
    for (const store of this.#opened.splice(0)) store.close();
  }

  /** The pages that are open now can open nothing any more. */
  crash(): void {
    this.#crashes++;
  }

  #pageFactory(): IDBFactory {
    const factory = this.environment.indexedDB;
    const crashes = this.#crashes;
    const open: IDBFactory['open'] = (name, version) => {
      if (this.#crashes !== crashes) throw new DOMException('The page is gone.', 'InvalidStateError');
      return factory.open(name, version);
    };
    return Object.assign(Object.create(factory) as IDBFactory, { open });
  }

  async openDurable(): Promise<WorkbookStore> {
    const opened = await this.openStore();
    expect(opened.kind).toBe('durable');
    return opened.store;
  }

  /** The database is cleared or evicted behind the page's back. */
  loseEverything(): void {
    this.environment.indexedDB = new IDBFactory();
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.problem)}`);
  return result.value;
}

/**
 * Somebody who edits a workbook and remembers every version, and which one was last called saved. What is remembered
 * outlives the page, so that it can be held against what is found after a crash.
 */
export class Witness {
  readonly versions = new Map<number, WorkbookDocument>();
  acknowledged = -1;
  isDeaf = false;

  heard(state: SaveState): void {
    if (!this.isDeaf && state.kind === 'saved')
      this.acknowledged = Math.max(this.acknowledged, state.version);
  }

  /** What is found is one whole version, and none older than the last that was called saved. */
  recognises(found: { readonly document: WorkbookDocument; readonly version: number }): void {
    expect(found.version).toBeGreaterThanOrEqual(this.acknowledged);
    const expected = this.versions.get(found.version);
    if (!expected) throw new Error(`version ${found.version} never was`);
    expectSame(found.document, expected);
  }
}

export function expectSame(actual: WorkbookDocument, expected: WorkbookDocument): void {
  // Packed tables are compared as they are first: value by value takes a hundred times longer.
  if (!isDeepStrictEqual(actual, expected))
    expect(canonicalDocument(actual)).toEqual(canonicalDocument(expected));
}

/** A workbook open in a page, edited and written through. */
export class Editing {
  readonly states: SaveState[] = [];

  private constructor(
    readonly workbook: Workbook,
    readonly persister: Persister,
    readonly witness: Witness,
  ) {
    witness.versions.set(workbook.version, workbook.document);
    workbook.subscribe((transaction) => {
      witness.versions.set(transaction.version, transaction.after);
      persister.record(transaction);
    });
    persister.onState((state) => {
      this.states.push(state);
      witness.heard(state);
    });
  }

  static async open(store: WorkbookStore, id: WorkbookId, witness = new Witness()): Promise<Editing> {
    const { document, version } = valueOf(await store.open(id));
    return new Editing(new Workbook(document, version), store.persist(document, version), witness);
  }

  edit(...operations: Operation[]): void {
    this.workbook.dispatch({ operations, origin: 'test' });
  }

  /** Edits and waits until it is durable or has failed. */
  async save(...operations: Operation[]): Promise<void> {
    this.edit(...operations);
    await this.persister.flushed();
  }
}

/** Reaches into the records as a broken disk, or another app, would. */
export async function tamper(
  disk: Disk,
  change: (database: WorthbookDatabase) => Promise<unknown>,
): Promise<void> {
  const database = new WorthbookDatabase('worthbook', disk.environment);
  await database.open();
  await change(database);
  database.close();
}
