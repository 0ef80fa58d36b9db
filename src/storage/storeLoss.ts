import type { Dispose } from '../shared/disposable';
import type { EpochMarker } from './epochMarker';

/**
 * A store that was there and is gone. The marker names the lost one until the person has acted on the news, so that a page
 * that is loaded again, and every other tab, tells it as well.
 */
export class StoreLoss {
  readonly #marker: EpochMarker;
  readonly #lost: string;
  /** `null` where no other took its place: the news of today is dismissed, and told again when the page is loaded again. */
  readonly #present: string | null;
  #isDismissedHere = false;

  constructor(marker: EpochMarker, lost: string, present: string | null) {
    this.#marker = marker;
    this.#lost = lost;
    this.#present = present;
  }

  /** Whether it is still to be told: nobody has acted on it, here or in another tab. */
  get isNews(): boolean {
    return !this.#isDismissedHere && this.#marker.read() === this.#lost;
  }

  dismiss(): void {
    this.#isDismissedHere = true;
    if (this.#present !== null) this.#marker.write(this.#present);
  }

  /** Takes `dismiss` back. */
  recall(): void {
    this.#isDismissedHere = false;
    if (this.#present !== null) this.#marker.write(this.#lost);
  }

  /** Another tab has dismissed or recalled it. */
  onChange(listener: () => void): Dispose {
    return this.#marker.onChange(listener);
  }
}
