import type { Chart, Sheet } from '../../model/document';

interface Printed {
  readonly sheet: Sheet;
  readonly chart: Chart | undefined;
}

/** What is laid out for paper, printed once that is done, and taken away again. */
export class PaperState {
  #printed = $state.raw<Printed | null>(null);

  get printed(): Printed | null {
    return this.#printed;
  }

  /** The sheet, or one chart of it. */
  layOut(sheet: Sheet | undefined, chart: Chart | undefined): void {
    this.#printed = sheet ? { sheet, chart } : null;
  }

  printNow(): void {
    window.addEventListener('afterprint', () => this.takeAway(), { once: true });
    window.print();
  }

  takeAway(): void {
    this.#printed = null;
  }
}
