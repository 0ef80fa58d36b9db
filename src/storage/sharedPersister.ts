import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { reportFault } from '../shared/report';
import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Transaction } from '../model/transaction';
import type { Workbook } from '../model/workbook';
import type { RestorePoint } from './restorePoint';
import { StorageFault, storageFailureIn, storageFailureOf, type SaveFailure } from './storageFault';
import type { TabSharing } from './tabSharing';
import { PendingClock } from './pendingClock';
import { PendingEdits } from './pendingEdits';
import type { Persister, SaveState, StoredComputedValues } from './workbookStore';
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
 * is saved. Edits that wait are put after what is read (`PendingEdits`).
 */
export class SharedPersister implements Persister {
  readonly #sharing: TabSharing;
  readonly #id: WorkbookId;
  readonly #states = new Emitter<SaveState>('shared save state');
  readonly #refused = new Emitter<number>('refused edits');
  readonly #disposals: Dispose[] = [];
  readonly #clock: PendingClock;
  readonly #edits: PendingEdits;
  /** Rows must not move under what is being typed. */
  #isHeldStill = false;
  #claim: WriterClaim;
  #journal: Persister | null = null;
  #stopJournal: Dispose | null = null;
  #leaving: Promise<void> | null = null;
  #turn: Promise<void> | null = null;
  #reading: Promise<void> = Promise.resolve();
  #failure: SaveFailure | null = null;
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
    this.#edits = new PendingEdits(opened.version);
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
    this.#edits.connect(workbook);
    this.#follow();
    return workbook.subscribe((transaction) => transaction.source === 'user' && this.record(transaction));
  }

  /** While it is held still, it shows nothing of what other tabs do; afterwards all of it. */
  holdStill(isHeld: boolean): void {
    this.#isHeldStill = isHeld;
    if (!isHeld) this.#follow();
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
      this.#journal.record(this.#edits.written(transaction));
      return;
    }
    this.#edits.add(transaction);
    this.#update();
    if (this.#failure === null) void this.#takeTurn();
  }

  keepComputed(computed: StoredComputedValues): void {
    if (this.#leaving) return;
    this.#journal?.keepComputed(this.#edits.stamped(computed));
  }

  async keepPoint(point: RestorePoint, document: WorkbookDocument): Promise<boolean> {
    if (!this.#journal || this.#leaving) await this.#takeTurn();
    return (await this.#journal?.keepPoint(this.#edits.stamped(point), document)) ?? false;
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
    if (!reopened.ok) this.#fail(storageFailureIn(reopened.problem));
    else if (this.#edits.count > 0) await this.#takeTurn();
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
    await this.#read(() => this.#write(this.#edits.confirmed));
  }

  /** Everything that was written is in `document`. What waits is written after it. */
  #write(document: WorkbookDocument): void {
    const journal = this.#sharing.persist(document, this.#edits.version);
    this.#journal = journal;
    this.#failure = null;
    this.#stopJournal = journal.onState((state) => {
      this.#update();
      if (state.kind === 'saved') this.#sharing.channel.say('wrote');
    });
    for (const transaction of this.#edits.takeAll()) journal.record(transaction);
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
      if (this.#edits.count > 0) void this.#takeTurn();
    });
    return this.#leaving;
  }

  async #letGo(journal: Persister): Promise<void> {
    await journal.flushed();
    if (journal.state.kind !== 'saved') {
      // What was edited meanwhile belongs to what a retry writes.
      for (const transaction of this.#edits.takeAll()) journal.record(transaction);
      return;
    }
    this.#stopJournal?.();
    await journal.dispose('quickly');
    this.#journal = null;
    this.#claim.release();
  }

  // --- what others write ----------------------------------------------------------------------------------------

  #follow(): void {
    if (this.#journal || this.#isDisposed || this.#isHeldStill || !this.#edits.isConnected) return;
    this.#read().catch((error: unknown) => {
      reportFault('following another tab failed', error);
      this.#fail(storageFailureOf(error));
    });
  }

  /** One reading at a time. `then` runs before anything else can be edited or read. */
  #read(then?: () => void): Promise<void> {
    const reading = this.#reading.then(async () => {
      if (this.#journal) return;
      const read = await this.#sharing.journals.readSince(this.#id, this.#edits.version);
      if (!read.ok)
        throw new StorageFault(storageFailureIn(read.problem), `Reading the journal: ${read.problem.code}.`);
      if (this.#isDisposed) return;
      const refused = this.#edits.show(read.value);
      if (refused > 0) this.#refused.emit(refused);
      this.#update();
      then?.();
    });
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  // --- what is said ---------------------------------------------------------------------------------------------

  #fail(reason: SaveFailure): void {
    if (this.#isDisposed) return;
    this.#failure = reason;
    this.#update();
  }

  #update(): void {
    const isWaiting = this.#edits.count > 0;
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
    if (!isWaiting)
      return { kind: 'saved', version: this.#edits.version, atMs: this.#sharing.scheduler.nowMs() };
    const version = this.#edits.version + this.#edits.count;
    return { kind: 'saving', version, ...(this.#clock.isStalled ? { stalled: true } : {}) };
  }
}
