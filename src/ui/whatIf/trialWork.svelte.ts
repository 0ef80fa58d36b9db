import type { KeyFigure } from '../../model/scenario';
import type { ParameterValues } from '../../model/scenarioValues';
import type { CellValue } from '../../shared/value';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { figureValue } from './shownFigure';

export interface TrialTools {
  /** What the figure is under these values; `null` too when it could not be worked out, and then the work is in vain. */
  evaluate(values: ParameterValues): Promise<CellValue>;
  onProgress(fraction: number): void;
}

/** Asks what comes out under many values, with progress, and can be stopped. */
export class TrialWork {
  readonly #screen: WorkbookScreenState;
  #abort: AbortController | null = null;
  /** `null` while nothing is worked out. */
  fraction = $state<number | null>(null);
  refusal = $state<string | null>(null);

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  /** `null` when it was stopped or failed. */
  async run<T>(figure: KeyFigure, work: (tools: TrialTools) => Promise<T>): Promise<T | null> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    this.fraction = 0;
    this.refusal = null;
    const result = await work({
      evaluate: async (values) => {
        const tried = await this.#screen.port.whatIf.run(
          values,
          (trial) => figureValue(trial.values, figure),
          { signal: abort.signal },
        );
        if (tried.ok) return tried.value;
        if (!abort.signal.aborted) this.refusal = this.#screen.problemText(tried.problem);
        abort.abort();
        return null;
      },
      onProgress: (fraction) => {
        if (this.#abort === abort) this.fraction = fraction;
      },
    });
    if (this.#abort !== abort) return null;
    this.#abort = null;
    this.fraction = null;
    return abort.signal.aborted ? null : result;
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.fraction = null;
  }

  dispose(): void {
    this.cancel();
    this.#screen.port.whatIf.release();
  }
}
