import { CellError, ErrorType } from 'hyperformula';
import { builtInPlugin, type Replacement } from '../builtInPlugin';
import type { EngineScalar, EngineValue, EvaluationState, FunctionCall } from '../engineTypes';
import { toEngineError } from '../engineValue';
import type { ColumnStatistics } from '../plan/columnStatistics';
import { tableArgument } from './tableArgument';
import { wholeColumn } from './wholeColumn';

type Method = (call: FunctionCall, state: EvaluationState) => EngineValue;

interface MedianSeams {
  median(call: FunctionCall, state: EvaluationState): EngineValue;
  large(call: FunctionCall, state: EvaluationState): EngineValue;
  small(call: FunctionCall, state: EvaluationState): EngineValue;
}
interface PercentileSeams {
  percentile(call: FunctionCall, state: EvaluationState): EngineValue;
  quartile(call: FunctionCall, state: EvaluationState): EngineValue;
}

const Median = builtInPlugin<MedianSeams>('MEDIAN', ['median', 'large', 'small']);
const Percentile = builtInPlugin<PercentileSeams>('PERCENTILE.INC', ['percentile', 'quartile']);

const numError = (): CellError => new CellError(ErrorType.NUM);

/** `MEDIAN`, `LARGE` and `SMALL` of one table column ask its sorted numbers, which are kept from version to version. */
class TableMedian extends Median {
  override median(call: FunctionCall, state: EvaluationState): EngineValue {
    const { context } = this.config;
    const blocks = call.args.map((arg) => tableArgument(arg, (ast) => this.evaluateAst(ast, state), context));
    const column = blocks.length === 1 ? wholeColumn(blocks[0], context) : null;
    if (column) return ofSorted(column, middleOf);
    if (!blocks.some((block) => block?.numberOfElements() === 1)) return super.median(call, state);
    // Tables of one cell among other arguments: cells, not values.
    return this.runFunction(call.args, state, this.metadata('MEDIAN'), (...values: EngineScalar[]) => {
      const numbers = this.arithmeticHelper.coerceNumbersExactRanges(
        values.map((value, index) => blocks[index] ?? value),
      );
      return numbers instanceof CellError ? numbers : middleOf(Float64Array.from(numbers).sort());
    });
  }

  override large(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#at(call, state, 'LARGE', (sorted, place) => sorted[sorted.length - place], super.large);
  }

  override small(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#at(call, state, 'SMALL', (sorted, place) => sorted[place - 1], super.small);
  }

  #at(
    call: FunctionCall,
    state: EvaluationState,
    name: string,
    read: (sorted: Float64Array, place: number) => number | undefined,
    otherwise: Method,
  ): EngineValue {
    const column = firstColumn(call, 2, (ast) => this.evaluateAst(ast, state), this.config.context);
    if (!column) return otherwise.call(this, call, state);
    return this.runFunction(call.args, state, this.metadata(name), (_: EngineValue, place: number) =>
      ofSorted(column, (sorted) => read(sorted, Math.trunc(place)) ?? numError()),
    );
  }
}

/** `PERCENTILE` and `QUARTILE` (including their ends) of one table column. */
class TablePercentile extends Percentile {
  override percentile(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#at(call, state, 'PERCENTILE.INC', (place) => place, super.percentile);
  }

  override quartile(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#at(call, state, 'QUARTILE.INC', (place) => Math.trunc(place) / 4, super.quartile);
  }

  #at(
    call: FunctionCall,
    state: EvaluationState,
    name: string,
    shareOf: (place: number) => number,
    otherwise: Method,
  ): EngineValue {
    const column = firstColumn(call, 2, (ast) => this.evaluateAst(ast, state), this.config.context);
    if (!column) return otherwise.call(this, call, state);
    return this.runFunction(call.args, state, this.metadata(name), (_: EngineValue, place: number) =>
      percentileOf(column, shareOf(place)),
    );
  }
}

function middleOf(sorted: Float64Array): EngineValue {
  const { length } = sorted;
  if (length === 0) return numError();
  const upper = sorted[length >> 1] as number;
  return length % 2 === 1 ? upper : ((sorted[(length >> 1) - 1] as number) + upper) / 2;
}

/** In the engine's order of operations, so that not even the last digit differs. */
function percentileOf(column: ColumnStatistics, share: number): EngineValue {
  if (share < 0 || share > 1) return numError();
  return ofSorted(column, (sorted) => {
    if (sorted.length === 0) return numError();
    const rank = share * (sorted.length - 1);
    const below = Math.floor(rank);
    const lower = sorted[below] as number;
    const upper = sorted[below + 1];
    return upper === undefined ? lower : lower + (rank - below) * (upper - lower);
  });
}

/** The first of `count` arguments when it is all rows of one column. */
function firstColumn(
  { args }: FunctionCall,
  count: number,
  evaluate: Parameters<typeof tableArgument>[1],
  context: unknown,
): ColumnStatistics | null {
  return args.length === count ? wholeColumn(tableArgument(args[0], evaluate, context), context) : null;
}

/** Answers from the column's numbers, ascending, where there is no error among its cells. */
function ofSorted(column: ColumnStatistics, answer: (sorted: Float64Array) => EngineValue): EngineValue {
  return column.firstError ? toEngineError(column.firstError) : answer(column.sorted);
}

export const tableOrder: readonly Replacement[] = [
  { plugin: TableMedian, functions: ['MEDIAN', 'LARGE', 'SMALL'] },
  {
    plugin: TablePercentile,
    functions: ['PERCENTILE.INC', 'PERCENTILE', 'QUARTILE.INC', 'QUARTILE'],
  },
];
