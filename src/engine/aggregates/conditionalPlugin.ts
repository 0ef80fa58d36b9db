import { CellError, EmptyValue, ErrorType, FunctionPlugin, SimpleRangeValue } from 'hyperformula';
import { isBlock } from '../../../formulas/blocks';
import { aggregateWhere, firstLoneError, type Aggregate } from '../../../formulas/conditionalAggregate';
import { formulaError } from '../../../formulas/reasons';
import type { Argument, RangeArgument } from '../../../formulas/spec';
import type { Ast, EngineValue, EvaluationState, FunctionCall } from '../engineTypes';
import { fromEngineValue } from '../engineValue';
import { remembering } from '../plan/engineArithmetic';
import { toArgument, toEngineResult } from '../functionPlugin';
import { TableBlock } from '../tableBlock';
import { tableArgument } from './tableArgument';
import { aggregateTable, type TableCondition } from './tableConditions';

const metadata = { parameters: [], vectorizationForbidden: true };

interface Pair {
  readonly range: EngineValue;
  readonly criterion: EngineValue;
}

/**
 * `COUNTIF`, `SUMIFS` and their kin. HyperFormula 3.5.0 takes an error or a blank as criterion for an error, finds operators
 * in the middle of a text, and its wildcards hang on a row of stars (they are switched off); `AVERAGEIFS` it does not have.
 * Conditions are those of `formulas/condition.ts`; columns of a table are answered from their typed blocks.
 */
export class ConditionalPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    COUNTIF: { ...metadata, method: 'countIf' },
    COUNTIFS: { ...metadata, method: 'countIfs' },
    SUMIF: { ...metadata, method: 'sumIf' },
    SUMIFS: { ...metadata, method: 'sumIfs' },
    AVERAGEIF: { ...metadata, method: 'averageIf' },
    AVERAGEIFS: { ...metadata, method: 'averageIfs' },
    MINIFS: { ...metadata, method: 'minIfs' },
    MAXIFS: { ...metadata, method: 'maxIfs' },
  };

  countIf(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#single('count', call, state, 2);
  }

  sumIf(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#single('sum', call, state, 3);
  }

  averageIf(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#single('average', call, state, 3);
  }

  countIfs(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#several('count', call, state);
  }

  sumIfs(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#several('sum', call, state);
  }

  averageIfs(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#several('average', call, state);
  }

  minIfs(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#several('min', call, state);
  }

  maxIfs(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#several('max', call, state);
  }

  /** Range, criterion and, where the aggregate takes them, values. */
  #single(aggregate: Aggregate, call: FunctionCall, state: EvaluationState, most: number): EngineValue {
    const given = call.args.length;
    if (given < 2) return wrongCount('tooFewArguments', call, 2);
    if (given > most) return wrongCount('tooManyArguments', call, most);
    const [rangeArg, criterionArg, valuesArg] = call.args as [Ast, Ast, Ast?];
    const range = this.#cells(rangeArg, state);
    const criterion = this.evaluateAst(criterionArg, state);
    const values = valuesArg ? this.#cells(valuesArg, state) : range;
    return this.#answer(aggregate, values, [{ range, criterion }]);
  }

  /** Values, where the aggregate takes them, and pairs of ranges and criteria. */
  #several(aggregate: Aggregate, call: FunctionCall, state: EvaluationState): EngineValue {
    const { args } = call;
    const first = aggregate === 'count' ? 0 : 1;
    if (args.length < first + 2 || (args.length - first) % 2 !== 0) {
      return wrongCount('tooFewArguments', call, Math.max(first + 2, args.length + 1));
    }
    const pairs: Pair[] = [];
    for (let index = first; index < args.length; index += 2) {
      const range = this.#cells(args[index] as Ast, state);
      pairs.push({ range, criterion: this.evaluateAst(args[index + 1] as Ast, state) });
    }
    const values = first === 0 ? pairs[0]?.range : this.#cells(args[0] as Ast, state);
    return this.#answer(aggregate, values ?? EmptyValue, pairs);
  }

  /** Cells, also where it is only one: an error in it is a value among others, unless it is the cycle it stands in. */
  #cells(arg: Ast, state: EvaluationState): EngineValue {
    const table = tableArgument(arg, (ast) => this.evaluateAst(ast, state), this.config.context);
    if (table) return table;
    const value = this.evaluateAst(arg, state);
    const isCellWithError =
      (arg.type as string) === 'CELL_REFERENCE' &&
      value instanceof CellError &&
      value.type !== ErrorType.CYCLE;
    return isCellWithError ? SimpleRangeValue.onlyValues([[value]]) : value;
  }

  #answer(aggregate: Aggregate, values: EngineValue, pairs: readonly Pair[]): EngineValue {
    const { smartRounding, precisionEpsilon } = this.config;
    const options = { tolerance: smartRounding ? precisionEpsilon : 0, readNumber: this.#readNumber };
    const tableConditions = conditionsOfTable(pairs);
    if (values instanceof TableBlock && tableConditions) {
      const answer = aggregateTable(aggregate, values, tableConditions, options);
      if (answer === undefined) return toEngineResult(formulaError('nothingMeets'));
      if (answer !== null) return answer;
    }
    const conditions = pairs.map(({ range, criterion }) => ({
      block: this.#argument(range),
      criterion: this.#argument(criterion),
    }));
    const given = this.#argument(values);
    const blanksBeyond = Math.min(
      ...conditions.map(({ block }) => (isBlock(block) ? (blanksBehind.get(block) ?? 0) : 0)),
    );
    const incoming = firstLoneError([given, ...conditions.map(({ block }) => block)]);
    return toEngineResult(
      incoming ?? aggregateWhere(aggregate, given, conditions, { ...options, blanksBeyond }),
    );
  }

  /** As operators read texts: the kernels of plans do the same. */
  readonly #readNumber = remembering((text) => {
    const number = text === '' ? undefined : this.arithmeticHelper.coerceToMaybeNumber(text);
    return number === undefined ? null : Number(fromEngineValue(number));
  });

  /** Cells of a grid as the same block for as long as they do not change: the engine's own cache is cleared with them. */
  #argument(value: EngineValue): Argument {
    if (!(value instanceof SimpleRangeValue) || value.range === undefined) return toArgument(value);
    const vertex = this.dependencyGraph.getRange(value.range.start, value.range.end);
    const known = vertex?.getFunctionValue(cacheKey) as RangeArgument | undefined;
    if (known) return known;
    const argument = toArgument(value);
    if (isBlock(argument)) blanksBehind.set(argument, blanksAfter(value.range, argument));
    vertex?.setFunctionValue(cacheKey, argument);
    return argument;
  }
}

/** The conditions as columns of a table and one criterion each; `null` when they are something else. */
function conditionsOfTable(pairs: readonly Pair[]): TableCondition[] | null {
  const conditions: TableCondition[] = [];
  for (const { range, criterion } of pairs) {
    if (!(range instanceof TableBlock) || criterion instanceof SimpleRangeValue) return null;
    conditions.push({ range, criterion: fromEngineValue(criterion) });
  }
  return conditions;
}

const cacheKey = 'WORTHBOOK.BLOCK';
/** Whole columns and rows are as long as those of Excel, though only what is used of them is handed over. */
const [rowsOfSheet, columnsOfSheet] = [1_048_576, 16_384];
const blanksBehind = new WeakMap<object, number>();

function blanksAfter(
  { end }: NonNullable<SimpleRangeValue['range']>,
  { rows, columns }: RangeArgument,
): number {
  if (end.row === Infinity) return (rowsOfSheet - rows) * columns;
  return end.col === Infinity ? (columnsOfSheet - columns) * rows : 0;
}

function wrongCount(
  reason: 'tooFewArguments' | 'tooManyArguments',
  call: FunctionCall,
  expected: number,
): EngineValue {
  const params = { function: call.procedureName, expected, given: call.args.length };
  return toEngineResult(formulaError(reason, params));
}
