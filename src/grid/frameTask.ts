/** Work that is asked for often and done once, in the next frame. */
export class FrameTask {
  readonly #window: Window;
  readonly #work: () => void;
  #request: number | null = null;

  constructor(window: Window, work: () => void) {
    this.#window = window;
    this.#work = work;
  }

  schedule(): void {
    this.#request ??= this.#window.requestAnimationFrame(() => {
      this.#request = null;
      this.#work();
    });
  }

  cancel(): void {
    if (this.#request !== null) this.#window.cancelAnimationFrame(this.#request);
    this.#request = null;
  }
}
