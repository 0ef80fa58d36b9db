import type { Dispose } from './disposable';
import { reportFault } from './report';

/**
 * A list of listeners that outlives any one of them: a listener that throws is reported and switched off,
 * the others go on (see CodeMirror's `logException`).
 */
export class Emitter<T> {
  readonly #name: string;
  #listeners: ((event: T) => void)[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  get listenerCount(): number {
    return this.#listeners.length;
  }

  subscribe(listener: (event: T) => void): Dispose {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  emit(event: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#listeners = this.#listeners.filter((other) => other !== listener);
        reportFault(`listener of ${this.#name}, switched off`, error);
      }
    }
  }
}
