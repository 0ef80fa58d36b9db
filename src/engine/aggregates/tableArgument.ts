import { CellError } from 'hyperformula';
import type { CalculatorContext } from '../calculatorContext';
import type { Ast, EngineValue } from '../engineTypes';
import { TableBlock } from '../tableBlock';
import { numberOf, tableReferenceOf, versionsOf } from '../tableCall';

/**
 * The block of a table that an argument names; `null` when it is something else. Asked of the calculator's `context`,
 * because HyperFormula 3.5.0 makes a block of one cell a value, and a text in a cell does not count where a text does.
 */
export function tableArgument(
  argument: Ast | undefined,
  evaluate: (ast: Ast) => EngineValue,
  context: unknown,
): TableBlock | null {
  let ast = argument;
  while (ast?.type === 'PARENTHESES') ast = ast.expression;
  if (ast?.type !== 'FUNCTION_CALL') return null;
  const calculator = context as CalculatorContext;
  let value: EngineValue | null = null;
  if (ast.procedureName === 'ENGINE.INPUT') value = calculator.input(numberOf(ast.args[0]) ?? 0);
  else if (ast.procedureName === 'TABLE.VALUES') {
    // The version of a column in a cycle is an error.
    const isCurrent = versionsOf(ast).every((version) => !(evaluate(version) instanceof CellError));
    if (isCurrent) value = calculator.tableValues(tableReferenceOf(ast));
  }
  return value instanceof TableBlock ? value : null;
}
