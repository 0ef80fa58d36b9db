/**
 * The ES modules a host has its functions in, for all engines of a page. One that an engine did not come back from while it
 * imported it is left out by the next.
 */
export class HostModules {
  readonly #addresses: readonly string[];
  readonly #stuck = new Set<string>();

  /** @param addresses absolute: a worker has an address of its own */
  constructor(addresses: readonly string[]) {
    this.#addresses = addresses;
  }

  get addresses(): readonly string[] {
    return this.#addresses;
  }

  get stuck(): readonly string[] {
    return [...this.#stuck];
  }

  leaveOut(address: string): void {
    this.#stuck.add(address);
  }
}
