import type { ColumnRef } from '../../model/document';
import type { CellError } from '../../shared/value';
import { sameValue } from '../engineValue';
import type { ColumnIndex } from './columnIndex';
import { GroupWatch, type TouchedGroups } from './groupWatch';
import { rollUpJoin, type KeyJoin } from './keyJoin';
import { KeyedNode } from './keyedNode';
import type { Frame, PlanNode } from './planNode';
import { Kind, type Vector } from './vector';

/** `ROLLUP.DISTINCT` over columns of one table: how many groups of the values' index occur among the rows of a key. */
export class DistinctNode extends KeyedNode {
  readonly reads: readonly PlanNode[];
  readonly key: PlanNode;
  readonly #values: ColumnRef;
  readonly #keys: ColumnRef;
  readonly #watch = new GroupWatch();
  #join: KeyJoin | null = null;
  #counts = new Uint32Array(0);
  #error: CellError | null = null;

  constructor(values: ColumnRef, keys: ColumnRef, key: PlanNode) {
    super(key.isUniform, 30);
    this.reads = [key];
    this.key = key;
    this.#values = values;
    this.#keys = keys;
  }

  protected get join(): KeyJoin | null {
    return this.#join;
  }

  protected refresh({ inputs }: Frame): TouchedGroups {
    const [values, keys] = [inputs.column(this.#values), inputs.column(this.#keys)];
    const before = this.#error;
    this.#error = values.firstError ?? keys.firstError;
    const { index } = keys;
    this.#join = rollUpJoin(index);
    const touched = this.#watch.touched(index, [values]);
    const groups = touched === 'all' ? index.groupCount : touched.size;
    if (touched === 'all' || this.#counts.length < index.groupCount) {
      const counts = new Uint32Array(index.groupCount);
      counts.set(touched === 'all' ? [] : this.#counts);
      this.#counts = counts;
    }
    const counter = groups > 0 ? new DistinctCounter(values.index) : null;
    for (const group of touched === 'all' ? this.#counts.keys() : touched)
      this.#counts[group] = counter?.count(index.rows.of(group)) ?? 0;
    return sameValue(before, this.#error) ? touched : 'all';
  }

  protected compute(out: Vector, rows: number, frame: Frame): void {
    this.refreshed(frame);
    const groups = this.groupsOf(this.key, this.#join as KeyJoin, frame);
    const key = this.key.vector(frame);
    const hasErrors = this.#error !== null || !key.lacks(Kind.error);
    for (let row = 0; row < rows; row++) {
      const error = hasErrors
        ? (this.#error ?? (key.kindAt(row) === Kind.error ? key.errorAt(row) : null))
        : null;
      const group = groups[row] as number;
      if (error) out.setError(row, error);
      else out.setNumber(row, group < 0 ? 0 : (this.#counts[group] as number));
    }
  }
}

/** Counts different values among rows; blanks and empty texts do not count. */
class DistinctCounter {
  readonly #codes: Uint32Array;
  readonly #blank: number;
  readonly #emptyText: number;
  /** Which count saw a value last. */
  readonly #seen: Uint32Array;
  #turn = 0;

  constructor(values: ColumnIndex) {
    this.#codes = values.codes;
    this.#blank = values.blankGroup;
    this.#emptyText = values.findText('');
    this.#seen = new Uint32Array(values.groupCount);
  }

  count(rows: Uint32Array): number {
    const [codes, seen, turn] = [this.#codes, this.#seen, ++this.#turn];
    let count = 0;
    for (const row of rows) {
      const code = codes[row] as number;
      if (seen[code] === turn || code === this.#blank || code === this.#emptyText) continue;
      seen[code] = turn;
      count++;
    }
    return count;
  }
}
