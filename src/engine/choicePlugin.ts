import { FunctionArgumentType } from 'hyperformula';
import { builtInPlugin, type Replacement } from './builtInPlugin';
import type { Ast, EngineValue, EvaluationState, FunctionCall } from './engineTypes';

interface Seams {
  conditionalIf(call: FunctionCall, state: EvaluationState): EngineValue;
}

const Conditional = builtInPlugin<Seams>('IF', ['conditionalIf']);

const condition = {
  method: 'conditionalIf',
  parameters: [{ argumentType: FunctionArgumentType.BOOLEAN }],
};

/**
 * `IF` with one condition is what it chooses, as in Excel. HyperFormula 3.5.0 computes both and repeats the chosen one over
 * the size of the other: `SUM(IF(TRUE,5,A1:A3))` would be 15.
 */
class ChosenBranch extends Conditional {
  override conditionalIf(call: FunctionCall, state: EvaluationState): EngineValue {
    const { args } = call;
    const isWhole = args.length === 2 || args.length === 3;
    const choice = isWhole ? this.runFunction(args.slice(0, 1), state, condition, (is: boolean) => is) : null;
    if (typeof choice !== 'boolean') return super.conditionalIf(call, state);
    const chosen = args.map((arg, index) => {
      if (index === 0) return literal(choice ? 1 : 0);
      return index === (choice ? 1 : 2) ? arg : literal(0);
    });
    return super.conditionalIf({ ...call, args: chosen }, state);
  }
}

const literal = (value: number): Ast => ({ type: 'NUMBER', value }) as Ast;

export const chosenBranch: Replacement = { plugin: ChosenBranch, functions: ['IF'] };
