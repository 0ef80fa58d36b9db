import type { FunctionExample, FunctionSpec } from './spec';

/**
 * A function of whoever embeds Worthbook: the registry row that our own functions have, as far as strangers can give it.
 * What a row may leave out is what only our reference and our kernels read.
 *
 * `compute` gets checked arguments as in `FunctionSpec` and answers at once: a number, a text, a boolean, `null` for a
 * blank, rows of these where `result.shape` is `array`, or an error `{ kind: 'error', code: 'NUM', reason: 'words' }`. What
 * it throws, and whatever else it answers, is an error in the cell that called it.
 *
 * Example: see `src/embed/README.md`
 */
export interface HostFunction
  extends
    Pick<FunctionSpec, 'name' | 'parameters' | 'result' | 'summary' | 'compute'>,
    Partial<Pick<FunctionSpec, 'family' | 'help' | 'errors' | 'source'>> {
  readonly examples?: readonly FunctionExample[];
}

/** All of it that is words: plain data, for the page that lists functions and never runs them. */
export type HostFunctionWords = Omit<HostFunction, 'compute'>;
