import { invokeFunction } from '../../../formulas/invoke';
import type { HostFunction, HostFunctionWords } from '../../../formulas/hostFunction';
import { formulaError } from '../../../formulas/reasons';
import type { Argument, CallableFunction, FunctionContext, FunctionResult } from '../../../formulas/spec';
import { tokensOf } from '../../model/formula/tokens';
import { assert } from '../../shared/assert';
import type { Problem } from '../../shared/problems';
import { guardedFunction } from './guardedFunction';
import { readHostFunctions } from './readHostFunctions';

/**
 * The functions of one workbook's host. They are the workbook's and not the realm's: formulas reach them as
 * `ENGINE.HOST("NAME", ...)`, so that workbooks beside each other in one realm (Node) may have different ones.
 */
export class HostFunctions {
  readonly #callable: ReadonlyMap<string, CallableFunction>;
  /** The words of those that were taken over: plain data. */
  readonly words: readonly HostFunctionWords[];
  readonly refused: readonly Problem[];

  constructor(rows: readonly unknown[], isTaken: (name: string) => boolean) {
    const { functions, refused } = readHostFunctions(rows, isTaken);
    this.#callable = new Map(functions.map((row) => [row.name, guardedFunction(row)]));
    this.words = functions.map(withoutCode);
    this.refused = refused;
  }

  get size(): number {
    return this.#callable.size;
  }

  /** By name in upper case. */
  has(name: string): boolean {
    return this.#callable.has(name);
  }

  /** Whether a stored formula calls one of them. */
  isCalledIn(stored: string): boolean {
    return tokensOf(stored).some(({ type, value }) => type === 'func' && this.has(value.toUpperCase()));
  }

  call(name: string, args: readonly Argument[], context: FunctionContext): FunctionResult {
    const callable = this.#callable.get(name);
    assert(callable, `${name} is no function of the host`);
    return invokeFunction(callable, args, context);
  }
}

/** In the place of a function that did not come to an end in several formulas. */
export const hostFunctionHeld = (name: string) => formulaError('hostFunctionHeld', { function: name });

function withoutCode({ compute: _, ...words }: HostFunction): HostFunctionWords {
  return words;
}
