import { coerceValue } from '../../../formulas/coerce';
import { invokeFunction, noticesOfRow } from '../../../formulas/invoke';
import type { OwnNotice } from '../../../formulas/notices';
import { textNotice } from '../../../formulas/noticesOfCall';
import { Population } from '../../../formulas/population';
import type {
  Argument,
  ColumnArgument,
  ColumnNumbers,
  FunctionSpec,
  ParameterSpec,
} from '../../../formulas/spec';
import { isCellError, type CellValue } from '../../shared/value';
import type { RowReport } from '../columnEvaluator';
import type { KernelContext, Operand } from './kernel';
import {
  arrayInColumn,
  nodesOf,
  operandOf,
  PlanNode,
  RowColumnNode,
  sourcesOf,
  type Frame,
  type PlanArgument,
} from './planNode';
import { Kind, Vector } from './vector';

/** A function of `formulas/`: its column kernel where it has one and the arguments fit, else row by row. */
export class RegistryNode extends PlanNode {
  readonly reads: readonly PlanNode[];
  readonly #spec: FunctionSpec;
  readonly #args: readonly PlanArgument[];

  constructor(spec: FunctionSpec, args: readonly PlanArgument[]) {
    const reads = nodesOf(args);
    super(
      reads.every((node) => node.isUniform),
      spec.column ? 40 + 5 * reads.length : 700,
    );
    this.reads = reads;
    this.#spec = spec;
    this.#args = args;
  }

  override drawn(frame: Frame): readonly unknown[] | null {
    if (this.isUniform) return null;
    const sources = sourcesOf(this.#args, frame);
    const { drawsFromPopulations, parameters } = this.#spec;
    if (sources === null || !drawsFromPopulations) return sources;
    const args: ColumnArgument[] = [];
    for (const [index, parameter] of parameters.entries()) {
      const arg = this.#args[index];
      const isOfRow = arg?.shape === 'slice' || (arg?.shape === 'value' && !arg.node.isUniform);
      const argument = isOfRow
        ? ({ kind: 'fixed', value: undefined } as const)
        : columnArgument(arg && operandOf(arg, frame), parameter, new Misfits(0));
      if (argument === null) return sources;
      args.push(argument);
    }
    return drawsFromPopulations(args) ?? sources;
  }

  protected compute(out: Vector, rows: number, frame: Frame): void {
    const operands = this.#args.map((arg) => operandOf(arg, frame));
    const rest = this.#computeColumn(operands, rows, out, frame);
    const { inputs } = frame;
    if (rest === 'all') for (let row = 0; row < rows; row++) this.#computeRow(operands, row, out, inputs);
    else for (const row of rest) this.#computeRow(operands, row, out, inputs);
  }

  /** What looks wrong about the arguments of the rows in hand; nothing is computed but what they are. */
  inspect(frame: Frame, report: RowReport): void {
    const spec = this.#spec;
    if (spec.family === 'excel') return;
    const operands = this.#args.map((arg) => operandOf(arg, frame));
    const tell = (row: number | 'all', told: OwnNotice): void =>
      report(row, { ...told, function: spec.name });
    operands.forEach((operand, index) => {
      const parameter = spec.parameters[index];
      if (operand.shape !== 'column' || parameter?.cells !== 'number') return;
      const told = textNotice(parameter.name, operand.column.texts);
      if (told) tell('all', told);
    });
    const holdBlanks = !operands.every(holdsNoBlanks);
    if (!spec.notices && !holdBlanks) return;
    const looksAt = (_: Operand, index: number): boolean => spec.noticed?.includes(index) ?? true;
    const isShared = this.isUniform || (!holdBlanks && operands.filter(looksAt).every(isSameForAll));
    for (let row = 0; row < (isShared ? 1 : frame.rows); row++) {
      const args = operands.map((operand) =>
        operand.shape === 'column' ? undefined : argumentOf(operand, row),
      );
      for (const told of noticesOfRow(spec, args)) tell(isShared ? 'all' : frame.firstRow + row, told);
    }
  }

  /** The rows that are left to be computed one by one. */
  #computeColumn(
    operands: readonly Operand[],
    rows: number,
    out: Vector,
    frame: Frame,
  ): readonly number[] | 'all' {
    const { column, parameters } = this.#spec;
    if (!column) return 'all';
    const misfits = new Misfits(rows);
    const args: ColumnArgument[] = [];
    for (const [index, parameter] of parameters.entries()) {
      const arg = columnArgument(operands[index], parameter, misfits);
      if (arg === null) return 'all';
      args.push(arg.kind === 'numbers' ? this.#withStandings(arg, index, operands, frame) : arg);
    }
    if (operands.length > parameters.length) return 'all';
    out.clear(Kind.number);
    const answer = column(args, rows, out.numbers);
    if (answer === null) {
      out.clear();
      return 'all';
    }
    misfits.addUnfinished(out.numbers);
    if (answer.values === null) return misfits.rows;
    placeValues(out, rows, answer.values);
    return misfits.rows;
  }

  /** Rows of a column that another argument takes whole know how they stand in it. */
  #withStandings(
    argument: ColumnArgument & { readonly kind: 'numbers' },
    index: number,
    operands: readonly Operand[],
    { firstRow, rows }: Frame,
  ): ColumnArgument {
    const arg = this.#args[index];
    if (arg?.shape !== 'value' || !(arg.node instanceof RowColumnNode)) return argument;
    const { columnId } = arg.node;
    const columns = operands.flatMap((operand) => (operand.shape === 'column' ? [operand.column] : []));
    const own = columns.find((column) => column.columnId === columnId);
    if (!own) return argument;
    return {
      ...argument,
      standingsIn: (population) =>
        population === own.population ? (own.standings?.subarray(firstRow, firstRow + rows) ?? null) : null,
    };
  }

  #computeRow(operands: readonly Operand[], row: number, out: Vector, { functions }: KernelContext): void {
    const args = operands.map((operand) => argumentOf(operand, row));
    const result = invokeFunction(this.#spec, args, functions);
    // Functions that always answer arrays have no node; one that was given a block of criteria may answer one.
    out.set(row, Array.isArray(result) ? arrayInColumn : (result as CellValue));
  }
}

const isSameForAll = (operand: Operand): boolean =>
  operand.shape === 'value' ? operand.vector.isUniform : operand.shape !== 'slice';

function holdsNoBlanks(operand: Operand): boolean {
  switch (operand.shape) {
    case 'value':
      return operand.vector.lacks(Kind.blank);
    case 'slice':
      return operand.vectors.every((vector) => vector.lacks(Kind.blank));
    case 'column':
      return true;
    case 'block':
      return !operand.block.values.includes(null);
  }
}

/** Rows that a column kernel cannot compute because an argument there does not fit. */
class Misfits {
  readonly count: number;
  /** None yet: most blocks have no such row, and what is allocated for each of them has to be collected too. */
  #flags: Uint8Array | null = null;

  constructor(rows: number) {
    this.count = rows;
  }

  add(row: number): void {
    this.#flags ??= new Uint8Array(this.count);
    this.#flags[row] = 1;
  }

  addUnfinished(results: Float64Array): void {
    let check = 0;
    for (let row = 0; row < this.count; row++) {
      const result = results[row] as number;
      results[row] = result + 0;
      check += result - result;
    }
    if (check === 0) return;
    for (let row = 0; row < this.count; row++) {
      const result = results[row] as number;
      if (result - result !== 0) this.add(row);
    }
  }

  get rows(): readonly number[] {
    const rows: number[] = [];
    this.#flags?.forEach((flag, row) => {
      if (flag !== 0) rows.push(row);
    });
    return rows;
  }
}

/** Turns indices into a list into its values. */
function placeValues(out: Vector, rows: number, values: readonly CellValue[]): void {
  if (values.every((value) => typeof value === 'string')) {
    out.kinds = Kind.text;
    out.borrowTexts([...values]);
    // A row that failed holds no index yet.
    for (let row = 0; row < rows; row++) if (!((out.numbers[row] as number) >= 0)) out.numbers[row] = 0;
    return;
  }
  const indices = out.numbers.slice(0, rows);
  out.clear();
  for (let row = 0; row < rows; row++) out.set(row, values[indices[row] as number] ?? null);
}

function columnArgument(
  operand: Operand | undefined,
  parameter: ParameterSpec,
  misfits: Misfits,
): ColumnArgument | null {
  switch (parameter.kind) {
    case 'number':
    case 'date':
      return numbersArgument(operand, parameter, misfits);
    case 'column':
      return populationArgument(operand, parameter);
    case 'range':
      return parameter.cells === 'number'
        ? seriesArgument(operand, parameter, misfits)
        : sharedArgument(operand, parameter);
    default:
      return sharedArgument(operand, parameter);
  }
}

function numbersArgument(
  operand: Operand | undefined,
  parameter: ParameterSpec,
  misfits: Misfits,
): ColumnArgument | null {
  const isGiven = operand?.shape === 'value' && operand.vector.kinds !== Kind.blank;
  if (operand === undefined || (!isGiven && parameter.optional)) return defaultArgument(parameter);
  if (operand.shape !== 'value') return null;
  checkNumbers(operand.vector, parameter, misfits, parameter.optional === true);
  return { kind: 'numbers', numbers: operand.vector.numbers, mask: operand.vector.mask };
}

function defaultArgument({ default: value }: ParameterSpec): ColumnArgument {
  return typeof value === 'number'
    ? { kind: 'numbers', numbers: Float64Array.of(value), mask: 0 }
    : { kind: 'fixed', value };
}

function checkNumbers(vector: Vector, parameter: ParameterSpec, misfits: Misfits, needed: boolean): void {
  const { min = -Infinity, max = Infinity, exclusiveMin, exclusiveMax, integer, choices } = parameter;
  const unfit = Kind.text | Kind.error | (needed ? Kind.blank : 0);
  const isBounded = min !== -Infinity || max !== Infinity || integer === true || choices !== undefined;
  if (!isBounded && vector.lacks(unfit)) return;
  const rows = vector.isUniform ? 1 : misfits.count;
  for (let row = 0; row < rows; row++) {
    const number = vector.numbers[row] as number;
    const fits =
      (vector.kindAt(row) & unfit) === 0 &&
      (exclusiveMin ? number > min : number >= min) &&
      (exclusiveMax ? number < max : number <= max) &&
      (integer !== true || Number.isInteger(number)) &&
      (choices === undefined || choices.includes(number));
    if (fits) continue;
    if (!vector.isUniform) misfits.add(row);
    else for (let each = 0; each < misfits.count; each++) misfits.add(each);
  }
}

function seriesArgument(
  operand: Operand | undefined,
  parameter: ParameterSpec,
  misfits: Misfits,
): ColumnArgument | null {
  if (operand === undefined || operand.shape === 'column') return null;
  const vectors =
    operand.shape === 'slice'
      ? operand.vectors
      : operand.shape === 'value'
        ? [operand.vector]
        : operand.block.values.map((value) => Vector.uniform(value));
  if (parameter.optional && vectors.every((vector) => vector.kinds === Kind.blank)) return null;
  const cells = vectors.map((vector): ColumnNumbers => {
    checkNumbers(vector, parameter, misfits, false);
    return { numbers: vector.numbers, mask: vector.mask };
  });
  return { kind: 'series', cells };
}

function populationArgument(operand: Operand | undefined, parameter: ParameterSpec): ColumnArgument | null {
  if (parameter.cells !== 'number') return null;
  if (operand?.shape === 'column') {
    const { column } = operand;
    if (column.firstError !== null || column.rowCount <= 1) return null;
    return { kind: 'population', population: column.population };
  }
  if (operand?.shape !== 'value' || operand.vector.kinds !== Kind.number || !operand.vector.isUniform)
    return null;
  return { kind: 'population', population: new Population([operand.vector.valueAt(0)]) };
}

/** Texts, truth values and labels, where they are the same for all rows. */
function sharedArgument(operand: Operand | undefined, parameter: ParameterSpec): ColumnArgument | null {
  if (operand === undefined) return { kind: 'fixed', value: parameter.default };
  if (operand.shape === 'block') {
    const hasError = operand.block.values.some(isCellError);
    return parameter.kind === 'range' && !hasError ? { kind: 'fixed', value: operand.block } : null;
  }
  if (operand.shape !== 'value' || !operand.vector.isUniform) return null;
  const given = operand.vector.valueAt(0);
  if (parameter.kind === 'any') return null;
  const value = parameter.optional && given === null ? parameter.default : coerceValue(given, parameter);
  return isCellError(value) ? null : { kind: 'fixed', value };
}

function argumentOf(operand: Operand, row: number): Argument {
  switch (operand.shape) {
    case 'value':
      return operand.vector.valueAt(row);
    case 'slice': {
      const values = operand.vectors.map((vector) => vector.valueAt(row));
      return { kind: 'range', rows: 1, columns: values.length, values };
    }
    case 'column':
      return operand.column.argument;
    case 'block':
      return operand.block;
  }
}
