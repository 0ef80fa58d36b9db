import { assert } from '../src/shared/assert';
import type { FunctionStory } from '../src/shared/functionStory';
import { reportFault } from '../src/shared/report';
import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { asBlock, coerceBlock, firstErrorIn, firstErrorInColumn, isBlock } from './blocks';
import { coerceValue } from './coerce';
import type { OwnNotice } from './notices';
import { noticesOfCall } from './noticesOfCall';
import { formulaError } from './reasons';
import type {
  Argument,
  FunctionContext,
  FunctionResult,
  CallableFunction,
  ParameterSpec,
  RangeArgument,
} from './spec';

/**
 * An argument made ready once for the whole call. A scalar parameter that was given a block is walked cell by cell;
 * everything else is the same for every cell of the result.
 */
type Slot =
  | {
      readonly kind: 'fixed';
      readonly given: Argument | undefined;
      readonly incoming: CellError | null;
      readonly checked: Argument | undefined;
    }
  | { readonly kind: 'walked'; readonly block: RangeArgument; readonly parameter: ParameterSpec };

/**
 * Calls a function with whatever a formula gives it: the one place where arguments are counted, coerced and checked.
 *
 * Order of complaints: the number of arguments; then an error that came in, first in argument order, unchanged; then
 * the first argument that does not fit. A block given to a scalar parameter yields an array, cell by cell; one row or
 * one column stretches, as in Excel. Never throws: a fault inside a function is reported and becomes `#ERROR!`.
 */
export function invokeFunction(
  spec: CallableFunction,
  args: readonly Argument[],
  context: FunctionContext,
): FunctionResult {
  try {
    return countError(spec, args.length) ?? invokeCounted(spec, args, context);
  } catch (error) {
    reportFault(`function ${spec.name}`, error);
    return formulaError('functionFailed', { function: spec.name });
  }
}

function invokeCounted(
  spec: CallableFunction,
  args: readonly Argument[],
  context: FunctionContext,
): FunctionResult {
  const count = Math.max(args.length, spec.parameters.length);
  for (let index = 0; index < count; index += 1) {
    if (isWalked(args[index], parameterAt(spec, index))) return invokeCellByCell(spec, args, context);
  }
  // The usual call, once per row of a table: nothing is built but the list of arguments.
  const checked = checkArguments(spec, args);
  if (isCellError(checked)) return checked;
  if (context.onNotice) tellNotices(spec, args, checked, context.onNotice);
  return finished(spec.compute(checked, context), spec);
}

/** Arguments none of which is walked, as `compute` gets them; or the error of the first that does not fit. */
function checkArguments(
  spec: CallableFunction,
  args: readonly Argument[],
): (Argument | undefined)[] | CellError {
  const checked: (Argument | undefined)[] = [];
  const count = Math.max(args.length, spec.parameters.length);
  let misfit: CellError | undefined;
  for (let index = 0; index < count; index += 1) {
    const parameter = parameterAt(spec, index);
    const argument = args[index];
    if (argument === undefined) {
      checked.push(parameter.default);
      continue;
    }
    const incoming = incomingError(argument, parameter);
    if (incoming) return incoming;
    const value = checkArgument(argument, parameter);
    if (isCellError(value)) misfit ??= value;
    checked.push(value);
  }
  return misfit ? named(misfit, spec) : checked;
}

/**
 * The story that a function tells of one call. `null` where it has none: the arguments are refused, the call yields an
 * array, or the function does not tell.
 */
export function explainCall(
  spec: CallableFunction,
  args: readonly Argument[],
  context: FunctionContext,
): FunctionStory | null {
  if (!spec.explain || countError(spec, args.length)) return null;
  if (args.some((argument, index) => isWalked(argument, parameterAt(spec, index)))) return null;
  try {
    const checked = checkArguments(spec, args);
    return isCellError(checked) ? null : spec.explain(checked, context);
  } catch (error) {
    reportFault(`story of the function ${spec.name}`, error);
    return null;
  }
}

/**
 * What looks wrong about the arguments of one row of a calculated column, without computing anything; nothing where they do
 * not fit. `undefined` stands for a whole column.
 */
export function noticesOfRow(
  spec: CallableFunction,
  args: readonly (Argument | undefined)[],
): readonly OwnNotice[] {
  const given = args as readonly Argument[];
  const checked = checkArguments(spec, given);
  return isCellError(checked) ? [] : noticesOfCall(spec, given, checked);
}

function tellNotices(
  spec: CallableFunction,
  given: readonly (Argument | undefined)[],
  checked: readonly (Argument | undefined)[],
  onNotice: NonNullable<FunctionContext['onNotice']>,
): void {
  for (const told of noticesOfCall(spec, given, checked)) onNotice({ ...told, function: spec.name });
}

function invokeCellByCell(
  spec: CallableFunction,
  args: readonly Argument[],
  context: FunctionContext,
): FunctionResult {
  const slots: Slot[] = [];
  const blocks: RangeArgument[] = [];
  for (let index = 0; index < Math.max(args.length, spec.parameters.length); index += 1) {
    const parameter = parameterAt(spec, index);
    const argument = args[index];
    if (isWalked(argument, parameter)) {
      if (spec.result.shape === 'array') {
        const { rows, columns } = argument;
        return named(formulaError('blockNotValue', { argument: parameter.name, rows, columns }), spec);
      }
      blocks.push(argument);
      slots.push({ kind: 'walked', block: argument, parameter });
    } else if (argument === undefined) {
      slots.push({ kind: 'fixed', given: undefined, incoming: null, checked: parameter.default });
    } else {
      const incoming = incomingError(argument, parameter);
      const checked = incoming ?? checkArgument(argument, parameter);
      slots.push({ kind: 'fixed', given: argument, incoming, checked });
    }
  }
  return computeArray(spec, slots, blocks, context);
}

const requiredCounts = new WeakMap<CallableFunction, number>();

function requiredCount(spec: CallableFunction): number {
  let count = requiredCounts.get(spec);
  if (count === undefined) {
    count = spec.parameters.filter((parameter) => !parameter.optional).length;
    requiredCounts.set(spec, count);
  }
  return count;
}

function countError(spec: CallableFunction, given: number): CellError | undefined {
  const required = requiredCount(spec);
  if (given < required) {
    return formulaError('tooFewArguments', { function: spec.name, expected: required, given });
  }
  const most = spec.parameters.length;
  if (given > most && !spec.parameters.at(-1)?.repeat) {
    return formulaError('tooManyArguments', { function: spec.name, expected: most, given });
  }
  return undefined;
}

/** The last parameter stands for all further arguments when it may be repeated. */
function parameterAt(spec: CallableFunction, index: number): ParameterSpec {
  const parameter = spec.parameters[Math.min(index, spec.parameters.length - 1)];
  assert(parameter, `${spec.name} takes no arguments`);
  return parameter;
}

function isWalked(argument: Argument | undefined, { kind }: ParameterSpec): argument is RangeArgument {
  if (kind === 'range' || kind === 'column' || kind === 'any') return false;
  return isBlock(argument) && (argument.rows !== 1 || argument.columns !== 1);
}

/** A block of one cell is that cell. */
function singleValue(argument: Argument): CellValue | undefined {
  if (!isBlock(argument)) return argument;
  return argument.rows === 1 && argument.columns === 1 ? (argument.values[0] ?? null) : undefined;
}

/** The error that came in with an argument that is not walked. */
function incomingError(argument: Argument, { kind, takesErrors }: ParameterSpec): CellError | null {
  if (takesErrors) return null;
  if (!isBlock(argument)) return isCellError(argument) ? argument : null;
  return kind === 'column' ? firstErrorInColumn(argument.values) : firstErrorIn(argument.values);
}

/** Makes an argument without errors fit its parameter, or says why it does not. */
function checkArgument(argument: Argument, parameter: ParameterSpec): Argument | undefined {
  switch (parameter.kind) {
    case 'any':
      return argument;
    case 'range':
      return isNotGiven(argument, parameter) ? parameter.default : coerceBlock(asBlock(argument), parameter);
    case 'column': {
      if (isNotGiven(argument, parameter)) return parameter.default;
      const isLoneText = parameter.cells === 'number' && typeof singleValue(argument) === 'string';
      return isLoneText ? coerceBlock(asBlock(argument), parameter) : asBlock(argument);
    }
    default:
      return coerceValue(singleValue(argument) ?? null, parameter);
  }
}

function isNotGiven(argument: Argument, parameter: ParameterSpec): boolean {
  return parameter.optional === true && singleValue(argument) === null;
}

function computeArray(
  spec: CallableFunction,
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
  spec: CallableFunction,
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
  if (context.onNotice) {
    const given = slots.map((slot) =>
      slot.kind === 'fixed' ? slot.given : (cellAt(slot.block, row, column) ?? null),
    );
    tellNotices(spec, given, checked, context.onNotice);
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
function finished(result: FunctionResult, spec: CallableFunction): FunctionResult {
  if (Array.isArray(result)) {
    return (result as readonly (readonly CellValue[])[]).map((row) =>
      row.map((value) => finishedValue(value, spec)),
    );
  }
  return finishedValue(result as CellValue, spec);
}

function finishedValue(value: CellValue, spec: CallableFunction): CellValue {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return formulaError('resultNotFinite', { function: spec.name });
    return value === 0 ? 0 : value;
  }
  return isCellError(value) ? named(value, spec) : value;
}

/** Adds the function's name to an error made here, so that its words can say how to mend the argument. */
function named(error: CellError, spec: CallableFunction): CellError {
  return { ...error, params: { ...error.params, function: spec.name } };
}
