import { HyperFormula, type FunctionPlugin, type FunctionPluginDefinition } from 'hyperformula';
import { assert } from '../shared/assert';
import type { EngineValue, EvaluationState, FunctionCall } from './engineTypes';

type FunctionMethod = (call: FunctionCall, state: EvaluationState) => EngineValue;
/** Methods of a plug-in of HyperFormula 3.5.0 that are ours to override; its types call them private. */
export type BuiltInPlugin<Seams> = Pick<FunctionPluginDefinition, 'implementedFunctions' | 'aliases'> &
  (new (...args: ConstructorParameters<typeof FunctionPlugin>) => FunctionPlugin & Seams);

/** A plug-in that takes the place of the one it extends, for some functions. */
export interface Replacement {
  readonly plugin: FunctionPluginDefinition;
  readonly functions: readonly string[];
}

/**
 * The class behind a function of HyperFormula, to be extended at its seams: argument counts, coercion, errors, and every
 * argument that is no table stay as they are there.
 */
export function builtInPlugin<Seams>(functionName: string, seams: readonly (keyof Seams & string)[]) {
  const plugin = HyperFormula.getFunctionPlugin(functionName);
  assert(plugin, `HyperFormula has no ${functionName}`);
  const { prototype } = plugin as unknown as { prototype: Record<string, unknown> };
  for (const seam of seams) assert(typeof prototype[seam] === 'function', `${functionName} has no ${seam}`);
  return plugin as unknown as BuiltInPlugin<Seams>;
}

/** Once for the realm: HyperFormula's registry is global. */
export function replaceFunctions({ plugin, functions }: Replacement): void {
  const { prototype } = plugin as unknown as { prototype: Record<string, FunctionMethod> };
  for (const name of functions) {
    const { method } = plugin.implementedFunctions[plugin.aliases?.[name] ?? name] ?? {};
    assert(method, `${name} has no method`);
    // HyperFormula 3.5.0 looks for the method on the class itself, not on what it extends.
    if (!Object.hasOwn(prototype, method)) prototype[method] = prototype[method] as FunctionMethod;
    HyperFormula.registerFunction(name, plugin, { enGB: { [name]: name } });
  }
}
