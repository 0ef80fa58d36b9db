import type { ColumnRef } from '../../model/document';
import { isCellError, type CellError, type CellValue } from '../../shared/value';
import { sameValue } from '../engineValue';
import { lastNotAbove } from '../lastNotAbove';
import type { ColumnStatistics } from './columnStatistics';
import type { ColumnVectors } from './columnVectors';
import { GroupWatch, type TouchedGroups } from './groupWatch';
import { asNumbers, notAvailableError, refError, valueError } from './kernel';
import { lookUpJoin, type KeyJoin } from './keyJoin';
import { KeyedNode } from './keyedNode';
import { nearestRow, type Nearest } from './nearestValues';
import type { Frame, PlanNode } from './planNode';
import { Kind, type Vector } from './vector';

/** A look-up by a key that equals a cell of the column `keys`, or comes near one. */
export interface LookUp {
  readonly keys: ColumnRef;
  /**
   * What is answered of the row that was found: its position from 1 on, or a cell of it, of the only column or of the
   * one with the number `field`.
   */
  readonly answer: 'position' | readonly ColumnRef[];
  /** Position from 1 on among `answer`; absent: the only one. */
  readonly field?: PlanNode;
  readonly fromEnd?: boolean;
  /** Where no cell equals the key: the nearest one. `sorted`: found by bisection, as `VLOOKUP` does. */
  readonly nearest?: Nearest | 'sorted';
  /** `INDEX` yields a blank as it is, others 0. */
  readonly keepsBlanks?: boolean;
  /** Absent: `#N/A`. */
  readonly ifNotFound?: PlanNode;
  /** Columns of tables of one row are values: their errors are the result, before or after an error of the key. */
  readonly checkedBefore: readonly ColumnRef[];
  readonly checkedAfter: readonly ColumnRef[];
}

/** `XLOOKUP`, `VLOOKUP`, `MATCH` and `INDEX` with `MATCH`. */
export class LookUpNode extends KeyedNode {
  readonly reads: readonly PlanNode[];
  readonly lookUp: LookUp;
  readonly key: PlanNode;
  readonly #watch = new GroupWatch();
  #join: KeyJoin | null = null;
  #answer: ColumnStatistics | null = null;
  /** Errors that are the same for all rows. */
  #errors: readonly [CellError | null, CellError | null] = [null, null];

  constructor(key: PlanNode, lookUp: LookUp) {
    const { field, ifNotFound } = lookUp;
    const reads = [key, ...(field ? [field] : []), ...(ifNotFound ? [ifNotFound] : [])];
    super(
      reads.every((node) => node.isUniform),
      30,
    );
    this.reads = reads;
    this.key = key;
    this.lookUp = lookUp;
  }

  protected get join(): KeyJoin | null {
    return this.#join;
  }

  protected refresh(frame: Frame): TouchedGroups {
    const { keys, answer, checkedBefore, checkedAfter } = this.lookUp;
    const { inputs } = frame;
    const { index } = inputs.column(keys);
    this.#join = lookUpJoin(index);
    const errors = this.#errors;
    const field = this.#field(frame);
    this.#errors = [
      firstError(checkedBefore, frame),
      firstError(checkedAfter, frame) ?? (isCellError(field) ? field : null),
    ];
    const ref = answer === 'position' || isCellError(field) ? undefined : answer[field];
    const before = this.#answer;
    this.#answer = ref ? inputs.column(ref) : null;
    const touched = this.#watch.touched(index, this.#answer ? [this.#answer] : []);
    const isSame =
      sameValue(errors[0], this.#errors[0]) &&
      sameValue(errors[1], this.#errors[1]) &&
      (before === null) === (this.#answer === null);
    if (!isSame) return 'all';
    // Any key may lead to a cell that is near.
    return this.lookUp.nearest && touched !== 'all' && touched.size > 0 ? 'all' : touched;
  }

  protected compute(out: Vector, rows: number, frame: Frame): void {
    this.refreshed(frame);
    const join = this.#join as KeyJoin;
    const groups = this.groupsOf(this.key, join, frame);
    const { rows: groupRows } = join.index;
    const { fromEnd = false, keepsBlanks, answer, nearest } = this.lookUp;
    const near = nearest && this.#nearFinder(nearest, join, fromEnd, frame);
    const [before, after] = this.#errors;
    const values = this.#answer?.vectors;
    const hasErrors = before !== null || after !== null || !this.key.vector(frame).lacks(Kind.error);
    const notFound = this.lookUp.ifNotFound?.vector(frame);
    for (let row = 0; row < rows; row++) {
      const error = hasErrors ? (before ?? errorAt(this.key.vector(frame), row) ?? after) : null;
      if (error) {
        out.setError(row, error);
        continue;
      }
      const group = groups[row] as number;
      let found = -1;
      if (group >= 0 && nearest !== 'sorted') {
        found = fromEnd ? groupRows.lastOf(group) : groupRows.firstOf(group);
      }
      if (found < 0 && near) found = near(row);
      if (found < 0) setNotFound(out, row, notFound);
      else if (answer === 'position') out.setNumber(row, found + 1);
      else setCell(out, row, values as ColumnVectors, found, keepsBlanks === true);
    }
  }

  /** Finds the row for a key that no cell equals. */
  #nearFinder(
    nearest: Nearest | 'sorted',
    { index }: KeyJoin,
    isLast: boolean,
    frame: Frame,
  ): (row: number) => number {
    const key = this.key.vector(frame);
    const { vectors } = frame.inputs.column(this.lookUp.keys);
    const find =
      nearest === 'sorted'
        ? (value: CellValue) => lastNotAbove((record) => vectors.valueAt(record), vectors.rowCount, value)
        : (value: CellValue) => nearestRow(index, value, nearest, isLast);
    // Neighbours are often the same.
    let last: CellValue | undefined;
    let found = -1;
    return (row) => {
      const value = key.valueAt(row);
      if (value !== last) found = find(value);
      last = value;
      return found;
    };
  }

  /** Which of the answer's columns is meant. */
  #field(frame: Frame): number | CellError {
    const { field, answer } = this.lookUp;
    if (!field) return 0;
    const vector = asNumbers(field.vector(frame), 1, frame.inputs);
    if (vector.kindAt(0) === Kind.error) return vector.errorAt(0);
    const place = Math.trunc(vector.numbers[0] as number) - 1;
    if (place < 0) return valueError;
    return place < answer.length ? place : refError;
  }
}

function errorAt(vector: Vector, row: number): CellError | null {
  return vector.kindAt(row) === Kind.error ? vector.errorAt(row) : null;
}

function firstError(refs: readonly ColumnRef[], { inputs }: Frame): CellError | null {
  for (const ref of refs) {
    const column = inputs.column(ref);
    if (column.rowCount <= 1 && isCellError(column.single)) return column.single;
  }
  return null;
}

function setNotFound(out: Vector, row: number, instead: Vector | undefined): void {
  const value = instead ? instead.valueAt(row) : notAvailableError;
  // HyperFormula 3.5.0 marks a missing argument with this text.
  out.set(row, value === 'NA' ? notAvailableError : value);
}

/** Copies a cell of a column. */
function setCell(out: Vector, row: number, values: ColumnVectors, from: number, keepsBlanks: boolean): void {
  const block = values.blockAt(from);
  const vector = values.vector(block);
  const offset = from - (values.starts[block] as number);
  switch (vector.kindAt(offset)) {
    case Kind.number:
      out.setNumber(row, vector.numbers[offset & vector.mask] as number);
      break;
    case Kind.text:
      out.setText(row, vector.textAt(offset));
      break;
    case Kind.boolean:
      out.setBoolean(row, vector.numbers[offset & vector.mask] === 1);
      break;
    case Kind.error:
      out.setError(row, vector.errorAt(offset));
      break;
    default:
      if (keepsBlanks) out.setBlank(row);
      else out.setNumber(row, 0);
  }
}
