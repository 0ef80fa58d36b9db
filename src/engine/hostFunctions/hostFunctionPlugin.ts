import { FunctionPlugin } from 'hyperformula';
import { assert } from '../../shared/assert';
import type { CalculatorContext } from '../calculatorContext';
import type { EngineValue, EvaluationState, FunctionCall } from '../engineTypes';
import { toArgument, toEngineResult } from '../functionPlugin';
import { textOf } from '../tableCall';

/** `ENGINE.HOST(name, argument...)`: a function of the host of this workbook. */
export class HostFunctionPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    'ENGINE.HOST': { method: 'host', parameters: [], vectorizationForbidden: true },
  };

  host(ast: FunctionCall, state: EvaluationState): EngineValue {
    const { functions, callHost } = this.config.context as CalculatorContext;
    const [name, ...given] = ast.args;
    assert(callHost, 'a function of a host where there is none');
    const args = given.map((arg) => toArgument(this.evaluateAst(arg, state)));
    return toEngineResult(callHost(textOf(name), args, functions));
  }
}
