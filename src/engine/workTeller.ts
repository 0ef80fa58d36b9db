import type { FormulaPlace } from './heldFormulas';

/** A formula that is being computed, and the host's function that it calls, if it is known which. */
export interface Work {
  readonly place: FormulaPlace;
  readonly functionName?: string;
}

/**
 * Says what the engine works on, so that one who looks on knows where it got stuck:
 *
 *     'hosts'   only formulas that call functions of the host, before they call them: two messages for each of these
 *     'all'     every formula before it is computed: a message for each
 *
 * `null` is said once something else begins, so that nobody is blamed for what comes after.
 */
export class WorkTeller {
  readonly #tell: (work: Work | null) => void;
  readonly #tellsAll: boolean;
  #placeOf: (() => FormulaPlace | null) | null = null;
  #told: Work | null = null;

  constructor(tell: (work: Work | null) => void, which: 'hosts' | 'all') {
    this.#tell = tell;
    this.#tellsAll = which === 'all';
  }

  /** A formula begins, or goes on with other rows. Where it stands is asked for only when it is to be said. */
  begin(placeOf: () => FormulaPlace | null): void {
    this.#placeOf = placeOf;
    if (this.#tellsAll) this.#say();
    else this.#unsay();
  }

  /** The formula that was begun calls a function of the host. */
  call(functionName: string): void {
    if (this.#told?.functionName !== functionName) this.#say(functionName);
  }

  /** Whatever was begun is done, or something that stands in no cell is computed. */
  end(): void {
    this.#placeOf = null;
    this.#unsay();
  }

  #say(functionName?: string): void {
    const place = this.#placeOf?.();
    if (!place) return;
    this.#told = { place, ...(functionName === undefined ? {} : { functionName }) };
    this.#tell(this.#told);
  }

  #unsay(): void {
    if (this.#told) this.#tell(null);
    this.#told = null;
  }
}
