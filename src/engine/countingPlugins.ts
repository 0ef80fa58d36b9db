import { CellError, ErrorType, HyperFormula, SimpleRangeValue } from 'hyperformula';
import { builtInPlugin, type Replacement } from './builtInPlugin';
import type { EngineValue, EvaluationState, FunctionCall } from './engineTypes';

type Compute = (...args: unknown[]) => unknown;
type RunFunction = (args: unknown, state: EvaluationState, metadata: unknown, compute: Compute) => unknown;
type Method = (call: FunctionCall, state: EvaluationState) => EngineValue;

/** More steps than any real question takes, and done in a moment. */
const mostSteps = 1_000_000;
/** 31 December 9999, the last day of the calendar. */
const lastDay = 2_958_465;

/**
 * Functions that HyperFormula 3.5.0 works out by counting, and the arguments that it counts up to; `null`: all. None of
 * them may be beyond `most`, in either direction.
 */
const counting: readonly (readonly [name: string, counts: readonly number[] | null, most?: number])[] = [
  ['MULTINOMIAL', null],
  ['COMBIN', null],
  ['COMBINA', null],
  ['CUMIPMT', [3, 4]],
  ['CUMPRINC', [3, 4]],
  ['DB', [3]],
  // Each possible outcome up to the first argument; of a quantile, up to the number of trials.
  ['BINOM.DIST', [0]],
  ['BINOM.INV', [0]],
  ['NEGBINOM.DIST', [0]],
  ['POISSON.DIST', [0]],
  ['HYPGEOM.DIST', [0, 1]],
  // Terms of a series or recurrence: as many as the shape, the degrees of freedom or the order.
  ['GAMMA.DIST', [1]],
  ['GAMMA.INV', [1]],
  ['CHISQ.DIST', [1]],
  ['CHISQ.DIST.RT', [1]],
  ['CHISQ.INV', [1]],
  ['CHISQ.INV.RT', [1]],
  ['BESSELI', [1]],
  ['BESSELJ', [1]],
  ['BESSELK', [1]],
  ['BESSELY', [1]],
  // By halving, which does not end where a day more is the same number.
  ['WORKDAY', [0, 1], lastDay],
  ['WORKDAY.INTL', [0, 1], lastDay],
];

function numbersOf(value: unknown): readonly unknown[] {
  return value instanceof SimpleRangeValue ? value.valuesFromTopLeftCorner() : [value];
}

/**
 * `MULTINOMIAL(1, 1E300)` would never come back: `#NUM!` instead. Looked at behind the coercion, where a text, a cell of a
 * range and an item of an array have become what is counted.
 */
export const boundedCounting: readonly Replacement[] = counting.map(([name, counts, most = mostSteps]) => {
  const plugin = HyperFormula.getFunctionPlugin(name);
  const method = plugin?.implementedFunctions[name]?.method ?? '';
  const BuiltIn = builtInPlugin<Record<never, never>>(name, [method] as never[]);
  const original = (BuiltIn.prototype as unknown as Record<string, Method>)[method] as Method;
  const isBeyond = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) > most;
  class Bounded extends BuiltIn {
    constructor(...args: ConstructorParameters<typeof BuiltIn>) {
      super(...args);
      const seam = this as unknown as { runFunction: RunFunction };
      const run = seam.runFunction;
      seam.runFunction = (args, state, metadata, compute) =>
        run(args, state, metadata, (...values) => {
          const counted = counts ? counts.map((index) => values[index]) : values;
          const isTooLong = counted.some((value) => numbersOf(value).some(isBeyond));
          return isTooLong ? new CellError(ErrorType.NUM) : compute(...values);
        });
    }
  }
  Object.defineProperty(Bounded.prototype, method, { value: original });
  const aliases = Object.entries(plugin?.aliases ?? {}).flatMap(([alias, of]) =>
    of === name ? [alias] : [],
  );
  return { plugin: Bounded, functions: [name, ...aliases] };
});
