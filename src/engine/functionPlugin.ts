import {
  type CellError as EngineError,
  FunctionPlugin,
  SimpleRangeValue,
  type FunctionPluginDefinition,
} from 'hyperformula';
import { invokeFunction } from '../../formulas/invoke';
import { functionSpec, functionSpecs } from '../../formulas/registry';
import type { Argument, FunctionResult, RangeArgument } from '../../formulas/spec';
import { assert } from '../shared/assert';
import { cellError, type CellValue } from '../shared/value';
import type { CalculatorContext } from './calculatorContext';
import { functionOfLongCall, longCallName } from './longCalls';
import { BlockOfValues, fromEngineValue, toEngineError, toEngineValue } from './engineValue';
import type { EngineValue, EvaluationState, FunctionCall } from './engineTypes';

/** Makes every function of `formulas/` one of the engine's; all take one way in and out. */
class RegistryPlugin extends FunctionPlugin {
  static override implementedFunctions: FunctionPluginDefinition['implementedFunctions'] = Object.fromEntries(
    // Without a size method and element-by-element application: `invokeFunction` walks blocks itself, and the cell
    // around the formula takes arrays of any size.
    functionSpecs.flatMap(({ name, steps }) => {
      const own = { parameters: [], vectorizationForbidden: true };
      const long = steps ? [[longCallName(name), { method: 'invokeLong', ...own }]] : [];
      return [[name, { method: 'invoke', ...own }], ...long];
    }),
  );

  invoke(ast: FunctionCall, state: EvaluationState): EngineValue {
    const spec = functionSpec(ast.procedureName);
    assert(spec, `${ast.procedureName} is no function of ours`);
    const args = ast.args.map((arg) => toArgument(this.evaluateAst(arg, state)));
    const { functions } = this.config.context as CalculatorContext;
    return toEngineResult(invokeFunction(spec, args, functions));
  }

  /** In a cell, beside other work. The first argument changes when such a call is done, the second is its number in the formula. */
  invokeLong(ast: FunctionCall, state: EvaluationState): EngineValue {
    const spec = functionOfLongCall(ast.procedureName);
    assert(spec, `${ast.procedureName} is no function of ours`);
    const [done, number, ...given] = ast.args;
    if (done) this.evaluateAst(done, state);
    const call = number ? Number(this.evaluateAst(number, state)) : 0;
    const args = given.map((arg) => toArgument(this.evaluateAst(arg, state)));
    const { functions, longCall } = this.config.context as CalculatorContext;
    const asked = {
      ...spec,
      compute: (checked: Parameters<typeof spec.compute>[0]) =>
        longCall(spec, checked, { ...state.formulaAddress, call }),
    };
    return toEngineResult(invokeFunction(asked, args, functions));
  }
}

/** Registered by name, once for the realm (HyperFormula's registry is global). */
export const registryPlugin: FunctionPluginDefinition = RegistryPlugin;

// The same block gives the same argument, so that functions can keep what they know of a population (its order, its
// sums) for as long as the block lives.
const argumentsOfBlocks = new WeakMap<BlockOfValues, RangeArgument>();

export function toArgument(value: EngineValue): Argument {
  if (!(value instanceof SimpleRangeValue)) return fromEngineValue(value);
  if (!(value instanceof BlockOfValues)) return blockArgument(value);
  let argument = argumentsOfBlocks.get(value);
  if (argument === undefined) {
    argument = blockArgument(value);
    argumentsOfBlocks.set(value, argument);
  }
  return argument;
}

function blockArgument(value: SimpleRangeValue): RangeArgument {
  const values: CellValue[] = [];
  for (const row of value.data) for (const cell of row) values.push(fromEngineValue(cell));
  return { kind: 'range', rows: value.height(), columns: value.width(), values };
}

/** One value, or the rows of an array, as the engine takes results. */
export function toEngineResult(result: FunctionResult): EngineValue {
  return Array.isArray(result)
    ? fromRows(result as readonly (readonly CellValue[])[])
    : toEngineValue(result as CellValue);
}

function fromRows(rows: readonly (readonly CellValue[])[]): SimpleRangeValue | EngineError {
  if (rows.length === 0 || rows[0]?.length === 0) return toEngineError(cellError('NA', 'arrayEmpty'));
  return SimpleRangeValue.onlyValues(rows.map((row) => row.map(toEngineValue)));
}
