import type { CellError, CellValue } from '../src/shared/value';
import { isBlock } from './blocks';
import type { Population } from './population';
import type { ColumnArgument, ColumnKernel, ColumnNumbers } from './spec';

/** The arguments of a column kernel by what its parameters say they are; `null` when they are not. */
export function numbersAt(args: readonly ColumnArgument[], index: number): ColumnNumbers | null {
  const argument = args[index];
  return argument?.kind === 'numbers' ? argument : null;
}

/** The cells of a series. */
export function seriesAt(args: readonly ColumnArgument[], index: number): readonly ColumnNumbers[] | null {
  const argument = args[index];
  return argument?.kind === 'series' ? argument.cells : null;
}

/** A population that holds numbers. */
export function populationAt(args: readonly ColumnArgument[], index: number): Population | null {
  const argument = args[index];
  return argument?.kind === 'population' && argument.population.size > 0 ? argument.population : null;
}

/** A number that is the same for all rows. */
export function sharedNumberAt(args: readonly ColumnArgument[], index: number): number | null {
  const argument = numbersAt(args, index);
  return argument?.mask === 0 ? (argument.numbers[0] ?? null) : null;
}

/** A value that is the same for all rows. */
export function fixedAt(args: readonly ColumnArgument[], index: number): CellValue | undefined {
  const argument = args[index];
  return argument?.kind === 'fixed' && !isBlock(argument.value) ? argument.value : undefined;
}

/** Labels of `count` classes; `undefined` when none are given, `null` when there are not that many. */
export function labelsAt(
  args: readonly ColumnArgument[],
  index: number,
  count: number,
): readonly CellValue[] | null | undefined {
  const argument = args[index];
  if (argument?.kind !== 'fixed' || argument.value === undefined) return undefined;
  if (!isBlock(argument.value)) return count === 1 ? [argument.value] : null;
  return argument.value.values.length === count ? argument.value.values : null;
}

/** A kernel that puts one row after the other. */
export function eachRow(
  values: ColumnNumbers,
  rows: number,
  results: Float64Array,
  compute: (value: number) => number,
): ReturnType<ColumnKernel> {
  const { numbers, mask } = values;
  for (let row = 0; row < rows; row += 1) results[row] = compute(numbers[row & mask] ?? 0);
  return { values: null };
}

/** How many numbers of a population lie below each of some rows' numbers, equal ones counted half. */
export function putStandings(
  values: ColumnNumbers,
  population: Population,
  rows: number,
  results: Float64Array,
): void {
  const known = values.standingsIn?.(population);
  if (known) {
    results.set(known.subarray(0, rows));
    return;
  }
  const { numbers, mask } = values;
  const { places } = population;
  for (let row = 0; row < rows; row += 1) results[row] = places.middle(numbers[row & mask] as number);
}

type NumberFunction = (...numbers: number[]) => number | CellError;

/** A kernel for a function whose arguments are all numbers; rows that it refuses are left open. */
export function ofNumbers(compute: NumberFunction): ColumnKernel {
  return (args, rows, results) => {
    const columns: ColumnNumbers[] = [];
    for (const argument of args) {
      if (argument.kind !== 'numbers') return null;
      columns.push(argument);
    }
    const row = columns.map(() => 0);
    for (let index = 0; index < rows; index += 1) {
      columns.forEach(({ numbers, mask }, place) => (row[place] = numbers[index & mask] as number));
      const result = compute(...row);
      results[index] = typeof result === 'number' ? result : NaN;
    }
    return { values: null };
  };
}
