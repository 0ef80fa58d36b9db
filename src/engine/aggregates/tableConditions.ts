import { CellError } from 'hyperformula';
import type { Aggregate, AggregateOptions } from '../../../formulas/conditionalAggregate';
import { readCondition, type ReadNumber } from '../../../formulas/condition';
import type { ColumnBlock } from '../../model/columnBlock';
import { blockValue } from '../../model/columnBlocks';
import { isCellError, plainText, type CellValue } from '../../shared/value';
import type { EngineScalar } from '../engineTypes';
import { toEngineError } from '../engineValue';
import { areAligned, type TableBlock } from '../tableBlock';
import { countRowsIn, forEachRowIn, inBoth, matchesOf, type Criterion } from './criterionMatches';
import { Adder, emptyTally, isSameTally, type Tally } from './tally';

/** A column of a table and what its cells must be. */
export interface TableCondition {
  readonly range: TableBlock;
  readonly criterion: CellValue;
}

type Read = readonly [range: TableBlock, criterion: Criterion];

/**
 * The same as `aggregateWhere`, for columns of one table: finds out for every block and criterion once which rows match,
 * and takes a sum up where the first block differs from the last time. `null` where the columns are not of the same
 * rows; `undefined` for a mean of nothing.
 */
export function aggregateTable(
  aggregate: Aggregate,
  values: TableBlock,
  conditions: readonly TableCondition[],
  { tolerance, readNumber }: Required<Pick<AggregateOptions, 'tolerance' | 'readNumber'>>,
): EngineScalar | null | undefined {
  const [column] = values.columns;
  const fits = conditions.every(
    ({ range }) => range.width() === 1 && areAligned(range.columns[0] ?? [], column ?? []),
  );
  if (!fits || values.width() !== 1) return null;
  const read = conditions.map(({ range, criterion }): Read => [range, criterionOf(criterion, readNumber)]);
  switch (aggregate) {
    case 'count':
      return fold('COUNT', values, read, 0, (count, _, matches) => count + countRowsIn(matches));
    case 'sum': {
      const tally = tallyOf('SUM', values, read, tolerance);
      return tally instanceof CellError ? tally : tally.sum;
    }
    case 'average': {
      const tally = tallyOf('AVERAGE', values, read, 0);
      if (tally instanceof CellError) return tally;
      return tally.count === 0 ? undefined : tally.sum / tally.count;
    }
    case 'min':
      return zeroForNothing(extreme('MIN', values, read, Infinity, Math.min));
    case 'max':
      return zeroForNothing(extreme('MAX', values, read, -Infinity, Math.max));
  }
}

function criterionOf(criterion: CellValue, readNumber: ReadNumber): Criterion {
  const kind = isCellError(criterion) ? 'error' : criterion === null ? 'blank' : typeof criterion;
  return { key: `${kind} ${plainText(criterion)}`, isMet: readCondition(criterion, readNumber).isMet };
}

/** Steps through the blocks with the rows of each that meet all conditions. */
function fold<State>(
  name: string,
  values: TableBlock,
  conditions: readonly Read[],
  initial: State,
  step: (state: State, block: ColumnBlock, matches: Uint8Array) => State,
  isSame?: (a: State, b: State) => boolean,
): State {
  const keys = conditions.map(([range, criterion]) => `${range.key} ${criterion.key}`);
  const columns = [values, ...conditions.map(([range]) => range)].map(
    ({ columns: [blocks] }) => blocks ?? [],
  );
  const inputs = (columns[0] ?? []).map((_, index) => columns.map((blocks) => blocks[index] as ColumnBlock));
  return values.folds.fold(
    JSON.stringify([name, values.key, ...keys]),
    initial,
    inputs,
    (state, index) => {
      const [block, ...tested] = inputs[index] as [ColumnBlock, ...ColumnBlock[]];
      const matches = tested.map((each, place) => matchesOf(each, (conditions[place] as Read)[1]));
      return step(state, block, matches.reduce(inBoth));
    },
    isSame,
  );
}

function tallyOf(name: string, values: TableBlock, conditions: readonly Read[], tolerance: number): Tally {
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

/** The least or most, or the first error among them. */
function extreme(
  name: string,
  values: TableBlock,
  conditions: readonly Read[],
  initial: number,
  choose: (a: number, b: number) => number,
): number | CellError {
  return fold<number | CellError>(name, values, conditions, initial, (before, block, matches) => {
    let result = before;
    forEachRowIn(matches, (row) => {
      if (result instanceof CellError) return false;
      const value = blockValue(block, row);
      if (typeof value === 'number') result = choose(result, value);
      else if (isCellError(value)) result = toEngineError(value);
      return true;
    });
    return result;
  });
}

function zeroForNothing(result: number | CellError): number | CellError {
  return result instanceof CellError || Number.isFinite(result) ? result : 0;
}
