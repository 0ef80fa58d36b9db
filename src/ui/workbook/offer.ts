import type { Dispose } from '../../shared/disposable';
import type { Workbook } from '../../model/workbook';
import type { ToastAction, Toasts } from '../toasts';

/** Something that may be done, offered in passing. It is about the workbook as it is: the next change withdraws it. */
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
    const stop = this.#workbook.subscribe(() => this.withdraw());
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
