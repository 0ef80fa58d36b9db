import type { Dispose } from '../../shared/disposable';
import type { Transaction } from '../../model/transaction';
import type { Workbook } from '../../model/workbook';
import type { ToastAction, Toasts } from '../toasts';

/**
 * Something that may be done, offered in passing: to take the last step back, or to go on from it. It is about the workbook
 * as it is: the next step withdraws it.
 */
export class Offer {
  readonly #toasts: Toasts;
  readonly #workbook: Workbook;
  #end: Dispose | null = null;

  constructor(toasts: Toasts, workbook: Workbook) {
    this.#toasts = toasts;
    this.#workbook = workbook;
  }

  show(message: string, action: ToastAction): void {
    this.withdraw();
    const dismiss = this.#toasts.offer(message, action);
    const stop = this.#workbook.subscribe((transaction) => {
      if (!isOfSameStep(transaction)) this.withdraw();
    });
    this.#end = () => {
      stop();
      dismiss();
    };
  }

  withdraw(): void {
    this.#end?.();
    this.#end = null;
  }
}

/** It joins the step that the offer is about. */
const isOfSameStep = ({ undo }: Transaction): boolean => typeof undo === 'object';
