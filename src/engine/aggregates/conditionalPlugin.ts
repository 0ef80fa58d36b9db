import { CellError, ErrorType } from 'hyperformula';
import type { ColumnBlock } from '../../model/columnBlock';
import { blockValue } from '../../model/columnBlocks';
import { isCellError } from '../../shared/value';
import { builtInPlugin, type Replacement } from '../builtInPlugin';
import type { EngineScalar, EngineValue, EvaluationState, FunctionCall } from '../engineTypes';
import { areAligned, TableBlock } from '../tableBlock';
import {
  countRowsIn,
  criterionKey,
  forEachRowIn,
  inBoth,
  matchesOf,
  type Criterion,
} from './criterionMatches';
import { Adder, emptyTally, isSameTally, type SumAndCount, type Tally } from './tally';

type Condition = readonly [range: TableBlock, criterion: Criterion];
interface Average {
  compose(other: Average): Average;
  averageValue(): number | undefined;
}
type Accumulated = number | undefined | CellError | Average;
type Combine = (left: Accumulated, right: Accumulated) => Accumulated;
type ReadValue = (value: EngineScalar) => Accumulated;
interface Seams {
  /** `conditions` alternates ranges and criteria. */
  computeConditionalAggregationFunction(
    values: EngineValue,
    conditions: readonly EngineValue[],
    name: string,
    initial: Accumulated,
    combine: Combine,
    read: ReadValue,
  ): Accumulated;
}

const ConditionalAggregation = builtInPlugin<Seams>('SUMIFS', ['computeConditionalAggregationFunction']);
const sumifs = ConditionalAggregation.implementedFunctions['SUMIFS'];

/**
 * `SUMIF`, `COUNTIFS` and their kin over table columns find out for every block and criterion once which rows match.
 * Criteria are HyperFormula's own. `AVERAGEIFS` it does not have.
 */
class TableConditionalAggregation extends ConditionalAggregation {
  static override implementedFunctions = {
    ...ConditionalAggregation.implementedFunctions,
    AVERAGEIFS: { ...sumifs, method: 'averageifs' },
  };

  averageifs(call: FunctionCall, state: EvaluationState): EngineValue {
    const metadata = this.metadata('AVERAGEIFS');
    return this.runFunction(
      call.args,
      state,
      metadata,
      (values: EngineValue, ...conditions: EngineValue[]) => {
        const average = this.computeConditionalAggregationFunction(
          values,
          conditions,
          'AVERAGEIFS',
          new Mean(emptyTally),
          (left, right) => (left as Mean).compose(right as Mean),
          (value) => new Mean(typeof value === 'number' ? { sum: value, count: 1 } : emptyTally),
        ) as Mean | CellError;
        if (average instanceof CellError) return average;
        return average.averageValue() ?? new CellError(ErrorType.DIV_BY_ZERO);
      },
    );
  }

  override computeConditionalAggregationFunction(
    ...call: Parameters<Seams['computeConditionalAggregationFunction']>
  ): Accumulated {
    const [values, args, name] = call;
    const conditions = values instanceof TableBlock ? this.#conditions(values, args) : null;
    if (values instanceof TableBlock && conditions) {
      const answer = this.#ofTable(name, values, conditions);
      if (answer !== null) return answer;
    }
    return super.computeConditionalAggregationFunction(...call);
  }

  /** `null` where the conditions are not met by columns of the same rows: the engine then says why not. */
  #conditions(values: TableBlock, args: readonly EngineValue[]): Condition[] | null {
    const conditions: Condition[] = [];
    for (let index = 0; index < args.length; index += 2) {
      const range = args[index];
      const criterion = this.interpreter.criterionBuilder.fromCellValue(
        args[index + 1] as Criterion['raw'],
        this.arithmeticHelper,
      ) as Criterion | undefined;
      const fits = range instanceof TableBlock && range.width() === 1 && values.width() === 1;
      if (!fits || !criterion || !areAligned(range.columns[0] ?? [], values.columns[0] ?? [])) return null;
      conditions.push([range, criterion]);
    }
    return conditions;
  }

  #ofTable(name: string, values: TableBlock, conditions: readonly Condition[]): Accumulated | null {
    const { smartRounding, precisionEpsilon } = this.config;
    switch (name) {
      case 'COUNTIF':
      case 'COUNTIFS':
        return fold(name, values, conditions, 0, (count, _, matches) => count + countRowsIn(matches));
      case 'SUMIF':
      case 'SUMIFS': {
        const tally = tallyOf(name, values, conditions, smartRounding ? precisionEpsilon : 0);
        return tally instanceof CellError ? tally : tally.sum;
      }
      case 'AVERAGEIF':
      case 'AVERAGEIFS':
        return meanOf(name, values, conditions);
      case 'MINIFS':
        return extreme(name, values, conditions, Infinity, Math.min);
      case 'MAXIFS':
        return extreme(name, values, conditions, -Infinity, Math.max);
      default:
        return null;
    }
  }
}

/** A sum and a count as `AVERAGEIF` takes them. */
class Mean implements Average {
  readonly #sum: number;
  readonly #count: number;

  constructor({ sum, count }: SumAndCount) {
    this.#sum = sum;
    this.#count = count;
  }

  compose(other: Mean): Mean {
    return new Mean({ sum: this.#sum + other.#sum, count: this.#count + other.#count });
  }

  averageValue(): number | undefined {
    return this.#count > 0 ? this.#sum / this.#count : undefined;
  }
}

/** Steps through the blocks with the rows of each that meet all conditions. */
function fold<State>(
  name: string,
  values: TableBlock,
  conditions: readonly Condition[],
  initial: State,
  step: (state: State, block: ColumnBlock, matches: Uint8Array) => State,
  isSame?: (a: State, b: State) => boolean,
): State {
  const key = conditions.map(([range, criterion]) => `${range.key} ${criterionKey(criterion)}`);
  const columns = [values, ...conditions.map(([range]) => range)].map(
    ({ columns: [blocks] }) => blocks ?? [],
  );
  const inputs = (columns[0] ?? []).map((_, index) => columns.map((blocks) => blocks[index] as ColumnBlock));
  return values.folds.fold(
    JSON.stringify([name, values.key, ...key]),
    initial,
    inputs,
    (state, index) => {
      const [block, ...tested] = inputs[index] as [ColumnBlock, ...ColumnBlock[]];
      const matches = tested.map((each, place) => matchesOf(each, (conditions[place] as Condition)[1]));
      return step(state, block, matches.reduce(inBoth));
    },
    isSame,
  );
}

function tallyOf(
  name: string,
  values: TableBlock,
  conditions: readonly Condition[],
  tolerance: number,
): Tally {
  return fold<Tally>(
    name,
    values,
    conditions,
    emptyTally,
    (before, block, matches) => {
      if (before instanceof CellError) return before;
      const adder = new Adder(before, tolerance);
      forEachRowIn(matches, (row) => adder.addCell(blockValue(block, row)));
      return adder.tally;
    },
    isSameTally,
  );
}

/** Errors are left out, as HyperFormula 3.5.0 does in `AVERAGEIF`. */
function meanOf(name: string, values: TableBlock, conditions: readonly Condition[]): Mean {
  const step = (before: SumAndCount, block: ColumnBlock, matches: Uint8Array): SumAndCount => {
    let { sum, count } = before;
    forEachRowIn(matches, (row) => {
      const value = blockValue(block, row);
      if (typeof value !== 'number') return true;
      sum += value;
      count++;
      return true;
    });
    return { sum, count };
  };
  return new Mean(fold(name, values, conditions, emptyTally, step, isSameTally));
}

/** The least or most; `NaN` when there is an error among them, which HyperFormula 3.5.0 then shows as 0. */
function extreme(
  name: string,
  values: TableBlock,
  conditions: readonly Condition[],
  initial: number,
  choose: (a: number, b: number) => number,
): number {
  return fold(name, values, conditions, initial, (before, block, matches) => {
    let result = before;
    forEachRowIn(matches, (row) => {
      const value = blockValue(block, row);
      if (typeof value === 'number') result = choose(result, value);
      else if (isCellError(value)) result = NaN;
      return true;
    });
    return result;
  });
}

export const tableConditionalAggregation: Replacement = {
  plugin: TableConditionalAggregation,
  functions: ['SUMIF', 'SUMIFS', 'COUNTIF', 'COUNTIFS', 'AVERAGEIF', 'AVERAGEIFS', 'MINIFS', 'MAXIFS'],
};
