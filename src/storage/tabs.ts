import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import type { WorkbookId } from '../model/ids';

/**
 * The right to write a workbook, one tab at a time.
 *
 *     waiting --the other tab closes--> held --release--> (over)
 *
 * A tab that waits shows the workbook for reading. When it gets the right it has to open the workbook again, because
 * the other tab wrote meanwhile, and may persist it then.
 */
export interface WriterClaim {
  readonly isHeld: boolean;
  /** Once, when a claim that waits gets the right. */
  onAcquired(listener: () => void): Dispose;
  release(): void;
}

/** The part of `LockManager` that is used. */
export type Locks = Pick<LockManager, 'request'>;

/**
 * Claims a workbook for this tab; the browser gives the right back when the tab ends, however it ends. Where there are
 * no Web Locks (they need a secure context) every claim is held at once, and `WorkbookDisk` refuses the slower writer.
 */
export async function claimWriter(
  id: WorkbookId,
  locks: Locks | undefined = browserLocks(),
): Promise<WriterClaim> {
  const claim = new LockClaim();
  if (!locks) {
    void claim.hold();
    return claim;
  }
  const name = `worthbook:${id}`;
  await new Promise<void>((answered) => {
    void locks
      .request(name, { ifAvailable: true }, (lock) => {
        answered();
        return lock ? claim.hold() : undefined;
      })
      .catch(() => {
        // A document that is being closed or may not use locks: as if there were none.
        void claim.hold();
        answered();
      });
  });
  if (!claim.isHeld) {
    void locks.request(name, { signal: claim.signal }, () => claim.hold()).catch(() => undefined);
  }
  return claim;
}

class LockClaim implements WriterClaim {
  readonly #acquired = new Emitter<void>('writer claim');
  readonly #abort = new AbortController();
  #isHeld = false;
  #isOver = false;
  #letGo: (() => void) | null = null;

  get isHeld(): boolean {
    return this.#isHeld;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  onAcquired(listener: () => void): Dispose {
    return this.#acquired.subscribe(listener);
  }

  /** Holds the lock for as long as the promise is open. */
  hold(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    this.#isHeld = true;
    const released = new Promise<void>((resolve) => (this.#letGo = resolve));
    this.#acquired.emit();
    return released;
  }

  release(): void {
    this.#isOver = true;
    this.#isHeld = false;
    this.#abort.abort();
    this.#letGo?.();
  }
}

function browserLocks(): Locks | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}
