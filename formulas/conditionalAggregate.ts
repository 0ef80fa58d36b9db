import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { asBlock, isBlock } from './blocks';
import { readCondition } from './condition';
import type { Condition, ReadNumber } from './condition';
import { formulaError } from './reasons';
import type { Argument, FunctionResult, RangeArgument } from './spec';

/** What to make of the cells whose rows meet the conditions. */
export type Aggregate = 'count' | 'sum' | 'average' | 'min' | 'max';

/** A block and what its cells must be. */
export interface ConditionedBlock {
  readonly block: Argument;
  readonly criterion: Argument;
}

export interface AggregateOptions {
  /** Blank cells that follow the blocks, which only a count can notice. */
  readonly blanksBeyond?: number;
  /** A sum that is less than this share of the sum before it is 0, as the engine adds. */
  readonly tolerance?: number;
  readonly readNumber?: ReadNumber;
}

/**
 * Counts, sums, averages ... the cells of `values` in whose place every condition is met: the heart of `COUNTIF`,
 * `SUMIFS`, `AVERAGEIFS` and their kin.
 *
 * Shape:   blocks of one shape; a criterion that is a block yields an array, one result a criterion.
 * Errors:  VALUE when blocks differ in shape; DIV0 for an average of nothing; an error among the values that count.
 * Source:  checked against workbooks saved by Excel (`formulas/EXCEL.md`).
 */
export function aggregateWhere(
  aggregate: Aggregate,
  values: Argument,
  conditions: readonly ConditionedBlock[],
  options: AggregateOptions = {},
): FunctionResult {
  const blocks = conditions.map(({ block }) => asBlock(block));
  const valueBlock = asBlock(values);
  const { blanksBeyond = 0, tolerance = 0 } = options;
  for (const block of blocks) {
    if (block.rows !== valueBlock.rows || block.columns !== valueBlock.columns) {
      return formulaError('shapesDiffer', { argument: 'range', other: 'criteria_range' });
    }
  }
  const criteria = conditions.map(({ criterion }) => asBlock(criterion));
  const rows = Math.max(...criteria.map((block) => block.rows));
  const columns = Math.max(...criteria.map((block) => block.columns));
  const single = (row: number, column: number): CellValue => {
    const read = criteria.map((block) => readCondition(criterionAt(block, row, column), options.readNumber));
    const result = aggregateOne(aggregate, valueBlock.values, blocks, read, tolerance);
    const isMetByBlanks = aggregate === 'count' && read.every(({ isMet }) => isMet(null));
    return isMetByBlanks && typeof result === 'number' ? result + blanksBeyond : result;
  };
  if (rows === 1 && columns === 1) return single(0, 0);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => single(row, column)),
  );
}

/** One row or one column of criteria stretches. */
function criterionAt(block: RangeArgument, row: number, column: number): CellValue {
  const [atRow, atColumn] = [block.rows === 1 ? 0 : row, block.columns === 1 ? 0 : column];
  return block.values[atRow * block.columns + atColumn] ?? null;
}

function aggregateOne(
  aggregate: Aggregate,
  values: readonly CellValue[],
  blocks: readonly RangeArgument[],
  conditions: readonly Condition[],
  tolerance: number,
): CellValue {
  let count = 0;
  let sum = 0;
  let smallest = Infinity;
  let largest = -Infinity;
  let failed: CellError | null = null;
  const isMetAt = (index: number): boolean =>
    conditions.every(({ isMet }, at) => isMet(blocks[at]?.values[index] ?? null));
  const take = (index: number): void => {
    if (!isMetAt(index)) return;
    if (aggregate === 'count') {
      count++;
      return;
    }
    const value = values[index] ?? null;
    if (isCellError(value)) failed ??= value;
    if (typeof value !== 'number') return;
    count++;
    const next = sum + value;
    sum = aggregate === 'sum' && Math.abs(next) < tolerance * Math.abs(sum) ? 0 : next;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  };
  for (let index = 0; index < values.length; index++) take(index);
  if (failed) return failed;
  switch (aggregate) {
    case 'count':
      return count;
    case 'sum':
      return sum;
    case 'average':
      return count === 0 ? formulaError('nothingMeets') : sum / count;
    case 'min':
      return count === 0 ? 0 : smallest;
    case 'max':
      return count === 0 ? 0 : largest;
  }
}

/** Pairs of blocks and criteria from the rest of a call's arguments; `null` when one is missing. */
export function pairsOf(args: readonly (Argument | undefined)[]): ConditionedBlock[] | null {
  if (args.length % 2 !== 0) return null;
  const pairs: ConditionedBlock[] = [];
  for (let index = 0; index < args.length; index += 2) {
    pairs.push({ block: args[index] ?? null, criterion: args[index + 1] ?? null });
  }
  return pairs;
}

/** A lone error where cells are due passes through; as a criterion it is looked for. */
export function firstLoneError(args: readonly (Argument | undefined)[]): CellError | null {
  for (const argument of args) if (!isBlock(argument) && isCellError(argument)) return argument;
  return null;
}
