import { IDBTransaction as FDBTransaction } from 'fake-indexeddb';

/**
 * What can befall the n-th thing that is asked of the database. Requests count one each, and so does the commit of a
 * transaction that writes.
 *
 *     throw   the call itself throws an `UnknownError`, as after an I/O error
 *     unknown the request, or the commit, ends with an `UnknownError`
 *     quota   the same with a `QuotaExceededError`
 *     abort   the transaction is aborted after the request went well
 *     hang    nothing is ever answered again in this transaction
 *     crash   the process is gone: what is not committed is rolled back, what the old page still asks is not heard
 */
export type Fault = 'throw' | 'unknown' | 'quota' | 'abort' | 'hang' | 'crash';
export const faults: readonly Fault[] = ['throw', 'unknown', 'quota', 'abort', 'hang', 'crash'];

const errorNames = {
  throw: 'UnknownError',
  unknown: 'UnknownError',
  quota: 'QuotaExceededError',
  abort: 'AbortError',
} as const;

/** The inner workings of fake-indexeddb 6.2.8 that faults are put into. */
interface FakeTransaction {
  readonly mode: IDBTransactionMode;
  readonly db: object;
  readonly _requests: readonly { readonly request: { readonly readyState: string } }[];
  _state: string;
  _start(): void;
  _abort(errorName: string | null): void;
  _execRequestAsync(request: { operation(): unknown }): unknown;
}

/** Counts what is asked of every fake database, and lets one thing go wrong. One at a time in a test file. */
export class FaultPlan {
  readonly #fault: Fault | null;
  readonly #at: number;
  readonly #stuck = new Set<FakeTransaction>();
  readonly #gone = new Set<object>();
  #count = 0;
  #isReached = false;
  #hasCrashed = false;
  #isOver = false;
  #strikesAlways = false;
  readonly #uninstall: () => void;

  /** Without a fault it only counts. */
  constructor(fault: Fault | null = null, at = Infinity) {
    this.#fault = fault;
    this.#at = at;
    this.#uninstall = this.#install();
  }

  get count(): number {
    return this.#count;
  }

  get isReached(): boolean {
    return this.#isReached;
  }

  get hasCrashed(): boolean {
    return this.#hasCrashed;
  }

  /** A transaction waits for an answer that will not come. */
  get isHanging(): boolean {
    return [...this.#stuck].some((transaction) => transaction._state !== 'finished');
  }

  /** Ends the fault; after a crash this is the restart: what was not committed is rolled back. */
  end(): void {
    for (const transaction of this.#stuck) {
      if (this.#hasCrashed) this.#gone.add(transaction.db);
      if (transaction._state !== 'finished') transaction._abort('AbortError');
    }
    this.#isOver = true;
  }

  uninstall(): void {
    this.#uninstall();
  }

  /** Not one operation but all that write, as on a full disk. */
  strikeEveryWrite(): void {
    this.#strikesAlways = true;
  }

  #isDue(transaction: FakeTransaction): boolean {
    this.#count++;
    if (this.#strikesAlways) return transaction.mode === 'readwrite';
    if (this.#isReached || this.#isOver || this.#count !== this.#at) return false;
    this.#isReached = true;
    return true;
  }

  #stick(transaction: FakeTransaction): void {
    this.#stuck.add(transaction);
    transaction._start = () => undefined;
  }

  #install(): () => void {
    const prototype = FDBTransaction.prototype as unknown as FakeTransaction;
    const { _execRequestAsync: request, _start: start } = prototype;
    const onRequest = (transaction: FakeTransaction, asked: { operation(): unknown }): void => {
      if (this.#gone.has(transaction.db)) throw new DOMException('The page is gone.', 'InvalidStateError');
      if (this.#hasCrashed && !this.#isOver) this.#stick(transaction);
      else if (this.#isDue(transaction)) this.#strikeRequest(transaction, asked);
    };
    const onCommit = (transaction: FakeTransaction): void => {
      if (transaction.mode === 'readwrite' && this.#isDue(transaction)) this.#strikeCommit(transaction);
    };
    prototype._execRequestAsync = function (asked) {
      onRequest(this, asked);
      return request.call(this, asked);
    };
    prototype._start = function () {
      const isDone = this._requests.every((waiting) => waiting.request.readyState === 'done');
      if (isDone && this._state !== 'finished') onCommit(this);
      if (!Object.hasOwn(this, '_start')) start.call(this);
    };
    return () => Object.assign(prototype, { _execRequestAsync: request, _start: start });
  }

  #strikeRequest(transaction: FakeTransaction, asked: { operation(): unknown }): void {
    const fault = this.#fault;
    switch (fault) {
      case null:
        return;
      case 'throw':
        throw new DOMException('Internal error.', 'UnknownError');
      case 'unknown':
      case 'quota':
        asked.operation = () => {
          throw new DOMException('Not this time.', errorNames[fault]);
        };
        return;
      case 'abort':
        transaction._start = () => undefined;
        setImmediate(() => {
          if (transaction._state !== 'finished') transaction._abort('AbortError');
        });
        return;
      case 'hang':
        this.#stick(transaction);
        return;
      case 'crash':
        this.#hasCrashed = true;
        this.#stick(transaction);
    }
  }

  #strikeCommit(transaction: FakeTransaction): void {
    if (this.#fault === 'hang' || this.#fault === 'crash') {
      this.#hasCrashed = this.#fault === 'crash';
      this.#stick(transaction);
      return;
    }
    transaction._start = () => undefined;
    transaction._abort(errorNames[this.#fault ?? 'abort']);
  }
}
