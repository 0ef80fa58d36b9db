import { CellError, ErrorType, HyperFormula } from 'hyperformula';
import { builtInPlugin, type Replacement } from './builtInPlugin';
import type { EngineValue, EvaluationState, FunctionCall } from './engineTypes';

type Method = (call: FunctionCall, state: EvaluationState) => EngineValue;

/** More steps than any real question takes, and done in a moment. */
const mostSteps = 1_000_000;

/** Functions that HyperFormula 3.5.0 works out by counting, and the arguments that it counts up to; `null`: all. */
const counting: readonly (readonly [name: string, counts: readonly number[] | null])[] = [
  ['MULTINOMIAL', null],
  ['CUMIPMT', [3, 4]],
  ['CUMPRINC', [3, 4]],
  ['DB', [3]],
  // Each possible outcome up to the first argument; of a quantile, up to the number of trials.
  ['BINOM.DIST', [0]],
  ['BINOM.INV', [0]],
  ['NEGBINOM.DIST', [0]],
  ['POISSON.DIST', [0]],
  ['HYPGEOM.DIST', [0]],
];

/** `MULTINOMIAL(1, 1E300)` would never come back: `#NUM!` instead. */
export const boundedCounting: readonly Replacement[] = counting.map(([name, counts]) => {
  const plugin = HyperFormula.getFunctionPlugin(name);
  const method = plugin?.implementedFunctions[name]?.method ?? '';
  const BuiltIn = builtInPlugin<Record<never, never>>(name, [method] as never[]);
  const original = (BuiltIn.prototype as unknown as Record<string, Method>)[method] as Method;
  class Bounded extends BuiltIn {
    bounded(call: FunctionCall, state: EvaluationState): EngineValue {
      const isTooLong = call.args.some((arg, index) => {
        if (counts && !counts.includes(index)) return false;
        const value = this.evaluateAst(arg, state);
        return typeof value === 'number' && value > mostSteps;
      });
      return isTooLong ? new CellError(ErrorType.NUM) : original.call(this, call, state);
    }
  }
  Object.defineProperty(Bounded.prototype, method, { value: Bounded.prototype.bounded });
  const aliases = Object.entries(plugin?.aliases ?? {}).flatMap(([alias, of]) =>
    of === name ? [alias] : [],
  );
  return { plugin: Bounded, functions: [name, ...aliases] };
});
