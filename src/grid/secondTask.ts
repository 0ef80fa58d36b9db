/**
 * The second half of work that is too long for one task. It runs in the next one, or earlier when someone needs it
 * done.
 */
export class SecondTask {
  readonly #window: Pick<Window, 'setTimeout' | 'clearTimeout'>;
  #due: { readonly timer: number; readonly work: () => void } | null = null;

  constructor(window: Pick<Window, 'setTimeout' | 'clearTimeout'>) {
    this.#window = window;
  }

  get isDue(): boolean {
    return this.#due !== null;
  }

  /** What was due before is done first. */
  begin(work: () => void): void {
    this.finish();
    this.#due = { work, timer: this.#window.setTimeout(() => this.finish()) };
  }

  finish(): void {
    const due = this.#due;
    this.cancel();
    due?.work();
  }

  cancel(): void {
    if (this.#due) this.#window.clearTimeout(this.#due.timer);
    this.#due = null;
  }
}
