/** What a fold read and what it had come to after each block. */
interface Fold<State> {
  readonly initial: State;
  readonly inputs: readonly (readonly unknown[])[];
  readonly after: readonly State[];
}

const rememberedFolds = 512;

/**
 * Folds over the blocks of columns that are taken up where the first block differs from the last time, and left where
 * they come to what they had come to then. The order of the rows, and with it every rounding, is that of one loop over
 * all rows.
 */
export class FoldCache {
  readonly #folds = new Map<string, Fold<unknown>>();

  /**
   * @param key - names the same question at all versions
   * @param inputs - what each block's step reads; steps with the same inputs do the same
   */
  fold<State>(
    key: string,
    initial: State,
    inputs: readonly (readonly unknown[])[],
    step: (state: State, index: number) => State,
    isSame: (a: State, b: State) => boolean = Object.is,
  ): State {
    const known = this.#folds.get(key) as Fold<State> | undefined;
    const after: State[] = [];
    let state = initial;
    let isOnTrack = known !== undefined && isSame(known.initial, initial);
    for (const [index, input] of inputs.entries()) {
      const before = known?.after[index] as State;
      const isRead = known !== undefined && index < known.after.length;
      if (isOnTrack && isRead && sameInputs(known.inputs[index], input)) state = before;
      else {
        state = step(state, index);
        isOnTrack = isRead && isSame(state, before);
      }
      after.push(state);
    }
    this.#remember(key, { initial, inputs, after });
    return state;
  }

  #remember(key: string, fold: Fold<unknown>): void {
    this.#folds.delete(key);
    this.#folds.set(key, fold);
    if (this.#folds.size <= rememberedFolds) return;
    for (const oldest of this.#folds.keys()) {
      this.#folds.delete(oldest);
      return;
    }
  }
}

function sameInputs(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a?.length === b.length && b.every((input, index) => input === a[index]);
}
