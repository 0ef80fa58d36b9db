import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { coerceNumber } from './coerce';
import { formulaError } from './reasons';
import type { Argument, ParameterSpec, RangeArgument } from './spec';

/** Tells a block of cells from one value. */
export function isBlock(argument: Argument | undefined): argument is RangeArgument {
  return typeof argument === 'object' && argument !== null && argument.kind === 'range';
}

/** A block from its rows, which must be of equal length. */
export function blockOf(rows: readonly (readonly CellValue[])[]): RangeArgument {
  return { kind: 'range', rows: rows.length, columns: rows[0]?.length ?? 0, values: rows.flat() };
}

/** One value is a block of 1 x 1. */
export function asBlock(argument: Argument): RangeArgument {
  return isBlock(argument) ? argument : { kind: 'range', rows: 1, columns: 1, values: [argument] };
}

/** The rows of a block. */
export function rowsOfBlock(block: RangeArgument): CellValue[][] {
  return Array.from({ length: block.rows }, (_, row) =>
    block.values.slice(row * block.columns, (row + 1) * block.columns),
  );
}

const firstErrors = new WeakMap<readonly CellValue[], CellError | null>();

/** The first error in a column, O(cells) once per version of its values: rows of the table ask again and again. */
export function firstErrorInColumn(values: readonly CellValue[]): CellError | null {
  let error = firstErrors.get(values);
  if (error === undefined) {
    error = firstErrorIn(values);
    firstErrors.set(values, error);
  }
  return error;
}

/** The first error among some cells, row by row. */
export function firstErrorIn(values: readonly CellValue[]): CellError | null {
  for (const value of values) if (isCellError(value)) return value;
  return null;
}

/**
 * A block whose cells all fit the parameter. A block of numbers that needs no change keeps its identity, so what
 * is remembered for it stays valid.
 */
export function coerceBlock(block: RangeArgument, parameter: ParameterSpec): RangeArgument | CellError {
  if (parameter.cells !== 'number') return block;
  let changed: CellValue[] | null = null;
  for (let index = 0; index < block.values.length; index += 1) {
    const value = block.values[index] ?? null;
    if (isCellError(value)) return value;
    const number = coerceNumber(value, parameter);
    if (isCellError(number)) return number;
    if (number !== value) {
      changed ??= [...block.values];
      changed[index] = number;
    }
  }
  return changed ? { ...block, values: changed } : block;
}

/** The cells of a `range` parameter that was declared with `cells: 'number'`. */
export function numbersOf(block: RangeArgument): readonly number[] {
  return block.values as readonly number[];
}

/** Refuses two blocks of different shape. */
export function shapeError(
  block: RangeArgument,
  argument: string,
  other: RangeArgument,
  otherName: string,
): CellError | undefined {
  if (block.rows === other.rows && block.columns === other.columns) return undefined;
  return formulaError('shapesDiffer', { argument, other: otherName });
}

/** The labels of classes, refused when their number is not the number of classes; a blank label is empty text. */
export function labelsOf(
  block: RangeArgument | undefined,
  argument: string,
  expected: number,
): readonly CellValue[] | CellError | undefined {
  if (!block) return undefined;
  const given = block.values.length;
  if (given !== expected) return formulaError('labelCountDiffers', { argument, expected, given });
  return block.values;
}
