import { CellError, SimpleRangeValue } from 'hyperformula';
import type { CalculatorContext, CellPlace } from '../calculatorContext';
import { builtInPlugin, type Replacement } from '../builtInPlugin';
import type { Ast, EngineScalar, EngineValue, EvaluationState, FunctionCall } from '../engineTypes';
import { blockValue } from '../../model/columnBlocks';
import { toEngineError, toEngineValue } from '../engineValue';
import { pendingError } from '../pending';
import type { TableBlock } from '../tableBlock';
import { digestOf, firstErrorOf, type BlockDigest } from './blockDigest';
import { headedArgument, tableArgument } from './tableArgument';
import { isSameTally, tallyBlocks, type SumAndCount, type Tally } from './tally';

/** Sum and count on their way; HyperFormula's class has more. */
interface Average {
  readonly sum: number;
  readonly count: number;
  readonly constructor: unknown;
}
/** What functions accumulate: numbers, or objects of the plug-in's own. */
type Accumulated = number | object | CellError;
type Combine = (left: Accumulated, right: Accumulated) => Accumulated;
type MapCell = (value: EngineScalar) => Accumulated;
/** Nothing for values that do not count. */
type Coerce = (value: EngineScalar) => EngineScalar | undefined;
interface Seams {
  subtotal(ast: FunctionCall, state: EvaluationState): EngineValue;
  /** Folds all values of all arguments. `name` says which function of the plug-in asks. */
  reduce(
    args: readonly Ast[],
    state: EvaluationState,
    initial: Accumulated,
    name: string,
    combine: Combine,
    map: MapCell,
    coerce: Coerce,
  ): Accumulated;
}

const NumericAggregation = builtInPlugin<Seams>('SUM', ['reduce', 'subtotal']);
const ranges: ReadonlySet<string> = new Set(['CELL_RANGE', 'COLUMN_RANGE', 'ROW_RANGE']);

/** What a block adds to what was accumulated before it. */
type Kernel = (before: number, block: TableBlock) => number | CellError;

const digests = (block: TableBlock): BlockDigest[] => block.columns.flatMap((blocks) => blocks.map(digestOf));

function withoutErrors(kernel: (before: number, block: TableBlock) => number): Kernel {
  return (before, block) => {
    const error = firstErrorOf(block.columns);
    return error ? toEngineError(error) : kernel(before, block);
  };
}

const kernels: Readonly<Record<string, Kernel>> = {
  COUNT: (before, block) => digests(block).reduce((count, { numbers }) => count + numbers, before),
  COUNTA: (before, block) => digests(block).reduce((count, { filled }) => count + filled, before),
  MIN: withoutErrors((before, block) =>
    digests(block).reduce((least, { smallest }) => Math.min(least, smallest), before),
  ),
  MAX: withoutErrors((before, block) =>
    digests(block).reduce((most, { largest }) => Math.max(most, largest), before),
  ),
};

/**
 * `SUM`, `AVERAGE`, `COUNT`, `COUNTA`, `MIN`, `MAX` and `SUBTOTAL` of them over table columns, alone or among other
 * arguments, read typed blocks. For all functions of the plug-in a table of one cell is a cell, not a value.
 */
class TableAggregation extends NumericAggregation {
  /** While a `SUBTOTAL` is computed: whether it leaves out rows that were hidden one by one too. */
  #subtotal: { readonly alsoHidden: boolean } | null = null;

  override subtotal(ast: FunctionCall, state: EvaluationState): EngineValue {
    const [code] = ast.args;
    const kind = code ? this.evaluateAst(code, state) : 0;
    const outer = this.#subtotal;
    this.#subtotal = { alsoHidden: typeof kind === 'number' && kind > 100 };
    try {
      return super.subtotal(ast, state);
    } finally {
      this.#subtotal = outer;
    }
  }

  override reduce(...call: Parameters<Seams['reduce']>): Accumulated {
    const [args, state, initial, name, combine] = call;
    if (this.#subtotal && args.some((arg) => this.#isAwaited(arg, state))) return toEngineError(pendingError);
    const blocks = args.map((arg) => this.#tableBlock(arg, state));
    const parts = args.map((arg) => this.#shownPart(arg, state));
    if (blocks.every((block) => block === null) && parts.every((part) => part === null))
      return super.reduce(...call);
    const [, , , , , map, coerce] = call;
    let result = initial;
    for (const [index, arg] of args.entries()) {
      const block = blocks[index];
      const part = parts[index];
      if (part) result = foldValues(result, part, { combine, map, coerce });
      else if (block) {
        result =
          this.#ofBlock(name, result, block) ?? foldCells(name, result, block, { combine, map, coerce });
      } else if (ranges.has(arg.type)) {
        // Of a range the engine keeps the result, so it must start anew.
        const value = super.reduce([arg], state, initial, name, combine, map, coerce);
        result = value instanceof CellError ? value : combine(value, result);
      } else result = super.reduce([arg], state, result, name, combine, map, coerce);
      if (result instanceof CellError) return result;
    }
    return result;
  }

  /** Whether it is not known yet which rows of the table are shown that an argument of a `SUBTOTAL` names. */
  #isAwaited(arg: Ast, state: EvaluationState): boolean {
    const context = this.config.context as CalculatorContext;
    const evaluate = (ast: Ast): EngineValue => this.evaluateAst(ast, state);
    const block = tableArgument(arg, evaluate, context) ?? headedArgument(arg, evaluate, context)?.rows;
    return block !== undefined && context.shownRows?.(block) === null;
  }

  /** The block of a table that an argument names; of a `SUBTOTAL` the rows that are shown. */
  #tableBlock(arg: Ast, state: EvaluationState): TableBlock | null {
    const context = this.config.context as CalculatorContext;
    const block = tableArgument(arg, (ast) => this.evaluateAst(ast, state), context);
    return block && this.#subtotal ? (context.shownRows?.(block) ?? block) : block;
  }

  /** Of a `SUBTOTAL`'s argument that names cells or a table with its headings, what counts; `null` when all of it does. */
  #shownPart(arg: Ast, state: EvaluationState): readonly EngineScalar[] | null {
    if (!this.#subtotal) return null;
    const context = this.config.context as CalculatorContext;
    const evaluate = (ast: Ast): EngineValue => this.evaluateAst(ast, state);
    const headed = headedArgument(arg, evaluate, context);
    if (headed) {
      const shown = context.shownRows?.(headed.rows) ?? headed.rows;
      return shown === headed.rows ? null : [...headed.headings, ...shown.data.flat()];
    }
    const corner = firstCell(arg, state);
    const isLeftOut = corner && context.leftOut?.(corner.sheet, this.#subtotal.alsoHidden);
    if (!corner || !isLeftOut) return null;
    const value = evaluate(arg);
    const rows: EngineScalar[][] = value instanceof SimpleRangeValue ? value.data : [[value]];
    return rows.flatMap((cells, row) =>
      cells.filter((_, column) => !isLeftOut(corner.row + row, corner.col + column)),
    );
  }

  #ofBlock(name: string, before: Accumulated, block: TableBlock): Accumulated | null {
    if (before instanceof CellError) return before;
    if (typeof before === 'number') {
      if (name === 'SUM') return this.#sum(before, block);
      return kernels[name]?.(before, block) ?? null;
    }
    return name === '_AVERAGE' ? average(before as Average, block) : null;
  }

  #sum(before: number, block: TableBlock): number | CellError {
    const { smartRounding, precisionEpsilon } = this.config;
    const tally = tallyOf(block, { sum: before, count: 0 }, 'SUM', smartRounding ? precisionEpsilon : 0);
    return tally instanceof CellError ? tally : tally.sum;
  }
}

function firstCell(arg: Ast, { formulaAddress }: EvaluationState): CellPlace | null {
  switch (arg.type) {
    case 'CELL_REFERENCE':
      return arg.reference.toSimpleCellAddress(formulaAddress);
    case 'CELL_RANGE':
      return arg.start.toSimpleCellAddress(formulaAddress);
    case 'COLUMN_RANGE':
      return { ...arg.start.toSimpleColumnAddress(formulaAddress), row: 0 };
    case 'ROW_RANGE':
      return { ...arg.start.toSimpleRowAddress(formulaAddress), col: 0 };
    default:
      return null;
  }
}

interface Folding {
  readonly combine: Combine;
  readonly map: MapCell;
  readonly coerce: Coerce;
}

function foldValues(
  before: Accumulated,
  values: readonly EngineScalar[],
  { combine, map, coerce }: Folding,
): Accumulated {
  let state = before;
  for (const value of values) {
    const cell = coerce(value);
    if (cell === undefined) continue;
    if (cell instanceof CellError) return cell;
    state = combine(state, map(cell));
    if (state instanceof CellError) return state;
  }
  return state;
}

/** Cell after cell as the engine does, without making values of all cells first: variances, products and the like. */
function foldCells(
  name: string,
  before: Accumulated,
  { folds, key, columns }: TableBlock,
  { combine, map, coerce }: { readonly combine: Combine; readonly map: MapCell; readonly coerce: Coerce },
): Accumulated {
  const add = (state: Accumulated, value: EngineScalar): Accumulated => {
    if (state instanceof CellError) return state;
    const cell = coerce(value);
    if (cell === undefined) return state;
    return cell instanceof CellError ? cell : combine(state, map(cell));
  };
  const inputs = (columns[0] ?? []).map((_, index) => columns.flatMap((blocks) => blocks[index] ?? []));
  return folds.fold<Accumulated>(`${name} ${key}`, before, inputs, (start, index) => {
    const blocks = inputs[index] ?? [];
    let state = start;
    for (let row = 0; row < (blocks[0]?.length ?? 0); row++) {
      for (const block of blocks) state = add(state, toEngineValue(blockValue(block, row)));
    }
    return state;
  });
}

function average(before: Average, block: TableBlock): Average | CellError {
  const tally = tallyOf(block, before, 'AVERAGE', 0);
  if (tally instanceof CellError) return tally;
  return new (before.constructor as new (sum: number, count: number) => Average)(tally.sum, tally.count);
}

function tallyOf(
  { folds, key, columns }: TableBlock,
  { sum, count }: SumAndCount,
  name: string,
  tolerance: number,
) {
  const inputs = (columns[0] ?? []).map((_, index) => columns.flatMap((blocks) => blocks[index] ?? []));
  return folds.fold<Tally>(
    `${name} ${key}`,
    { sum, count },
    inputs,
    (state, index) => tallyBlocks(state, inputs[index] ?? [], tolerance),
    isSameTally,
  );
}

export const tableAggregation: Replacement = {
  plugin: TableAggregation,
  functions: Object.keys({ ...NumericAggregation.implementedFunctions, ...NumericAggregation.aliases }),
};
