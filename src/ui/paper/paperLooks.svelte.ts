import { ConditionalLooks, type ConditionalLook } from '../../grid/conditionalLooks';
import type { ShownSheet } from '../../grid/shownSheet';
import type { WorkbookDocument } from '../../model/document';
import type { WorkbookPort } from '../workbookPort';

/** Conditional formats on paper. Some ask the engine: the sheet is laid out, and may be printed, when all answers are there. */
export class PaperLooks {
  readonly #looks: ConditionalLooks;
  readonly #ready: Promise<void>;
  #isReady: () => void = () => undefined;
  #waiting = 0;
  #isAllAsked = false;
  #answers = $state(0);

  constructor({ values, ruleAnswers }: Pick<WorkbookPort, 'values' | 'ruleAnswers'>) {
    this.#ready = new Promise((resolve) => (this.#isReady = resolve));
    this.#looks = new ConditionalLooks(
      values,
      ruleAnswers && {
        facts: (...asked) => this.#awaited(ruleAnswers.facts(...asked)),
        evaluate: (...asked) => this.#awaited(ruleAnswers.evaluate(...asked)),
      },
      () => undefined,
    );
  }

  /** Once nothing more will be asked: resolves when all is answered. */
  answered(): Promise<void> {
    this.#isAllAsked = true;
    if (this.#waiting === 0) this.#isReady();
    return this.#ready;
  }

  lookOf(
    document: WorkbookDocument,
    shown: ShownSheet,
    visualRow: number,
    columnIndex: number,
  ): ConditionalLook | null {
    void this.#answers;
    const place = { document, sheet: shown.sheet, rowIndex: shown.rowIndex(visualRow), columnIndex };
    return this.#looks.lookOf(place, shown.value(visualRow, columnIndex));
  }

  async #awaited<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#waiting++;
    try {
      return await answer;
    } finally {
      // The looks take the answer over first.
      queueMicrotask(() => queueMicrotask(() => this.#answered()));
    }
  }

  #answered(): void {
    if (--this.#waiting > 0) return;
    this.#answers++;
    if (this.#isAllAsked) this.#isReady();
  }
}
