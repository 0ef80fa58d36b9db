import type { HostFunctionWords } from '../../../formulas/hostFunction';
import type { Problem } from '../../shared/problems';

/** What an engine says of the functions of its host. */
export interface HostFunctionsTold {
  readonly functions: readonly HostFunctionWords[];
  /** Why some are not there. */
  readonly refused: readonly Problem[];
}

/** The page's side: what the engine told, for those who ask before it has. */
export class ToldFunctions {
  #told: HostFunctionsTold | null = null;
  #waiting: ((told: HostFunctionsTold) => void)[] = [];

  /** `isTelling`: somebody is there who will tell. */
  ask(isTelling: boolean): Promise<HostFunctionsTold> {
    if (this.#told || !isTelling) return Promise.resolve(this.#told ?? none);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  tell({ functions, refused }: HostFunctionsTold): void {
    this.#told = { functions, refused };
    this.#answer(this.#told);
  }

  /** Nobody will tell any more. */
  giveUp(): void {
    this.#answer(this.#told ?? none);
  }

  #answer(told: HostFunctionsTold): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(told);
  }
}

const none: HostFunctionsTold = { functions: [], refused: [] };
