import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import type { Operation } from './operation';
import { isOvertaken } from './overtaken';
import { renumberLines, type RenumberedLines } from './renumberLines';
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
  /** Carried out once more it would not fit what others did meanwhile: undone it is not redone, and the other way round. */
  readonly isLast?: true;
}

/** A step that comes within this time of a like one with `undo: 'merge'` joins it: one drag is one undo. */
const mergeWithinMs = 1500;
const maxSteps = 500;

/**
 * Undo and redo of one workbook: a listener that keeps inverses and dispatches them like anybody else. Only what was done
 * in this tab is undone. What others do meanwhile stays; a step that could be taken back only together with it is given
 * up, and so are the steps before it.
 */
export class History {
  readonly #workbook: Workbook;
  readonly #unsubscribe: Dispose;
  readonly #changes = new Emitter<void>('history');
  #done: Step[] = [];
  #undone: Step[] = [];
  /** Others change this workbook too: a step need not fit any more. */
  #isShared = false;

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
    return this.#carryOut(inverseOf(step), 'history.undo', step, this.#undone);
  }

  redo(): boolean {
    const step = this.#undone.pop();
    if (!step) return false;
    return this.#carryOut(forwardOf(step), 'history.redo', step, this.#done);
  }

  /** Own changes came to nothing, because of others: no step is known to fit what is there now. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
    this.#changes.emit();
  }

  /** What can be undone or redone has changed. */
  onChange(listener: () => void): Dispose {
    return this.#changes.subscribe(listener);
  }

  dispose(): void {
    this.#unsubscribe();
  }

  #carryOut(operations: readonly Operation[], origin: string, step: Step, next: Step[]): boolean {
    try {
      this.#workbook.dispatch({ operations, origin, undo: 'none' });
    } catch (error) {
      if (!this.#isShared) throw error;
      // Another tab took away what this step is about; nothing was changed.
      this.forget();
      return false;
    }
    if (step.isLast) next.length = 0;
    else next.push(step);
    this.#changes.emit();
    return true;
  }

  #record(transaction: Transaction): void {
    if (transaction.source === 'remote') this.#follow(transaction);
    else if (transaction.undo === 'none') return;
    else this.#keep(transaction);
    this.#changes.emit();
  }

  #follow(foreign: Transaction): void {
    this.#isShared = true;
    const follow = (steps: readonly Step[]): Step[] =>
      foreign.renumbered.reduce((all, lines) => all.map((step) => renumberedStep(step, lines)), [...steps]);
    this.#done = follow(this.#done);
    this.#undone = follow(this.#undone);
    const isGivenUp = (operations: readonly Operation[]): boolean => isOvertaken(operations, foreign);
    const kept = (
      steps: readonly Step[],
      next: (step: Step) => readonly Operation[],
      back: (step: Step) => readonly Operation[],
    ): Step[] =>
      steps
        .slice(steps.findLastIndex((step) => isGivenUp(next(step))) + 1)
        .map((step) => (isGivenUp(back(step)) ? { ...step, isLast: true } : step));
    this.#done = kept(this.#done, inverseOf, forwardOf);
    this.#undone = kept(this.#undone, forwardOf, inverseOf);
  }

  #keep(transaction: Transaction): void {
    const { origin, label, timeMs } = transaction;
    const entry = { inverse: transaction.inverse, forward: transaction.operations };
    this.#undone = [];
    const last = this.#done[this.#done.length - 1];
    if (last && joins(transaction, last)) {
      this.#done[this.#done.length - 1] = {
        ...last,
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

function joins({ undo, origin, timeMs }: Transaction, last: Step): boolean {
  if (typeof undo === 'object') return last.origin === undo.completes;
  return undo === 'merge' && last.origin === origin && timeMs - last.timeMs < mergeWithinMs;
}

const inverseOf = (step: Step): readonly Operation[] =>
  step.transactions.toReversed().flatMap((transaction) => transaction.inverse);

function renumberedStep(step: Step, lines: RenumberedLines): Step {
  const renumber = (operations: readonly Operation[]): Operation[] =>
    operations.map((operation) => renumberLines(operation, lines));
  const transactions = step.transactions.map(({ inverse, forward }) => ({
    inverse: renumber(inverse),
    forward: renumber(forward),
  }));
  return { ...step, transactions };
}

const forwardOf = (step: Step): readonly Operation[] =>
  step.transactions.flatMap((transaction) => transaction.forward);
