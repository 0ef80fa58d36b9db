import type { ColumnRef } from '../../model/document';
import { isCellError, type CellError } from '../../shared/value';
import type { RowScope } from '../rowRanges';
import type { ColumnStatistics } from './columnStatistics';
import { CountBeyond } from './countBeyond';
import { criterionOf, groupsOf, Matcher, type Criterion } from './criterion';
import type { EngineArithmetic } from './engineArithmetic';
import { GroupFold, put, type FoldedGroups, type FoldName } from './groupFold';
import { GroupWatch, noGroups, type TouchedGroups } from './groupWatch';
import { setResult } from './kernel';
import { criterionJoin, type KeyJoin } from './keyJoin';
import { KeyedNode } from './keyedNode';
import { none, several } from './numberTable';
import type { PlanNode, Frame } from './planNode';
import { RowFilter, type Condition } from './rowFilter';
import type { Vector } from './vector';

/** A column and the criterion for its cells. */
export interface CriterionPair {
  readonly column: ColumnRef;
  readonly criterion: PlanNode;
}

/** A pair whose criterion differs from row to row, in the calculation under way. */
interface VaryingPair {
  readonly column: ColumnStatistics;
  readonly criterion: PlanNode;
  readonly join: KeyJoin;
}

type Result = number | CellError;

/**
 * `SUMIFS`, `COUNTIF` and their like over whole columns of one table.
 *
 * Criteria that are the same for every row make a filter of the table's rows. One criterion that differs from row to
 * row and means equality leads to a group of its column's index, and the results of all groups are had in one pass;
 * where a few of the table's rows change, only their groups are computed again. Several such criteria are computed
 * once for each combination that occurs. To count beyond a value (`">"&[@X]`) is to search among sorted numbers;
 * everything else goes over the table for each row.
 */
export class ConditionalNode extends KeyedNode {
  readonly reads: readonly PlanNode[];
  readonly #fold: FoldName;
  readonly #values: ColumnRef;
  readonly #pairs: readonly CriterionPair[];
  readonly #filter = new RowFilter();
  readonly #watch = new GroupWatch();
  readonly #beyond = new CountBeyond();
  readonly #combinations = new Map<number, Result>();
  #folded: FoldedGroups | null = null;
  #state: State | null = null;
  #versions = '';

  constructor(
    fold: FoldName,
    values: ColumnRef,
    pairs: readonly CriterionPair[],
    /** Each row goes over the whole table. */
    scans = false,
  ) {
    const reads = pairs.map(({ criterion }) => criterion);
    super(
      reads.every((node) => node.isUniform),
      scans ? scanCost : 30 * reads.length,
    );
    this.reads = reads;
    this.#fold = fold;
    this.#values = values;
    this.#pairs = pairs;
  }

  protected get key(): PlanNode | null {
    return this.#state?.varying.length === 1 ? (this.#state.varying[0]?.criterion ?? null) : null;
  }

  protected get join(): KeyJoin | null {
    return this.#state?.varying[0]?.join ?? null;
  }

  protected refresh(frame: Frame): TouchedGroups {
    const { arithmetic } = frame.inputs;
    const values = frame.inputs.column(this.#values);
    const conditions: Condition[] = [];
    const varying: VaryingPair[] = [];
    for (const { column: ref, criterion } of this.#pairs) {
      const column = frame.inputs.column(ref);
      if (!criterion.isUniform) {
        varying.push({ column, criterion, join: criterionJoin(column.index, arithmetic) });
        continue;
      }
      conditions.push({ column, criterion: criterionOf(criterion.vector(frame).valueAt(0), arithmetic) });
    }
    const fold = new GroupFold(this.#fold, arithmetic.tolerance);
    this.#state = { values, varying, fold, arithmetic };
    const rows = this.#filter.update(conditions);
    this.#beyond.forget();
    return varying.length === 1 ? this.#foldGroups(rows) : this.#forgetCombinations(rows);
  }

  protected compute(out: Vector, rows: number, frame: Frame): void {
    this.refreshed(frame);
    const state = this.#state as State;
    if (this.isUniform) {
      write(out, 0, state.fold.ofAll(state.values.vectors, this.#filter.mask));
      return;
    }
    const groups = state.varying.map(({ criterion, join }) => this.groupsOf(criterion, join, frame));
    if (groups.length === 1) this.#computeByGroup(out, groups[0] as Int32Array, rows, frame, state);
    else this.#computeByCombination(out, groups, rows, frame, state);
  }

  #computeByGroup(out: Vector, groups: Int32Array, rows: number, frame: Frame, state: State): void {
    const { numbers, errors } = this.#folded as FoldedGroups;
    const { empty } = state.fold;
    for (let row = 0; row < rows; row++) {
      const group = groups[row] as number;
      if (group === several) write(out, row, this.#resultOf(row, frame, state));
      else if (group === none) write(out, row, empty);
      else {
        const number = numbers[group] as number;
        if (number === number) setResult(out, row, number);
        else out.setError(row, errors.get(group) as CellError);
      }
    }
  }

  #computeByCombination(
    out: Vector,
    groups: readonly Int32Array[],
    rows: number,
    frame: Frame,
    state: State,
  ): void {
    for (let row = 0; row < rows; row++) {
      let combination = 0;
      let isPlain = true;
      groups.forEach((each, at) => {
        const group = each[row] as number;
        if (group === several) isPlain = false;
        // 0 for no group.
        combination = combination * ((state.varying[at]?.join.index.groupCount ?? 0) + 1) + group + 1;
      });
      isPlain &&= combination <= Number.MAX_SAFE_INTEGER;
      const known = isPlain ? this.#combinations.get(combination) : undefined;
      const result = known ?? this.#resultOf(row, frame, state);
      if (isPlain && known === undefined) this.#combinations.set(combination, result);
      write(out, row, result);
    }
  }

  /** The result of one row, whatever its criteria are. */
  #resultOf(row: number, frame: Frame, state: State): Result {
    const criteria = state.varying.map(({ criterion }) =>
      criterionOf(criterion.vector(frame).valueAt(row), state.arithmetic),
    );
    return this.#countBeyond(criteria, state) ?? this.#aggregate(criteria, state);
  }

  #countBeyond([criterion, ...others]: readonly Criterion[], state: State): number | null {
    const column = state.varying[0]?.column;
    if (!criterion || !column || others.length > 0 || state.fold.name !== 'count') return null;
    return this.#beyond.count(criterion, column, this.#filter.mask, state.arithmetic.tolerance);
  }

  #aggregate(criteria: readonly Criterion[], { values, varying, fold, arithmetic }: State): Result {
    const wanted = criteria.map((criterion, at) => {
      const index = varying[at]?.join.index;
      const groups = index ? groupsOf(criterion, index, arithmetic) : null;
      const count = groups?.reduce((sum, group) => sum + (index?.rows.countOf(group) ?? 0), 0) ?? Infinity;
      return { index, groups, count, pair: varying[at], criterion };
    });
    const [best, ...others] = wanted.sort((a, b) => a.count - b.count);
    if (!best?.groups || !best.index) return this.#scan(criteria, varying, fold, values);
    const lists = best.groups.map((group) => best.index?.rows.of(group) ?? new Uint32Array(0));
    const rows = lists.length === 1 ? (lists[0] as Uint32Array) : merged(lists);
    const tests = others.map(({ index, groups, pair, criterion }) => {
      if (groups && index) return (row: number) => groups.includes(index.codes[row] as number);
      const matcher = new Matcher(criterion);
      const vectors = (pair as VaryingPair).column.vectors;
      return (row: number) => {
        const block = vectors.blockAt(row);
        return matcher.matches(vectors.vector(block), row - (vectors.starts[block] as number));
      };
    });
    const chosen = tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
    return fold.ofRows(values.vectors, chosen, this.#filter.mask);
  }

  #scan(
    criteria: readonly Criterion[],
    varying: readonly VaryingPair[],
    fold: GroupFold,
    values: ColumnStatistics,
  ): Result {
    const mask = this.#filter.mask?.slice() ?? new Uint8Array(values.vectors.rowCount).fill(1);
    criteria.forEach((criterion, at) => {
      const matcher = new Matcher(criterion);
      const vectors = varying[at]?.column.vectors;
      for (let block = 0; vectors && block < vectors.count; block++)
        matcher.narrow(
          vectors.vector(block),
          mask.subarray(vectors.starts[block], vectors.starts[block + 1]),
        );
    });
    return fold.ofAll(values.vectors, mask);
  }

  #foldGroups(rows: RowScope): TouchedGroups {
    const { values, varying, fold } = this.#state as State;
    const index = (varying[0] as VaryingPair).join.index;
    const { mask } = this.#filter;
    const touched = this.#watch.touched(index, [values], rows);
    if (touched === 'all' || this.#folded === null) {
      this.#folded = fold.ofGroups(values.vectors, index.codes, index.groupCount, mask);
      return 'all';
    }
    this.#folded = withRoom(this.#folded, index.groupCount);
    for (const group of touched)
      put(this.#folded, group, fold.ofRows(values.vectors, index.rows.of(group), mask));
    return touched;
  }

  #forgetCombinations(rows: RowScope): TouchedGroups {
    const { values, varying } = this.#state as State;
    const versions = [values, ...varying.map(({ column }) => column)].map(({ version }) => version).join(' ');
    const isSame = versions === this.#versions && rows !== 'all' && rows.length === 0;
    this.#versions = versions;
    if (isSame) return noGroups;
    this.#combinations.clear();
    return 'all';
  }
}

/** Too much to be done while others wait, whatever the size of the table. */
const scanCost = 1e6;

/** What a calculation reads. */
interface State {
  readonly values: ColumnStatistics;
  readonly varying: readonly VaryingPair[];
  readonly fold: GroupFold;
  readonly arithmetic: EngineArithmetic;
}

function write(out: Vector, row: number, result: Result): void {
  if (isCellError(result)) out.setError(row, result);
  else setResult(out, row, result);
}

function merged(lists: readonly Uint32Array[]): Uint32Array {
  const rows = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    rows.set(list, at);
    at += list.length;
  }
  return rows.sort();
}

function withRoom(folded: FoldedGroups, groupCount: number): FoldedGroups {
  if (folded.numbers.length >= groupCount) return folded;
  const numbers = new Float64Array(groupCount + 64);
  numbers.set(folded.numbers);
  return { numbers, errors: folded.errors };
}
