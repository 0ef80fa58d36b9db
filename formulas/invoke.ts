import { assert } from '../src/shared/assert';
import { reportFault } from '../src/shared/report';
import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { asBlock, coerceBlock, firstErrorIn, firstErrorInColumn, isBlock } from './blocks';
import { coerceValue } from './coerce';
import { formulaError } from './reasons';
import type {
  Argument,
  FunctionContext,
  FunctionResult,
  FunctionSpec,
  ParameterSpec,
  RangeArgument,
} from './spec';

/**
 * An argument made ready once for the whole call. A scalar parameter that was given a block is walked cell by cell;
 * everything else is the same for every cell of the result.
 */
type Slot =
  | { readonly kind: 'fixed'; readonly incoming: CellError | null; readonly checked: Argument | undefined }
  | { readonly kind: 'walked'; readonly block: RangeArgument; readonly parameter: ParameterSpec };

/**
 * Calls a function with whatever a formula gives it: the one place where arguments are counted, coerced and checked.
 *
 * Order of complaints: the number of arguments; then an error that came in, first in argument order, unchanged; then
 * the first argument that does not fit. A block given to a scalar parameter yields an array, cell by cell; one row or
 * one column stretches, as in Excel. Never throws: a fault inside a function is reported and becomes `#ERROR!`.
 */
export function invokeFunction(
  spec: FunctionSpec,
  args: readonly Argument[],
  context: FunctionContext,
): FunctionResult {
  const miscounted = countError(spec, args.length);
  if (miscounted) return miscounted;
  try {
    const slots = prepareSlots(spec, args);
    const walked = slots.flatMap((slot) => (slot.kind === 'walked' ? [slot] : []));
    const first = walked[0];
    if (!first) return computeCell(spec, slots, 0, 0, context);
    if (spec.result.shape === 'array') {
      const { rows, columns } = first.block;
      return named(formulaError('blockNotValue', { argument: first.parameter.name, rows, columns }), spec);
    }
    return computeArray(
      spec,
      slots,
      walked.map((slot) => slot.block),
      context,
    );
  } catch (error) {
    reportFault(`function ${spec.name}`, error);
    return formulaError('functionFailed', { function: spec.name });
  }
}

function countError(spec: FunctionSpec, given: number): CellError | undefined {
  const required = spec.parameters.filter((parameter) => !parameter.optional).length;
  if (given < required) {
    return formulaError('tooFewArguments', { function: spec.name, expected: required, given });
  }
  const most = spec.parameters.length;
  if (given > most && !spec.parameters.at(-1)?.repeat) {
    return formulaError('tooManyArguments', { function: spec.name, expected: most, given });
  }
  return undefined;
}

function prepareSlots(spec: FunctionSpec, args: readonly Argument[]): Slot[] {
  const slots: Slot[] = [];
  const last = spec.parameters.length - 1;
  for (let index = 0; index < Math.max(args.length, spec.parameters.length); index += 1) {
    const parameter = spec.parameters[Math.min(index, last)];
    assert(parameter, `${spec.name} takes no arguments but got ${index + 1}`);
    const argument = args[index];
    if (argument !== undefined) slots.push(prepareSlot(argument, parameter));
    else slots.push({ kind: 'fixed', incoming: null, checked: parameter.default });
  }
  return slots;
}

function prepareSlot(argument: Argument, parameter: ParameterSpec): Slot {
  const single = isBlock(argument) ? singleValue(argument) : argument;
  if (single !== undefined && isCellError(single))
    return { kind: 'fixed', incoming: single, checked: single };
  if (parameter.kind === 'range' || parameter.kind === 'column') {
    if (single === null && parameter.optional) {
      return { kind: 'fixed', incoming: null, checked: parameter.default };
    }
    const isColumn = parameter.kind === 'column';
    const block = asBlock(argument);
    const incoming = isColumn ? firstErrorInColumn(block.values) : firstErrorIn(block.values);
    if (incoming) return { kind: 'fixed', incoming, checked: incoming };
    if (!isColumn) return { kind: 'fixed', incoming, checked: coerceBlock(block, parameter) };
    const isLoneText = parameter.cells === 'number' && typeof single === 'string';
    return { kind: 'fixed', incoming, checked: isLoneText ? coerceBlock(block, parameter) : block };
  }
  if (parameter.kind === 'any') return { kind: 'fixed', incoming: null, checked: argument };
  if (single === undefined) return { kind: 'walked', block: argument as RangeArgument, parameter };
  return { kind: 'fixed', incoming: null, checked: coerceValue(single, parameter) };
}

function singleValue(block: RangeArgument): CellValue | undefined {
  return block.rows === 1 && block.columns === 1 ? (block.values[0] ?? null) : undefined;
}

function computeArray(
  spec: FunctionSpec,
  slots: readonly Slot[],
  blocks: readonly RangeArgument[],
  context: FunctionContext,
): CellValue[][] {
  const rows = Math.max(...blocks.map((block) => block.rows));
  const columns = Math.max(...blocks.map((block) => block.columns));
  const result: CellValue[][] = [];
  for (let row = 0; row < rows; row += 1) {
    const cells: CellValue[] = [];
    for (let column = 0; column < columns; column += 1) {
      const value = computeCell(spec, slots, row, column, context);
      assert(!Array.isArray(value), `${spec.name} answered an array where it declares one value`);
      cells.push(value as CellValue);
    }
    result.push(cells);
  }
  return result;
}

function computeCell(
  spec: FunctionSpec,
  slots: readonly Slot[],
  row: number,
  column: number,
  context: FunctionContext,
): FunctionResult {
  for (const slot of slots) {
    const incoming = slot.kind === 'fixed' ? slot.incoming : cellAt(slot.block, row, column);
    if (incoming === undefined) return formulaError('blocksDoNotAlign', { function: spec.name });
    if (isCellError(incoming)) return incoming;
  }
  const checked: (Argument | undefined)[] = [];
  for (const slot of slots) {
    const value =
      slot.kind === 'fixed'
        ? slot.checked
        : coerceValue(cellAt(slot.block, row, column) ?? null, slot.parameter);
    if (isCellError(value)) return named(value, spec);
    checked.push(value);
  }
  return finished(spec.compute(checked, context), spec);
}

/** `undefined` outside the block: the blocks of one call differ in size. */
function cellAt(block: RangeArgument, row: number, column: number): CellValue | undefined {
  const fromRow = block.rows === 1 ? 0 : row;
  const fromColumn = block.columns === 1 ? 0 : column;
  if (fromRow >= block.rows || fromColumn >= block.columns) return undefined;
  return block.values[fromRow * block.columns + fromColumn] ?? null;
}

/** Numbers that a cell can hold: no infinities, no negative zero. Errors say which function made them. */
function finished(result: FunctionResult, spec: FunctionSpec): FunctionResult {
  if (Array.isArray(result)) {
    return (result as readonly (readonly CellValue[])[]).map((row) =>
      row.map((value) => finishedValue(value, spec)),
    );
  }
  return finishedValue(result as CellValue, spec);
}

function finishedValue(value: CellValue, spec: FunctionSpec): CellValue {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return formulaError('resultNotFinite', { function: spec.name });
    return value === 0 ? 0 : value;
  }
  return isCellError(value) ? named(value, spec) : value;
}

/** Adds the function's name to an error made here, so that its words can say how to mend the argument. */
function named(error: CellError, spec: FunctionSpec): CellError {
  return { ...error, params: { ...error.params, function: spec.name } };
}
