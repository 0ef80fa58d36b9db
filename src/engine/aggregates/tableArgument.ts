import type { FunctionPlugin } from 'hyperformula';
import type { Ast, EvaluationState } from '../engineTypes';
import { TableBlock } from '../tableBlock';

/** Calls whose results may be blocks of a table; asking for them again costs nothing. */
const tableFunctions: ReadonlySet<string> = new Set(['TABLE.VALUES', 'ENGINE.INPUT']);

/** The block of a table that an argument names; `null` when it is something else. */
export function tableArgument(
  argument: Ast | undefined,
  evaluate: FunctionPlugin['evaluateAst'],
  state: EvaluationState,
): TableBlock | null {
  let ast = argument;
  while (ast?.type === 'PARENTHESES') ast = ast.expression;
  if (ast?.type !== 'FUNCTION_CALL' || !tableFunctions.has(ast.procedureName)) return null;
  const value = evaluate(ast, state);
  return value instanceof TableBlock ? value : null;
}
