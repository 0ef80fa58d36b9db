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

/**
 * `INDEX` as in Excel: one number counts along a single row, 0 is the whole line, fractions are cut off, and what lies
 * outside is `#REF!`. HyperFormula 3.5.0 counts down only and knows no lines. Into a table it reads one cell.
 */
class ExcelIndex extends Information {
  override index(call: FunctionCall, state: EvaluationState): EngineValue {
    const { args } = call;
    const table = tableArgument(args[0], (ast) => this.evaluateAst(ast, state), this.config.context);
    const hasColumn = args.length > 2 && args[2]?.type !== 'EMPTY';
    return this.runFunction(
      args,
      state,
      this.metadata('INDEX'),
      (range: SimpleRangeValue, first: number, second: number) => {
        const block = table ?? range;
        if (hasColumn) return indexed(block, Math.trunc(first), Math.trunc(second));
        const place = Math.trunc(first);
        if (block.height() === 1) return indexed(block, 1, place);
        return indexed(block, place, block.width() === 1 ? 1 : 0);
      },
    );
  }
}

/** Places count from 1, and 0 is all of them. */
function indexed(block: SimpleRangeValue, row: number, column: number): EngineValue {
  if (row < 0 || column < 0) return new CellError(ErrorType.VALUE);
  if (row > block.height() || column > block.width()) return new CellError(ErrorType.REF);
  if (row > 0 && column > 0) return cellOf(block, row - 1, column - 1);
  const rows = row > 0 ? [row - 1] : [...Array(block.height()).keys()];
  const columns = column > 0 ? [column - 1] : [...Array(block.width()).keys()];
  const cells = rows.map((at) => columns.map((across) => cellOf(block, at, across)));
  return cells.length === 1 && cells[0]?.length === 1
    ? (cells[0][0] as EngineScalar)
    : SimpleRangeValue.onlyValues(cells);
}

const cellOf = (block: SimpleRangeValue, row: number, column: number): EngineScalar =>
  block instanceof TableBlock ? block.cell(row, column) : (block.data[row]?.[column] ?? EmptyValue);

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
  { plugin: ExcelIndex, functions: ['INDEX'] },
];
