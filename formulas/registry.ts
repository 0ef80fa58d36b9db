import { assert } from '../src/shared/assert';
import { churnFunctions } from './churn';
import { clvFunctions } from './clv';
import { customerValueFunctions } from './customerValue';
import { quadrantFunctions } from './quadrant';
import { segmentFunctions } from './segment';
import type { FunctionSpec } from './spec';

/** Every function of ours, in the order of the function reference. */
export const functionSpecs: readonly FunctionSpec[] = [
  ...clvFunctions,
  ...customerValueFunctions,
  ...churnFunctions,
  ...quadrantFunctions,
  ...segmentFunctions,
];

/** Functions by upper-case name. */
export const registry: ReadonlyMap<string, FunctionSpec> = new Map(
  functionSpecs.map((spec) => [spec.name, spec]),
);
assert(registry.size === functionSpecs.length, 'two functions have the same name');

export function functionSpec(name: string): FunctionSpec | undefined {
  return registry.get(name.toUpperCase());
}
