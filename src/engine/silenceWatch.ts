import type { Dispose } from '../shared/disposable';

const tickMs = 1000;

/**
 * Notices that somebody who owes answers has been silent for too long. Time is counted in ticks of this thread, so that
 * time in which the page itself could not run (a busy machine, a closed laptop) does not count as the other's silence.
 */
export class SilenceWatch {
  readonly #onSilence: () => void;
  readonly #setTick: (task: () => void, ms: number) => Dispose;
  #stop: Dispose | null = null;
  #ticks = 0;
  #limit = Infinity;

  constructor(onSilence: () => void, setTick = interval) {
    this.#onSilence = onSilence;
    this.#setTick = setTick;
  }

  /** An answer is owed; silence for longer than this is too long. */
  expect(limitMs: number): void {
    this.#limit = Math.ceil(limitMs / tickMs);
    this.#stop ??= this.#setTick(() => this.#tick(), tickMs);
  }

  /** Something was heard. */
  heard(): void {
    this.#ticks = 0;
  }

  /** Nothing is owed any more. */
  rest(): void {
    this.#stop?.();
    this.#stop = null;
    this.#ticks = 0;
  }

  #tick(): void {
    if (++this.#ticks < this.#limit) return;
    this.rest();
    this.#onSilence();
  }
}

function interval(task: () => void, ms: number): Dispose {
  const timer = setInterval(task, ms);
  return () => clearInterval(timer);
}
