import type { FunctionContext, RangeArgument } from '../../../formulas/spec';
import { cellError } from '../../shared/value';
import type { ColumnStatistics } from './columnStatistics';
import type { EngineArithmetic } from './engineArithmetic';
import { Kind, Vector } from './vector';

/**
 * What an argument is: one value a row (`[@X]`, a result, a constant, a parameter), a slice of the row
 * (`[@[A]:[B]]`), a whole column (`T[X]`), or a block that is the same for every row (`{1,2}`, cells of a grid).
 */
export type Operand = ValueOperand | SliceOperand | ColumnOperand | BlockOperand;
export interface ValueOperand {
  readonly shape: 'value';
  readonly vector: Vector;
  /** A cell of the row, not a result: aggregates leave texts in cells out and refuse texts that are results. */
  readonly isCell: boolean;
}
export interface SliceOperand {
  readonly shape: 'slice';
  readonly vectors: readonly Vector[];
}
export interface ColumnOperand {
  readonly shape: 'column';
  readonly column: ColumnStatistics;
}
export interface BlockOperand {
  readonly shape: 'block';
  readonly block: RangeArgument;
}
export type Shape = Operand['shape'];

export interface KernelContext {
  readonly arithmetic: EngineArithmetic;
  readonly functions: FunctionContext;
}

/** A function or operator over the rows of a block. */
export interface Kernel {
  /** What each parameter takes. */
  readonly parameters: readonly (readonly Shape[])[];
  /** How many arguments are needed at least. */
  readonly required: number;
  /** The last so many parameters may be given again and again. */
  readonly repeats?: number;
  /** Nanoseconds a row, roughly. */
  readonly cost: number;
  /** Fills `out`, which is clear, for `rows` rows. */
  apply(args: readonly Operand[], rows: number, out: Vector, context: KernelContext): void;
}

export const valueOnly: readonly Shape[] = ['value'];
export const cells: readonly Shape[] = ['value', 'slice'];
export const cellsOrColumn: readonly Shape[] = ['value', 'slice', 'column'];

/** Whether a kernel takes arguments of these shapes, and that many. */
export function accepts(kernel: Kernel, shapes: readonly Shape[]): boolean {
  const { parameters, required, repeats = 0 } = kernel;
  if (shapes.length < required) return false;
  if (shapes.length > parameters.length) {
    if (repeats === 0 || (shapes.length - parameters.length) % repeats !== 0) return false;
  }
  return shapes.every((shape, index) => {
    const beyond = index - parameters.length;
    const place = beyond < 0 ? index : parameters.length - repeats + (beyond % repeats);
    return parameters[place]?.includes(shape);
  });
}

export function vectorOf(operand: Operand | undefined): Vector {
  if (operand?.shape !== 'value') throw new Error('Worthbook: a kernel was given no row value');
  return operand.vector;
}

export const valueError = cellError('VALUE');
export const numError = cellError('NUM');
export const divisionError = cellError('DIV0');
export const refError = cellError('REF');
export const notAvailableError = cellError('NA');

/** The vector as operators take it: texts that are numbers become numbers, others errors. */
export function asNumbers(vector: Vector, rows: number, { arithmetic }: KernelContext): Vector {
  if (vector.lacks(Kind.text)) return vector;
  const result = new Vector(vector.capacity, vector.isUniform);
  const count = vector.isUniform ? 1 : rows;
  for (let row = 0; row < count; row++) {
    const kind = vector.kindAt(row);
    if (kind === Kind.error) result.setError(row, vector.errorAt(row));
    else if (kind === Kind.text) {
      const number = arithmetic.textAsNumber(vector.textAt(row));
      if (number === null) result.setError(row, valueError);
      else result.setNumber(row, number);
    } else result.setNumber(row, vector.numbers[row] as number);
  }
  return result;
}

/** The text of a row as operators take it; not for errors. */
export function textOf(vector: Vector, row: number): string {
  switch (vector.kindAt(row)) {
    case Kind.text:
      return vector.textAt(row);
    case Kind.number:
      return String(vector.numbers[row & vector.mask]);
    case Kind.boolean:
      return vector.numbers[row & vector.mask] === 1 ? 'TRUE' : 'FALSE';
    default:
      return '';
  }
}

/** 1 or 0 as conditions take it; -1 for a text that is no truth value. Not for errors. */
export function truthOf(vector: Vector, row: number): number {
  if (vector.kindAt(row) !== Kind.text) return vector.numbers[row & vector.mask] === 0 ? 0 : 1;
  switch (vector.textAt(row).toUpperCase()) {
    case 'TRUE':
      return 1;
    case 'FALSE':
    case '':
      return 0;
    default:
      return -1;
  }
}

/** Puts a number as a result: what is not finite is `#NUM!`, and there is no negative zero. */
export function setResult(out: Vector, row: number, value: number): void {
  if (value - value === 0) out.setNumber(row, value + 0);
  else out.setError(row, numError);
}
