import { CellError, SimpleRangeValue, type SimpleCellAddress } from 'hyperformula';
import type { Ast, EngineValue } from './engineTypes';
import { fromEngineError } from './engineValue';
import { isPending } from './pending';

type CellReference = Extract<Ast, { type: 'CELL_REFERENCE' }>['reference'];
interface Reads {
  readonly cells: readonly CellReference[];
  readonly ranges: readonly { readonly start: CellReference; readonly end: CellReference }[];
}

/** Ranges of more cells are not looked at: parameters of a model are what takes long. */
const mostCells = 64;

// Formulas that are the same relative to their cell share one tree.
const readsOfFormula = new WeakMap<Ast, Reads>();

/**
 * Whether a formula that goes over a table reads something that is still being worked out: a column, a cell that waits.
 * Going over the rows first would be for nothing, and an array of 10,000 errors costs more than one of numbers. Formulas that
 * read no table are not asked, they cost less than the question.
 *
 * O(references), once for all cells with the same formula; then O(references) look-ups.
 */
export function readsPending(
  formula: Ast,
  at: SimpleCellAddress,
  valueAt: (address: SimpleCellAddress) => EngineValue | undefined,
): boolean {
  const { cells, ranges } = readsOf(formula);
  return (
    cells.some((cell) => isPendingValue(valueAt(cell.toSimpleCellAddress(at)))) ||
    ranges.some((range) => {
      const [start, end] = [range.start.toSimpleCellAddress(at), range.end.toSimpleCellAddress(at)];
      if ((end.row - start.row + 1) * (end.col - start.col + 1) > mostCells) return false;
      for (let row = start.row; row <= end.row; row++)
        for (let col = start.col; col <= end.col; col++)
          if (isPendingValue(valueAt({ sheet: start.sheet, row, col }))) return true;
      return false;
    })
  );
}

/** Also of a block: whether one of its values is. */
export function isPendingValue(value: EngineValue | undefined): boolean {
  if (value instanceof CellError) return isPending(fromEngineError(value));
  return value instanceof SimpleRangeValue && value.data.some((row) => row.some(isPendingValue));
}

function readsOf(formula: Ast): Reads {
  let reads = readsOfFormula.get(formula);
  if (!reads) {
    const nodes = [...nodesOf(formula)];
    const readsTable = nodes.some(
      (node) => node.type === 'FUNCTION_CALL' && node.procedureName === 'TABLE.VALUES',
    );
    reads = {
      cells: readsTable
        ? nodes.flatMap((node) => (node.type === 'CELL_REFERENCE' ? [node.reference] : []))
        : [],
      ranges: readsTable ? nodes.filter((node) => node.type === 'CELL_RANGE') : [],
    };
    readsOfFormula.set(formula, reads);
  }
  return reads;
}

function* nodesOf(ast: Ast): Generator<Ast> {
  yield ast;
  if (ast.type === 'FUNCTION_CALL') for (const arg of ast.args) yield* nodesOf(arg);
  else if (ast.type === 'ARRAY') for (const row of ast.args) for (const item of row) yield* nodesOf(item);
  else if ('left' in ast) {
    yield* nodesOf(ast.left);
    yield* nodesOf(ast.right);
  } else if ('expression' in ast) yield* nodesOf(ast.expression);
  else if ('value' in ast && typeof ast.value === 'object') yield* nodesOf(ast.value);
}
