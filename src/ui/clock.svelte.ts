import { createSubscriber } from 'svelte/reactivity';

const tickMs = 15_000;

/** The time for "2 minutes ago": ticks only while something on the screen reads it. */
class Clock {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, tickMs);
    return () => clearInterval(timer);
  });

  get nowMs(): number {
    this.#subscribe();
    return Date.now();
  }
}

export const clock = new Clock();
