import type { RangeArgument } from '../../../formulas/spec';
import type { ColumnBlock } from '../../model/columnBlock';
import { blockLength } from '../../model/columnBlock';
import type { ColumnRef } from '../../model/document';
import type { ColumnId } from '../../model/ids';
import { cellError, isCellError, type CellValue } from '../../shared/value';
import { noRows, type RowScope } from '../rowRanges';
import type { ColumnStatistics } from './columnStatistics';
import type { Kernel, KernelContext, Operand } from './kernel';
import { Vector } from './vector';
import { loadRows } from './vectorBlocks';

/** What a plan reads while it is computed. */
export interface PlanInputs extends KernelContext {
  rowColumn(columnId: ColumnId): readonly ColumnBlock[];
  /** A value of `RowProgram.outside`. */
  outsideValue(index: number): CellValue;
  outsideBlock(index: number): RangeArgument;
  /** The engine's value behind a block. */
  outsideSource(index: number): unknown;
  outsideColumn(index: number): ColumnStatistics;
  /** A column among the tables of `RowProgram.outside`. */
  column(ref: ColumnRef): ColumnStatistics;
  /** The engine's result of a formula of outside inputs, whose text names them `_o<index>`. */
  evaluateOnce(text: string): CellValue;
}

/** The rows in hand: part of one block. */
export interface Frame {
  readonly inputs: PlanInputs;
  /** Another one for every frame. */
  readonly serial: number;
  /** The serial of the calculation, for what is the same in every row of it. */
  readonly calculation: number;
  readonly block: number;
  /** Of the first row, in its block. */
  readonly offset: number;
  readonly firstRow: number;
  readonly rows: number;
}

/** One step of a plan; nodes that several others read are computed once a frame. */
export abstract class PlanNode {
  readonly isUniform: boolean;
  /** Nanoseconds a row, roughly, without what it reads. */
  readonly cost: number;
  #serial = -1;
  #result: Vector | null = null;
  #own: Vector | null = null;
  #drawnBefore: readonly unknown[] | null = null;

  constructor(isUniform: boolean, cost: number) {
    this.isUniform = isUniform;
    this.cost = isUniform ? 0 : cost;
  }

  vector(frame: Frame): Vector {
    const serial = this.isUniform ? frame.calculation : frame.serial;
    if (this.#serial === serial && this.#result) return this.#result;
    this.#own ??= new Vector(this.isUniform ? 1 : blockLength, this.isUniform);
    this.#own.clear();
    this.compute(this.#own, this.isUniform ? 1 : frame.rows, frame);
    this.#result = this.#own;
    this.#serial = serial;
    return this.#own;
  }

  /**
   * What it draws from whole columns or blocks that it reads row by row; `null` when it reads none. As long as the
   * entries are the same, a row whose own values are the same keeps its result.
   */
  drawn(_frame: Frame): readonly unknown[] | null {
    return null;
  }

  /**
   * The rows whose results may differ because something outside of them changed since this was last asked, or since
   * ever. Asked whenever a calculation begins.
   */
  staleRows(frame: Frame): RowScope {
    const drawn = this.drawn(frame);
    const before = this.#drawnBefore;
    this.#drawnBefore = drawn;
    if (drawn === null) return noRows;
    const isSame =
      before?.length === drawn.length && drawn.every((source, index) => source === before[index]);
    return isSame ? noRows : 'all';
  }

  /** What it reads. */
  abstract readonly reads: readonly PlanNode[];

  protected abstract compute(out: Vector, rows: number, frame: Frame): void;
}

export class ConstantNode extends PlanNode {
  readonly reads = [];
  readonly value: CellValue;

  constructor(value: CellValue) {
    super(true, 0);
    this.value = value;
  }

  protected compute(out: Vector): void {
    out.set(0, this.value);
  }
}

export class OutsideNode extends PlanNode {
  readonly reads = [];
  readonly #index: number;

  constructor(index: number) {
    super(true, 0);
    this.#index = index;
  }

  protected compute(out: Vector, _rows: number, { inputs }: Frame): void {
    out.set(0, inputs.outsideValue(this.#index));
  }
}

/** A subformula without rows in it that has no kernel: the engine computes it, once a calculation. */
export class OnceNode extends PlanNode {
  readonly reads = [];
  readonly #text: string;

  constructor(text: string) {
    super(true, 0);
    this.#text = text;
  }

  protected compute(out: Vector, _rows: number, { inputs }: Frame): void {
    out.set(0, inputs.evaluateOnce(this.#text));
  }
}

export class RowColumnNode extends PlanNode {
  readonly reads = [];
  readonly columnId: ColumnId;

  constructor(columnId: ColumnId) {
    super(false, 1);
    this.columnId = columnId;
  }

  protected compute(out: Vector, rows: number, { inputs, block, offset }: Frame): void {
    loadRows(out, inputs.rowColumn(this.columnId)[block], offset, offset + rows);
  }
}

export class RowNumberNode extends PlanNode {
  readonly reads = [];

  constructor() {
    super(false, 1);
  }

  protected compute(out: Vector, rows: number, { firstRow }: Frame): void {
    for (let row = 0; row < rows; row++) out.setNumber(row, firstRow + row + 1);
  }
}

/** An argument of a call, before there are values. */
export type PlanArgument =
  | { readonly shape: 'value'; readonly node: PlanNode; readonly isCell: boolean }
  | { readonly shape: 'slice'; readonly nodes: readonly PlanNode[] }
  | { readonly shape: 'column'; readonly outside: number }
  | { readonly shape: 'block'; readonly block: RangeArgument | number };

export function nodesOf(args: readonly PlanArgument[]): PlanNode[] {
  return args.flatMap((arg) => (arg.shape === 'value' ? [arg.node] : arg.shape === 'slice' ? arg.nodes : []));
}

export function operandOf(arg: PlanArgument, frame: Frame): Operand {
  switch (arg.shape) {
    case 'value':
      return { shape: 'value', vector: arg.node.vector(frame), isCell: arg.isCell };
    case 'slice':
      return { shape: 'slice', vectors: arg.nodes.map((node) => node.vector(frame)) };
    case 'column':
      return { shape: 'column', column: frame.inputs.outsideColumn(arg.outside) };
    case 'block': {
      const block = typeof arg.block === 'number' ? frame.inputs.outsideBlock(arg.block) : arg.block;
      return { shape: 'block', block };
    }
  }
}

/** The whole columns and blocks among arguments: other objects when they hold something else. */
export function sourcesOf(args: readonly PlanArgument[], { inputs }: Frame): readonly unknown[] | null {
  const sources = args.flatMap((arg): unknown[] => {
    if (arg.shape === 'column') return [inputs.outsideColumn(arg.outside)];
    return arg.shape === 'block' && typeof arg.block === 'number' ? [inputs.outsideSource(arg.block)] : [];
  });
  return sources.length === 0 ? null : sources;
}

export class KernelNode extends PlanNode {
  readonly reads: readonly PlanNode[];
  readonly #kernel: Kernel;
  readonly #args: readonly PlanArgument[];

  constructor(kernel: Kernel, args: readonly PlanArgument[]) {
    const reads = nodesOf(args);
    super(
      reads.every((node) => node.isUniform),
      kernel.cost * Math.max(1, reads.length / 2),
    );
    this.reads = reads;
    this.#kernel = kernel;
    this.#args = args;
  }

  override drawn(frame: Frame): readonly unknown[] | null {
    return this.isUniform ? null : sourcesOf(this.#args, frame);
  }

  protected compute(out: Vector, rows: number, frame: Frame): void {
    const operands = this.#args.map((arg) => loneValue(operandOf(arg, frame)));
    this.#kernel.apply(operands, rows, out, frame.inputs);
  }
}

/** The engine takes a column of one row for its value, which shows where it is an error. */
function loneValue(operand: Operand): Operand {
  if (operand.shape !== 'column' || operand.column.rowCount > 1) return operand;
  if (!isCellError(operand.column.single)) return operand;
  return { shape: 'value', vector: Vector.uniform(operand.column.single), isCell: false };
}

/** What a row shows whose formula yields an array. */
export const arrayInColumn = cellError('SPILL', 'arrayInColumn');
