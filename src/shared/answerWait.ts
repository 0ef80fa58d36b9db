import { reportFault } from './report';

/** The engine answers an edit in 3 ms or so; what takes longer is seen when it is there. */
const longestMs = 5;

/**
 * After a value was typed, what is drawn waits a moment for the engine's answer, so that one frame shows both. Chromium
 * draws a frame that is asked for while it handles a key before it listens to a worker: an answer that had been there in time
 * was seen a frame later.
 */
export class AnswerWait {
  readonly #longestMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #postponed: (() => void)[] = [];

  constructor(longest = longestMs) {
    this.#longestMs = longest;
  }

  begin(): void {
    this.#timer ??= setTimeout(() => this.end(), this.#longestMs);
  }

  /** Now, or when the waiting is over: in the order in which it was asked for. */
  afterwards(work: () => void): void {
    if (this.#timer === null) work();
    else this.#postponed.push(work);
  }

  /** The answer is there, or something else has to happen on what is shown. */
  end(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    const postponed = this.#postponed;
    this.#postponed = [];
    for (const work of postponed) {
      try {
        work();
      } catch (error) {
        reportFault('showing an edit', error);
      }
    }
  }
}
