import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { reportFault } from '../shared/report';
import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Operation } from '../model/operation';
import { rebase } from '../model/rebase';
import { restoreOperations } from '../model/restoreContent';
import type { Transaction } from '../model/transaction';
import type { Workbook } from '../model/workbook';
import type { RestorePoint } from './restorePoint';
import { StorageFault, storageFailureOf, type StorageFailure } from './storageFault';
import type { TabSharing } from './tabSharing';
import { PendingClock } from './pendingClock';
import type { Journals, Persister, SaveState, StoredComputedValues, WrittenSince } from './workbookStore';
import type { WriterClaim } from './tabs';

/**
 * Writes a workbook that other tabs write too, one at a time. What is edited is shown at once; the right to write is
 * fetched when there is something to write, and let go when another tab wants it and everything is on disk:
 *
 *     following --edit--> asking --has the right--> catching up --> writing --`want`, all saved--> following
 *        |  ^                                                         |
 *        |  +--`wrote`: reads the journal, shows what is new          +-- `wrote` to all, after each save
 *
 * Nothing that was edited goes from tab to tab but by the disk, so whoever crashes takes along only what nobody was told
 * is saved. Edits that wait (`pending`) are put after what is read (`rebase`). The document here counts its own versions:
 * the journal's are `#offset` away.
 */
export class SharedPersister implements Persister {
  readonly #sharing: TabSharing;
  readonly #id: WorkbookId;
  readonly #states = new Emitter<SaveState>('shared save state');
  readonly #refused = new Emitter<number>('refused edits');
  readonly #disposals: Dispose[] = [];
  readonly #clock: PendingClock;
  #workbook: Workbook | null = null;
  /** Of the journal: what this tab shows without what is pending. */
  #version: number;
  #offset = 0;
  #pending: Transaction[] = [];
  #claim: WriterClaim;
  #journal: Persister | null = null;
  #stopJournal: Dispose | null = null;
  #leaving: Promise<void> | null = null;
  #turn: Promise<void> | null = null;
  #reading: Promise<void> = Promise.resolve();
  #failure: StorageFailure | null = null;
  #isDisposed = false;
  #state: SaveState;

  constructor(
    sharing: TabSharing,
    claim: WriterClaim,
    opened: { readonly document: WorkbookDocument; readonly version: number },
  ) {
    this.#sharing = sharing;
    this.#id = opened.document.id;
    this.#claim = claim;
    this.#version = opened.version;
    this.#state = { kind: 'saved', version: opened.version, atMs: sharing.scheduler.nowMs() };
    this.#clock = new PendingClock(sharing.scheduler, {
      onStalled: () => this.#update(),
      onSilent: () => this.#fail('otherTabSilent'),
    });
    if (claim.isHeld) this.#write(opened.document);
    this.#disposals.push(
      this.#clock.stop,
      sharing.journals.onLost((reason) => this.#journal ?? this.#fail(reason)),
      sharing.channel.onWord((word) => {
        if (word === 'want') void this.#leave();
        else if (word === 'who' && this.#journal) sharing.channel.say('have');
        else if (word === 'wrote') this.#follow();
        // It may have begun to write, or become able to, after this tab asked.
        if ((word === 'have' || word === 'wrote') && this.#turn) sharing.channel.say('want');
      }),
    );
  }

  /** The workbook that is written, to show in it what other tabs do. What they did since it was read is read at once. */
  connect(workbook: Workbook): Dispose {
    this.#workbook = workbook;
    this.#offset = this.#version - workbook.version;
    this.#follow();
    return workbook.subscribe((transaction) => transaction.source === 'user' && this.record(transaction));
  }

  /** Edits made here that came to nothing, because another tab had changed what they were about; their number. */
  onRefused(listener: (count: number) => void): Dispose {
    return this.#refused.subscribe(listener);
  }

  get state(): SaveState {
    return this.#state;
  }

  onState(listener: (state: SaveState) => void): Dispose {
    return this.#states.subscribe(listener);
  }

  record(transaction: Transaction): void {
    if (this.#journal && !this.#leaving) {
      this.#journal.record(this.#stamped(transaction));
      return;
    }
    this.#pending.push(transaction);
    this.#update();
    if (this.#failure === null) void this.#takeTurn();
  }

  keepComputed(computed: StoredComputedValues): void {
    if (this.#leaving) return;
    this.#journal?.keepComputed({ ...computed, version: computed.version + this.#offset });
  }

  async keepPoint(point: RestorePoint, document: WorkbookDocument): Promise<boolean> {
    if (!this.#journal || this.#leaving) await this.#takeTurn();
    const stamped = { ...point, version: point.version + this.#offset };
    return (await this.#journal?.keepPoint(stamped, document)) ?? false;
  }

  flushed(): Promise<void> {
    if (this.#state.kind !== 'saving') return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.#states.subscribe(({ kind }) => {
        if (kind === 'saving') return;
        stop();
        resolve();
      });
    });
  }

  async retry(): Promise<void> {
    if (this.#journal) return this.#journal.retry();
    if (this.#failure === null || this.#isDisposed) return;
    this.#failure = null;
    this.#update();
    const reopened = await this.#sharing.journals.reopen();
    if (!reopened.ok) this.#fail('storageFailed');
    else if (this.#pending.length > 0) await this.#takeTurn();
    else this.#follow();
  }

  async fold(): Promise<void> {
    if (!this.#leaving) await this.#journal?.fold();
  }

  async dispose(): Promise<void> {
    await this.flushed();
    this.#isDisposed = true;
    for (const dispose of this.#disposals.splice(0)) dispose();
    await this.#leaving;
    await this.#reading;
    this.#stopJournal?.();
    await this.#journal?.dispose();
    this.#claim.release();
    this.#sharing.channel.close();
  }

  // --- the right to write ---------------------------------------------------------------------------------------

  #takeTurn(): Promise<void> {
    this.#turn ??= this.#begin()
      .catch((error: unknown) => {
        reportFault('taking the right to write failed', error);
        this.#claim.release();
        this.#fail(storageFailureOf(error));
      })
      .finally(() => (this.#turn = null));
    return this.#turn;
  }

  async #begin(): Promise<void> {
    await this.#leaving;
    if (this.#journal || this.#isDisposed) return;
    const claim = await this.#sharing.claimWriter(this.#id);
    this.#claim = claim;
    if (!claim.isHeld) {
      const acquired = new Promise<void>((resolve) => claim.onAcquired(resolve));
      this.#sharing.channel.say('want');
      await acquired;
    }
    if (this.#isDisposed) return claim.release();
    await this.#read(() => this.#write(this.#confirmed));
  }

  /** Everything that was written is in `document`. What waits is written after it. */
  #write(document: WorkbookDocument): void {
    const journal = this.#sharing.persist(document, this.#version);
    this.#journal = journal;
    this.#failure = null;
    this.#stopJournal = journal.onState((state) => {
      this.#update();
      if (state.kind === 'saved') this.#sharing.channel.say('wrote');
    });
    const pending = this.#pending.splice(0);
    for (const transaction of pending) journal.record({ ...transaction, version: ++this.#version });
    if (this.#workbook) this.#offset = this.#version - this.#workbook.version;
    this.#sharing.channel.say('have');
    this.#update();
  }

  /** Lets another tab write, once everything is on disk; while that cannot be done nobody else may write either. */
  #leave(): Promise<void> {
    const journal = this.#journal;
    if (!journal) return Promise.resolve();
    this.#leaving ??= this.#letGo(journal).finally(() => {
      this.#leaving = null;
      this.#update();
      if (this.#pending.length > 0) void this.#takeTurn();
    });
    return this.#leaving;
  }

  async #letGo(journal: Persister): Promise<void> {
    await journal.flushed();
    if (journal.state.kind !== 'saved') {
      // What was edited meanwhile belongs to what a retry writes.
      for (const transaction of this.#pending.splice(0)) journal.record(this.#stamped(transaction));
      return;
    }
    this.#stopJournal?.();
    await journal.dispose();
    this.#journal = null;
    this.#claim.release();
  }

  #stamped(transaction: Transaction): Transaction {
    this.#version = transaction.version + this.#offset;
    return { ...transaction, version: this.#version };
  }

  // --- what others write ----------------------------------------------------------------------------------------

  #follow(): void {
    if (this.#journal || this.#isDisposed || !this.#workbook) return;
    this.#read().catch((error: unknown) => {
      reportFault('following another tab failed', error);
      this.#fail(storageFailureOf(error));
    });
  }

  /** One reading at a time. `then` runs before anything else can be edited or read. */
  #read(then?: () => void): Promise<void> {
    const reading = this.#reading.then(async () => {
      if (this.#journal) return;
      const read = await this.#sharing.journals.readSince(this.#id, this.#version);
      if (!read.ok) throw new StorageFault('storageFailed', `Reading the journal: ${read.problem.code}.`);
      if (this.#isDisposed) return;
      this.#show(read.value);
      then?.();
    });
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  #show(written: WrittenSince): void {
    const workbook = this.#workbook;
    const operations =
      'operations' in written ? written.operations : toBecome(this.#confirmed, written.document);
    if (workbook && operations.length > 0) {
      const rebased = rebase(this.#pending, operations);
      this.#pending = [...rebased.kept];
      workbook.dispatch({
        operations: rebased.operations,
        origin: 'tabs.follow',
        undo: 'none',
        source: 'remote',
      });
      if (rebased.refused.length > 0) this.#refused.emit(rebased.refused.length);
    }
    this.#version = written.version;
    this.#update();
  }

  /** What is shown without what is pending. */
  get #confirmed(): WorkbookDocument {
    return this.#pending[0]?.before ?? (this.#workbook as Workbook).document;
  }

  // --- what is said ---------------------------------------------------------------------------------------------

  #fail(reason: StorageFailure): void {
    if (this.#isDisposed) return;
    this.#failure = reason;
    this.#update();
  }

  #update(): void {
    const isWaiting = this.#pending.length > 0;
    this.#clock.run(isWaiting && this.#failure === null);
    const state = this.#stateNow(isWaiting);
    if (state.kind === 'saved' && this.#state.kind === 'saved' && state.version === this.#state.version)
      return;
    this.#state = state;
    this.#states.emit(state);
  }

  #stateNow(isWaiting: boolean): SaveState {
    if (this.#failure !== null) return { kind: 'failed', reason: this.#failure };
    if (this.#journal && (!isWaiting || this.#journal.state.kind === 'failed')) return this.#journal.state;
    if (!isWaiting) return { kind: 'saved', version: this.#version, atMs: this.#sharing.scheduler.nowMs() };
    const version = this.#version + this.#pending.length;
    return { kind: 'saving', version, ...(this.#clock.isStalled ? { stalled: true } : {}) };
  }
}

function toBecome(current: WorkbookDocument, wanted: WorkbookDocument): readonly Operation[] {
  const { name } = wanted;
  const renaming: Operation[] = name === current.name ? [] : [{ kind: 'setWorkbookName', name }];
  return [...renaming, ...restoreOperations(current, wanted)];
}
