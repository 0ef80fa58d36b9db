import type { Dispose } from '../shared/disposable';
import type { Scheduler } from './scheduler';

/** As for a write of one's own (`persister.ts`): the user is told within the second. */
const stalledAfterMs = 800;
/** A tab that hangs may come back, and one that is slow to fold is given its time. */
const silentAfterMs = 10_000;

/** Watches how long edits wait for another tab to let go. */
export class PendingClock {
  readonly #scheduler: Scheduler;
  readonly #listeners: { onStalled(): void; onSilent(): void };
  #cancel: Dispose | null = null;
  isStalled = false;

  constructor(scheduler: Scheduler, listeners: { onStalled(): void; onSilent(): void }) {
    this.#scheduler = scheduler;
    this.#listeners = listeners;
  }

  /** More edits that wait do not set it back. */
  run(isWaiting: boolean): void {
    if (!isWaiting) this.stop();
    else this.#cancel ??= this.#scheduler.after(stalledAfterMs, () => this.#onStalled());
  }

  readonly stop = (): void => {
    this.#cancel?.();
    this.#cancel = null;
    this.isStalled = false;
  };

  #onStalled(): void {
    this.isStalled = true;
    this.#cancel = this.#scheduler.after(silentAfterMs - stalledAfterMs, () => this.#listeners.onSilent());
    this.#listeners.onStalled();
  }
}
