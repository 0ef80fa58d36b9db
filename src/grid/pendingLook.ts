/** Most calculations answer within a few frames: marking and unmarking their columns would cost more than they do. */
const shownAfterMs = 150;

/**
 * Whether values that are on their way are shown as such: only when they stay away for a while.
 *
 *     nothing pending --something is--> waiting --150 ms--> shown
 *            ^------------ nothing is any more ---------------/
 */
export class PendingLook {
  readonly #window: Pick<Window, 'setTimeout' | 'clearTimeout'>;
  readonly #isPending: () => boolean;
  readonly #onChange: () => void;
  #timer: number | null = null;
  #isShown = false;

  constructor(
    window: Pick<Window, 'setTimeout' | 'clearTimeout'>,
    isPending: () => boolean,
    onChange: () => void,
  ) {
    this.#window = window;
    this.#isPending = isPending;
    this.#onChange = onChange;
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  /** Values changed, or other ones are looked at. */
  follow(): void {
    if (!this.#isPending()) {
      this.dispose();
      this.#set(false);
    } else if (!this.#isShown) {
      this.#timer ??= this.#window.setTimeout(() => {
        this.#timer = null;
        this.#set(this.#isPending());
      }, shownAfterMs);
    }
  }

  dispose(): void {
    if (this.#timer !== null) this.#window.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #set(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    this.#onChange();
  }
}
