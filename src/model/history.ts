import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import type { Operation } from './operation';
import type { Transaction } from './transaction';
import type { Workbook } from './workbook';

interface Step {
  readonly origin: string;
  readonly label: string | undefined;
  /** Undone from the last to the first. */
  readonly transactions: readonly {
    readonly inverse: readonly Operation[];
    readonly forward: readonly Operation[];
  }[];
  readonly timeMs: number;
}

/** A step that comes within this time of a like one with `undo: 'merge'` joins it: one drag is one undo. */
const mergeWithinMs = 1500;
const maxSteps = 500;

/** Undo and redo of one workbook: a listener that keeps inverses and dispatches them like anybody else. */
export class History {
  readonly #workbook: Workbook;
  readonly #unsubscribe: Dispose;
  readonly #changes = new Emitter<void>('history');
  #done: Step[] = [];
  #undone: Step[] = [];

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    this.#unsubscribe = workbook.subscribe((transaction) => this.#record(transaction));
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** What the next undo or redo takes back or brings again: the step's label and origin. */
  get nextUndo(): Pick<Step, 'label' | 'origin'> | undefined {
    return this.#done[this.#done.length - 1];
  }

  get nextRedo(): Pick<Step, 'label' | 'origin'> | undefined {
    return this.#undone[this.#undone.length - 1];
  }

  undo(): boolean {
    const step = this.#done.pop();
    if (!step) return false;
    const operations = step.transactions.toReversed().flatMap((transaction) => transaction.inverse);
    this.#workbook.dispatch({ operations, origin: 'history.undo', undo: 'none' });
    this.#undone.push(step);
    this.#changes.emit();
    return true;
  }

  redo(): boolean {
    const step = this.#undone.pop();
    if (!step) return false;
    const operations = step.transactions.flatMap((transaction) => transaction.forward);
    this.#workbook.dispatch({ operations, origin: 'history.redo', undo: 'none' });
    this.#done.push(step);
    this.#changes.emit();
    return true;
  }

  /** What can be undone or redone has changed. */
  onChange(listener: () => void): Dispose {
    return this.#changes.subscribe(listener);
  }

  dispose(): void {
    this.#unsubscribe();
  }

  #record(transaction: Transaction): void {
    if (transaction.undo === 'none' || transaction.source === 'remote') return;
    this.#keep(transaction);
    this.#changes.emit();
  }

  #keep(transaction: Transaction): void {
    const { origin, label, timeMs } = transaction;
    const entry = { inverse: transaction.inverse, forward: transaction.operations };
    this.#undone = [];
    const last = this.#done[this.#done.length - 1];
    if (
      last &&
      transaction.undo === 'merge' &&
      last.origin === origin &&
      timeMs - last.timeMs < mergeWithinMs
    ) {
      this.#done[this.#done.length - 1] = {
        origin,
        label: label ?? last.label,
        transactions: [...last.transactions, entry],
        timeMs,
      };
      return;
    }
    this.#done.push({ origin, label, transactions: [entry], timeMs });
    if (this.#done.length > maxSteps) this.#done.shift();
  }
}
