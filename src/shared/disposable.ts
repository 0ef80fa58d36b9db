/** Ends a subscription or releases a resource. Calling it twice is harmless. */
export type Dispose = () => void;

/** Collects what must be released together, released in reverse order. */
export class DisposableStack {
  #disposals: Dispose[] = [];

  add(dispose: Dispose): void {
    this.#disposals.push(dispose);
  }

  dispose(): void {
    const disposals = this.#disposals;
    this.#disposals = [];
    for (const dispose of disposals.reverse()) dispose();
  }
}
