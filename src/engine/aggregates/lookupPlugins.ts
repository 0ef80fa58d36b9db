import { CellError, EmptyValue, ErrorType, SimpleRangeValue } from 'hyperformula';
import { builtInPlugin, type Replacement } from '../builtInPlugin';
import type { EngineScalar, EngineValue, EvaluationState, FunctionCall } from '../engineTypes';
import { fromEngineValue } from '../engineValue';
import type { ColumnStatistics } from '../plan/columnStatistics';
import { nearestRow, type Nearest } from '../plan/nearestValues';
import { TableBlock } from '../tableBlock';
import { tableArgument } from './tableArgument';
import { wholeColumn } from './wholeColumn';

interface SearchOptions {
  readonly ifNoMatch: 'returnNotFound' | 'returnLowerBound' | 'returnUpperBound';
  readonly returnOccurrence?: 'first' | 'last';
}
interface LookupSeams {
  doXlookup(
    key: EngineScalar,
    searched: SimpleRangeValue,
    returned: SimpleRangeValue,
    notFound: EngineScalar | ErrorType,
    isPattern: boolean,
    options: SearchOptions,
  ): EngineValue;
  doMatch(key: EngineScalar, searched: SimpleRangeValue, type: number): EngineValue;
  xlookup(call: FunctionCall, state: EvaluationState): EngineValue;
  match(call: FunctionCall, state: EvaluationState): EngineValue;
}
interface IndexSeams {
  index(call: FunctionCall, state: EvaluationState): EngineValue;
}

const Lookup = builtInPlugin<LookupSeams>('XLOOKUP', ['doXlookup', 'doMatch', 'xlookup', 'match']);
const Information = builtInPlugin<IndexSeams>('INDEX', ['index']);

/** `XLOOKUP` and `MATCH` in a table column ask its index. */
class TableLookup extends Lookup {
  override doXlookup(...call: Parameters<LookupSeams['doXlookup']>): EngineValue {
    const [key, searched, returned, notFound, , { ifNoMatch, returnOccurrence }] = call;
    const column = wholeColumn(searched, this.config.context);
    if (!column || returned.height() !== searched.height()) return super.doXlookup(...call);
    const row = rowOf(column, key, returnOccurrence === 'last', nearestOf[ifNoMatch]);
    if (row < 0) return notFound === ErrorType.NA ? new CellError(ErrorType.NA) : notFound;
    const cells =
      returned instanceof TableBlock
        ? returned.columns.map((_, index) => returned.cell(row, index))
        : (returned.data[row] as EngineScalar[]);
    return SimpleRangeValue.onlyValues([cells.map((cell) => (cell === EmptyValue ? 0 : cell))]);
  }

  override doMatch(...call: Parameters<LookupSeams['doMatch']>): EngineValue {
    const [key, searched, type] = call;
    const column = [-1, 0, 1].includes(type) ? wholeColumn(searched, this.config.context) : null;
    if (!column) return super.doMatch(...call);
    const row = rowOf(column, key, false, type === 0 ? null : type === 1 ? 'below' : 'above');
    return row < 0 ? new CellError(ErrorType.NA) : row + 1;
  }
}

/** `INDEX` into a table reads one cell. */
class TableIndex extends Information {
  override index(call: FunctionCall, state: EvaluationState): EngineValue {
    const block = tableArgument(call.args[0], (ast) => this.evaluateAst(ast, state), this.config.context);
    if (!block) return super.index(call, state);
    return this.runFunction(call.args, state, this.metadata('INDEX'), (_, row: number, column: number) => {
      if (row < 1 || column < 1) return new CellError(ErrorType.VALUE);
      if (row > block.height() || column > block.width()) return new CellError(ErrorType.NUM);
      // Between two cells HyperFormula 3.5.0 finds none and answers with the first.
      const isPlace = Number.isInteger(row) && Number.isInteger(column);
      return isPlace ? block.cell(row - 1, column - 1) : block.cell(0, 0);
    });
  }
}

const nearestOf = { returnNotFound: null, returnLowerBound: 'below', returnUpperBound: 'above' } as const;

/**
 * The first or last row that holds a value, texts without regard to case and accents, or else the nearest one; -1 without
 * any.
 */
export function rowOf(
  { index }: ColumnStatistics,
  key: EngineScalar,
  isLast: boolean,
  nearest: Nearest | null = null,
): number {
  const value = fromEngineValue(key);
  const group = index.find(value);
  const row = group < 0 ? -1 : isLast ? index.rows.lastOf(group) : index.rows.firstOf(group);
  return row >= 0 || nearest === null ? row : nearestRow(index, value, nearest, isLast);
}

export const tableLookup: readonly Replacement[] = [
  { plugin: TableLookup, functions: ['XLOOKUP', 'MATCH'] },
  { plugin: TableIndex, functions: ['INDEX'] },
];
