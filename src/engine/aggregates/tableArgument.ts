import { CellError } from 'hyperformula';
import type { CalculatorContext } from '../calculatorContext';
import type { Ast, EngineValue } from '../engineTypes';
import { HeadedTable, TableBlock } from '../tableBlock';
import { numberOf, tableReferenceOf, versionsOf } from '../tableCall';

/** How an argument is evaluated where it stands. */
type Evaluate = (ast: Ast) => EngineValue;

/**
 * The block of a table that an argument names; `null` when it is something else. Asked of the calculator's `context`,
 * because HyperFormula 3.5.0 makes a block of one cell a value, and a text in a cell does not count where a text does.
 */
export function tableArgument(
  argument: Ast | undefined,
  evaluate: Evaluate,
  context: unknown,
): TableBlock | null {
  const value = namedTable(argument, evaluate, context);
  return value instanceof TableBlock ? value : null;
}

/** The same with the headings above it. */
export function headedArgument(
  argument: Ast | undefined,
  evaluate: Evaluate,
  context: unknown,
): HeadedTable | null {
  const value = namedTable(argument, evaluate, context);
  return value instanceof HeadedTable ? value : null;
}

function namedTable(argument: Ast | undefined, evaluate: Evaluate, context: unknown): EngineValue | null {
  let ast = argument;
  while (ast?.type === 'PARENTHESES') ast = ast.expression;
  if (ast?.type !== 'FUNCTION_CALL') return null;
  const calculator = context as CalculatorContext;
  if (ast.procedureName === 'ENGINE.INPUT') return calculator.input(numberOf(ast.args[0]) ?? 0);
  if (ast.procedureName === 'TABLE.VALUES') {
    // The version of a column in a cycle is an error.
    const isCurrent = versionsOf(ast).every((version) => !(evaluate(version) instanceof CellError));
    if (isCurrent) return calculator.tableValues(tableReferenceOf(ast));
  }
  return null;
}
