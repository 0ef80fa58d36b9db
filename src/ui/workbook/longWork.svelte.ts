import type { WorkControls } from '../../model/columnText';
import type { Result } from '../../shared/result';

export interface LongWork {
  readonly label: string;
  /** `null`: how much is left is not known. */
  readonly fraction: number | null;
  cancel(): void;
}

/** Long work that the person waits for, and may stop; one at a time. */
export class LongWorkState {
  shown = $state.raw<LongWork | null>(null);

  async run<T>(label: string, work: (controls: WorkControls) => Promise<Result<T>>): Promise<Result<T>> {
    const abort = new AbortController();
    const cancel = (): void => abort.abort();
    const show = (fraction: number): void => {
      // Work tells more often than a bar can move.
      if (abort.signal.aborted || Math.abs(fraction - (this.shown?.fraction ?? 0)) < 0.01) return;
      this.shown = { label, fraction, cancel };
    };
    this.shown = { label, fraction: null, cancel };
    try {
      return await work({ signal: abort.signal, onProgress: show });
    } finally {
      this.shown = null;
    }
  }
}
