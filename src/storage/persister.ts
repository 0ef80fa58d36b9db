import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { reportFault } from '../shared/report';
import type { WorkbookDocument } from '../model/document';
import type { Transaction } from '../model/transaction';
import type { PersistenceDisk } from './persistenceDisk';
import { PointQueue } from './pointQueue';
import type { RestorePoint } from './restorePoint';
import type { Scheduler } from './scheduler';
import { storageFailureOf, type StorageFailure } from './storageFault';
import type { Persister, SaveState, StoredComputedValues } from './workbookStore';

/** How long `saving` may last before the user is told that the disk is slow. */
const stalledAfterMs = 800;
/** A journal this long is folded when the page is idle; one that is longer, at the next opportunity. */
const foldWhenIdleAt = 32;
const foldSoonAt = 256;
/**
 * Computed values may be megabytes, and after the next edit they are of no use: they are written once editing pauses.
 * Until then an opening computes them anew.
 */
const computedAfterMs = 1_000;
/** Computed values leave unused parts behind; they are swept after every fold, and after so many writes. */
const sweepAfterComputedWrites = 8;

/** What the store knows of a workbook when it starts to be written. */
export interface PersisterStart {
  readonly document: WorkbookDocument;
  readonly version: number;
  readonly journalLength: number;
  /**
   * Something could not be read. Then nothing is folded or swept by itself: a record that only this time could not be
   * read would otherwise be replaced by blanks for good.
   */
  readonly isDamaged: boolean;
}

/**
 * Writes one workbook through. One thing is written at a time, transactions first:
 *
 *     record -> waiting -> [append: all that wait, in one strict transaction] -> saved
 *     idle   -> steps   -> [one piece of a fold, of computed values, a sweep]
 *
 * Any failure of either is latched: the first I/O error may be followed by an empty database that takes writes, so
 * from then on memory is the only truth, and only `retry`, which writes all of it, leads back to `saved`.
 */
export class JournalPersister implements Persister {
  readonly #disk: PersistenceDisk;
  readonly #scheduler: Scheduler;
  readonly #states = new Emitter<SaveState>('save state');
  readonly #disposals: Dispose[] = [];
  readonly #isDamaged: boolean;

  #state: SaveState;
  #document: WorkbookDocument;
  #version: number;
  #timeMs: number;
  #durable: { readonly document: WorkbookDocument; readonly version: number };
  #foldedVersion: number;
  #journalLength: number;

  #waiting: Transaction[] = [];
  #steps: { run(): Promise<void>; drop(): void }[] = [];
  #pumping: Promise<void> | null = null;
  #retrying: Promise<void> | null = null;
  /** Counts failures: what was begun before the last one has no say any more. */
  #failures = 0;
  #isDisposed = false;
  #flushes: { readonly version: number; resolve(): void }[] = [];
  #cancelStalled: Dispose | null = null;

  #computed: StoredComputedValues | null = null;
  #cancelComputed: Dispose | null = null;
  #computedWrites = 0;
  #cancelUpkeep: Dispose | null = null;
  #upkeep: Promise<void> | null = null;
  readonly #points = new PointQueue();

  constructor(disk: PersistenceDisk, start: PersisterStart, scheduler: Scheduler) {
    this.#disk = disk;
    this.#scheduler = scheduler;
    this.#document = start.document;
    this.#version = start.version;
    this.#timeMs = scheduler.nowMs();
    this.#durable = start;
    this.#journalLength = start.journalLength;
    this.#foldedVersion = start.journalLength === 0 ? start.version : -1;
    this.#isDamaged = start.isDamaged;
    this.#state = { kind: 'saved', version: start.version, atMs: scheduler.nowMs() };
    this.#planUpkeep();
  }

  get state(): SaveState {
    return this.#state;
  }

  onState(listener: (state: SaveState) => void): Dispose {
    return this.#states.subscribe(listener);
  }

  /** The store is gone or taken over: nothing more can be saved, whether or not something is being written. */
  fail(reason: StorageFailure): void {
    if (this.#isDisposed) return;
    this.#failures++;
    for (const step of this.#steps.splice(0)) step.drop();
    this.#waiting = [];
    this.#points.giveUp();
    this.#setState({ kind: 'failed', reason });
  }

  /** Released with the persister. */
  addDisposal(dispose: Dispose): void {
    this.#disposals.push(dispose);
  }

  record(transaction: Transaction): void {
    this.#document = transaction.after;
    this.#version = transaction.version;
    this.#timeMs = transaction.timeMs;
    // Without the disk the document in memory is what `retry` writes; transactions need not be kept one by one.
    if (this.#state.kind === 'failed' || this.#isDisposed) return;
    this.#waiting.push(transaction);
    const isStalled = this.#state.kind === 'saving' && this.#state.stalled;
    this.#setState({ kind: 'saving', version: transaction.version, ...(isStalled ? { stalled: true } : {}) });
    this.#pumpSoon();
  }

  keepComputed(computed: StoredComputedValues): void {
    this.#computed = computed;
    this.#cancelComputed?.();
    this.#cancelComputed = this.#scheduler.after(computedAfterMs, () => {
      this.#cancelComputed = null;
      this.#planUpkeep();
    });
  }

  keepPoint(point: RestorePoint, document: WorkbookDocument): Promise<boolean> {
    if (this.#isDisposed || this.#state.kind === 'failed') return Promise.resolve(false);
    const kept = this.#points.add(point, document);
    this.#planUpkeep();
    return kept;
  }

  flushed(): Promise<void> {
    if (this.#state.kind !== 'saving') return Promise.resolve();
    return new Promise((resolve) => this.#flushes.push({ version: this.#version, resolve }));
  }

  retry(): Promise<void> {
    if (this.#state.kind !== 'failed' || this.#isDisposed) return this.#retrying ?? Promise.resolve();
    this.#setState({ kind: 'saving', version: this.#version });
    this.#retrying = this.#rewrite().finally(() => {
      this.#retrying = null;
      this.#pumpSoon();
    });
    return this.#retrying;
  }

  async fold(): Promise<void> {
    await this.flushed();
    await this.#runUpkeep('fold');
  }

  async dispose(how?: 'quickly'): Promise<void> {
    await this.flushed();
    this.#cancelComputed?.();
    this.#cancelComputed = null;
    if (how === 'quickly') this.#computed = null;
    if (this.#computed || !this.#points.isEmpty) await this.#runUpkeep('computed only');
    this.#isDisposed = true;
    for (const step of this.#steps.splice(0)) step.drop();
    this.#cancelUpkeep?.();
    this.#stopClock();
    await this.#upkeep;
    this.#points.giveUp();
    for (const dispose of this.#disposals.splice(0)) dispose();
  }

  /** In a microtask, so that what is recorded in one turn goes into one write; no timer stands before a write. */
  #pumpSoon(): void {
    if (this.#pumping || this.#retrying) return;
    this.#pumping = Promise.resolve().then(() => this.#pump());
  }

  async #pump(): Promise<void> {
    while (this.#state.kind !== 'failed' && !this.#retrying && !this.#isDisposed) {
      if (this.#waiting.length > 0) await this.#append(this.#waiting.splice(0));
      else if (this.#steps.length > 0) await this.#steps.shift()?.run();
      else break;
    }
    this.#pumping = null;
  }

  async #append(transactions: readonly Transaction[]): Promise<void> {
    const last = transactions[transactions.length - 1] as Transaction;
    const failures = this.#failures;
    try {
      await this.#disk.appendJournal(transactions);
    } catch (error) {
      this.#onFailure(error, failures);
      return;
    }
    // Given up while it ran (the database was closed): only a retry may say that it is saved.
    if (this.#failures !== failures) return;
    this.#durable = { document: last.after, version: last.version };
    this.#journalLength += transactions.length;
    this.#settle();
    this.#planUpkeep();
  }

  async #rewrite(): Promise<void> {
    // What ran when saving failed ends first; the watchdog sees to it that it does.
    await this.#pumping;
    const failures = this.#failures;
    const latest = { document: this.#document, version: this.#version, timeMs: this.#timeMs };
    try {
      await this.#disk.rewrite({
        ...latest,
        isRenamed: latest.document.name !== this.#durable.document.name,
      });
    } catch (error) {
      this.#onFailure(error, failures);
      return;
    }
    if (this.#failures !== failures) return;
    this.#durable = latest;
    this.#foldedVersion = latest.version;
    this.#journalLength = 0;
    this.#waiting = this.#waiting.filter((transaction) => transaction.version > latest.version);
    this.#settle();
  }

  /** After a completed write: whoever waits for that version may go on, and `saved` is said when nothing waits. */
  #settle(): void {
    const { version } = this.#durable;
    this.#stopClock();
    if (version === this.#version) this.#setState({ kind: 'saved', version, atMs: this.#scheduler.nowMs() });
    else this.#setState({ kind: 'saving', version: this.#version });
    this.#resolveFlushes((flush) => flush.version <= version);
  }

  #onFailure(error: unknown, failuresAtStart: number): void {
    if (this.#failures !== failuresAtStart) return;
    reportFault('saving failed', error);
    this.fail(storageFailureOf(error));
  }

  #setState(state: SaveState): void {
    if (state.kind !== 'saving') this.#stopClock();
    else this.#cancelStalled ??= this.#scheduler.after(stalledAfterMs, () => this.#onStalled());
    this.#state = state;
    if (state.kind === 'failed') this.#resolveFlushes(() => true);
    this.#states.emit(state);
  }

  /** Runs from the first edit that waits, or the last progress; more edits do not set it back. */
  #stopClock(): void {
    this.#cancelStalled?.();
    this.#cancelStalled = null;
  }

  #onStalled(): void {
    if (this.#state.kind === 'saving') this.#setState({ ...this.#state, stalled: true });
  }

  #resolveFlushes(isDue: (flush: { readonly version: number }) => boolean): void {
    const due = this.#flushes.filter(isDue);
    this.#flushes = this.#flushes.filter((flush) => !isDue(flush));
    for (const flush of due) flush.resolve();
  }

  // --- upkeep: folding, computed values, sweeping ---------------------------------------------------------------

  #planUpkeep(): void {
    const isFoldDue = this.#journalLength >= foldWhenIdleAt && !this.#isDamaged;
    const isComputedDue = this.#computed !== null && this.#cancelComputed === null;
    const isPointDue = !this.#points.isEmpty;
    if (this.#isDisposed || this.#cancelUpkeep || !(isFoldDue || isComputedDue || isPointDue)) return;
    const begin = (): void => {
      this.#cancelUpkeep = null;
      if (this.#state.kind === 'failed') return;
      const isStillDue = this.#journalLength >= foldWhenIdleAt && !this.#isDamaged;
      void this.#runUpkeep(isStillDue ? 'fold' : 'computed only');
    };
    this.#cancelUpkeep =
      this.#journalLength >= foldSoonAt ? this.#scheduler.after(0, begin) : this.#scheduler.idle(begin);
  }

  async #runUpkeep(extent: 'fold' | 'computed only'): Promise<void> {
    while (this.#upkeep) await this.#upkeep;
    if (this.#isDisposed || this.#state.kind === 'failed') return;
    this.#upkeep = this.#doUpkeep(extent).finally(() => {
      this.#upkeep = null;
    });
    await this.#upkeep;
    this.#planUpkeep();
  }

  async #doUpkeep(extent: 'fold' | 'computed only'): Promise<void> {
    const failures = this.#failures;
    try {
      await this.#points.run((point, document) =>
        this.#disk.keepPoint(point, document, (step) => this.#runStep(step)),
      );
      const hasFolded = extent === 'fold' && (await this.#foldJournal());
      await this.#writeComputed();
      if (this.#isDamaged || !(hasFolded || this.#computedWrites >= sweepAfterComputedWrites)) return;
      this.#computedWrites = 0;
      await this.#runStep(() => this.#disk.sweep());
    } catch (error) {
      if (error !== droppedStep) this.#onFailure(error, failures);
    }
  }

  async #foldJournal(): Promise<boolean> {
    const { document, version } = this.#durable;
    if (version === this.#foldedVersion || this.#isDamaged) return false;
    await this.#disk.fold(document, version, (step) => this.#runStep(step));
    this.#foldedVersion = version;
    this.#journalLength = this.#durable.version - version;
    return true;
  }

  async #writeComputed(): Promise<void> {
    const computed = this.#computed;
    this.#computed = null;
    // Values of an older version would never be shown: the next ones are on their way.
    if (!computed || computed.version !== this.#durable.version) return;
    await this.#disk.keepComputed(computed, (step) => this.#runStep(step));
    this.#computedWrites++;
  }

  /** One transaction of upkeep, between those of edits, after input and painting have had their turn. */
  async #runStep<T>(step: () => Promise<T>): Promise<T> {
    await this.#scheduler.breathe();
    return new Promise<T>((resolve, reject) => {
      if (this.#isDisposed || this.#state.kind === 'failed') {
        reject(droppedStep);
        return;
      }
      this.#steps.push({ run: () => step().then(resolve, reject), drop: () => reject(droppedStep) });
      this.#pumpSoon();
    });
  }
}

/** Thrown out of upkeep that was called off; it is begun anew another time. */
const droppedStep = Symbol('a step of upkeep that was called off');
