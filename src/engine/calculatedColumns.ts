import { blockFromValues } from '../model/columnBlocks';
import type { BlockKind, ColumnBlock } from '../model/columnBlock';
import type { ColumnRef } from '../model/document';
import type { ColumnId, SheetId } from '../model/ids';
import { cellError, type CellError } from '../shared/value';
import { ColumnDraft } from './columnDraft';
import type { ColumnEvaluator, RowReport } from './columnEvaluator';
import type { EngineScalar, EngineValue } from './engineTypes';
import { toEngineError } from './engineValue';
import { pendingError } from './pending';
import { isPendingValue } from './pendingPrecedents';
import type { CalculatedColumnPatch, CalculationProgress } from './protocol';
import type { Dependency, RowProgram } from './rowProgram';
import { countRows, noRows, normalizeRanges, unionScope, type RowRanges, type RowScope } from './rowRanges';
import { sameInput } from './sameInput';
import type { TableStore } from './tableStore';

/**
 * A calculated column on its way:
 *
 *     idle --order: inputs differ--> pending --run, slice after slice--> idle, with a new version
 *                                       ^------ order, reshape: more rows, or all again
 */
interface CalculatedColumn {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId;
  readonly kind: BlockKind;
  readonly program: RowProgram;
  readonly evaluator: ColumnEvaluator;
  /** 0: never computed. */
  version: number;
  /** What was last handed in; `null` before the first time. */
  inputs: readonly EngineValue[] | null;
  /** One of them is still being worked out: the column is ordered again when it is there. */
  inputsWait: boolean;
  /** The values came from storage and fit whatever is handed in first. */
  restored: boolean;
  pending: boolean;
  /** Something outside the row changed; the evaluator has not weighed yet whether it matters. */
  outsideChanged: boolean;
  /** The graph found it in a cycle: what every row shows until it is ordered again. */
  cycle: CellError | null;
  /** Whether the evaluator has been handed its inputs. */
  begun: boolean;
  /** Rows to compute that the running calculation has not taken up. */
  dirty: RowScope;
  run: Run | null;
}
interface Run {
  readonly draft: ColumnDraft;
  readonly total: number;
  /** Every row it was to compute. */
  asked: RowScope;
  remaining: RowRanges;
}

/** What may be computed inside one evaluation of the graph, in estimated nanoseconds; longer work is done in slices. */
const atOnceNs = 25_000_000;
/** When so much is computed, the columns after it wait until that has been shown. */
const shownFirstNs = 8_000_000;

/** Orders and runs the calculations of columns. The graph says what is to be done when; the work is done in slices. */
export class CalculatedColumns {
  readonly #store: TableStore;
  readonly #onCalculated: (ref: ColumnRef, rows: RowScope) => void;
  readonly #columns = new Map<string, CalculatedColumn>();
  #current: CalculatedColumn | null = null;
  /** Of the evaluation that goes on, estimated. */
  #spentNs = 0;
  /** Hears of a column before some rows of it are computed. */
  onStep: ((ref: ColumnRef) => void) | null = null;
  #patches: CalculatedColumnPatch[] = [];

  /** `onCalculated` hears of columns that were calculated, and in which rows; and of those that are no more. */
  constructor(store: TableStore, onCalculated: (ref: ColumnRef, rows: RowScope) => void = () => undefined) {
    this.#store = store;
    this.#onCalculated = onCalculated;
  }

  /** A new or another formula; everything is to be computed. */
  define(
    sheetId: SheetId,
    columnId: ColumnId,
    kind: BlockKind,
    program: RowProgram,
    evaluator: ColumnEvaluator,
  ): void {
    this.remove(sheetId, columnId);
    this.#columns.set(keyOf(sheetId, columnId), {
      sheetId,
      columnId,
      kind,
      program,
      evaluator,
      version: 0,
      inputs: null,
      inputsWait: false,
      restored: false,
      pending: true,
      outsideChanged: false,
      cycle: null,
      begun: false,
      dirty: 'all',
      run: null,
    });
  }

  remove(sheetId: SheetId, columnId: ColumnId): void {
    const column = this.#columns.get(keyOf(sheetId, columnId));
    if (!column) return;
    if (this.#current === column) this.#current = null;
    column.evaluator.dispose();
    this.#columns.delete(keyOf(sheetId, columnId));
    this.#onCalculated({ sheetId, columnId }, 'all');
  }

  /** Takes over values that were computed earlier, for the inputs that will be handed in first. */
  restore(sheetId: SheetId, columnId: ColumnId, blocks: readonly ColumnBlock[]): void {
    const column = this.#columns.get(keyOf(sheetId, columnId));
    if (!column) return;
    column.version = this.#store.setColumn(sheetId, columnId, blocks, 'all');
    column.restored = true;
    column.pending = false;
    column.dirty = noRows;
    this.#onCalculated({ sheetId, columnId }, 'all');
  }

  /** Makes a column ready to be looked at with `inspect`; how many rows at once, 0 when it has no values of its own. */
  beginInspection(sheetId: SheetId, columnId: ColumnId): number {
    const column = this.#columns.get(keyOf(sheetId, columnId));
    if (!column || column.pending || column.inputs === null || column.cycle) return 0;
    // Its values were stored: it has seen no inputs yet.
    if (!column.begun) this.#begin(column);
    return column.evaluator.stretch;
  }

  inspect(sheetId: SheetId, columnId: ColumnId, from: number, to: number, report: RowReport): void {
    this.#columns.get(keyOf(sheetId, columnId))?.evaluator.inspect(from, to, report);
  }

  /** The graph is about to be evaluated. */
  beginEvaluation(): void {
    this.#spentNs = 0;
  }

  /** Called by the graph: notes what the inputs make necessary, and returns the version of the present values. */
  order(sheetId: SheetId, columnId: ColumnId, inputs: readonly EngineValue[]): EngineScalar {
    const column = this.#columns.get(keyOf(sheetId, columnId));
    if (!column) return toEngineError(cellError('REF'));
    const rows = this.#rowsToCompute(column, inputs);
    column.inputs = inputs;
    column.inputsWait = inputs.some(isPendingValue);
    column.restored = false;
    column.cycle = null;
    if (rows === 'all' || rows.length > 0 || column.outsideChanged) this.#demand(column, rows);
    if (this.#mayRunAtOnce(column)) this.#finish(column, this.#runThrough(column));
    return column.version === 0 ? toEngineError(pendingError) : column.version;
  }

  /** Rows were inserted or removed; `blocks` are the present values of the rows that stayed. */
  reshape(sheetId: SheetId, columnId: ColumnId, blocks: readonly ColumnBlock[], inserted: RowRanges): void {
    const column = this.#columns.get(keyOf(sheetId, columnId));
    if (!column) return;
    if (column.cycle) {
      this.fail(sheetId, columnId, column.cycle);
      return;
    }
    if (column.version > 0)
      column.version = this.#store.setReshapedColumn(sheetId, columnId, blocks, inserted);
    this.#onCalculated({ sheetId, columnId }, 'all');
    // Rows that were waiting have other positions now.
    const rows = column.pending || column.version === 0 ? 'all' : inserted;
    column.dirty = noRows;
    column.run = null;
    this.#demand(column, rows);
  }

  /** The graph found the column in a cycle: every row is the error. */
  fail(sheetId: SheetId, columnId: ColumnId, error: CellError): void {
    const column = this.#columns.get(keyOf(sheetId, columnId));
    if (!column) return;
    const blocks = this.#store
      .blockLengths(sheetId)
      .map((length) => blockFromValues(column.kind, new Array<CellError>(length).fill(error)));
    column.version = this.#store.setColumn(sheetId, columnId, blocks, 'all');
    column.cycle = error;
    column.pending = false;
    column.inputs = null;
    column.outsideChanged = false;
    column.run = null;
    if (this.#current === column) this.#current = null;
    this.#patches.push({ sheetId, columnId, firstBlock: 0, blocks, complete: true });
  }

  /** New values since the last time. */
  takePatches(): CalculatedColumnPatch[] {
    const patches = this.#patches;
    this.#patches = [];
    return patches;
  }

  get pending(): readonly ColumnRef[] {
    return [...this.#columns.values()]
      .filter((column) => column.pending)
      .map(({ sheetId, columnId }) => ({ sheetId, columnId }));
  }

  get hasWork(): boolean {
    for (const column of this.#columns.values()) if (isReady(column)) return true;
    return false;
  }

  get progress(): CalculationProgress | null {
    const column = this.#current;
    if (!column?.run) return null;
    const { total, remaining } = column.run;
    const { sheetId, columnId } = column;
    return { kind: 'column', sheetId, columnId, done: total - countRows(remaining), total };
  }

  /** Works on one column until it is done or time is up; the column when it is done. */
  run(isTimeUp: () => boolean): ColumnRef | null {
    const column = this.#current && isReady(this.#current) ? this.#current : this.#nextReady();
    if (!column) return null;
    this.#current = column;
    const run = this.#prepare(column);
    while (run.remaining.length > 0) {
      this.#step(column, run);
      if (isTimeUp()) break;
    }
    if (run.remaining.length > 0) return null;
    this.#finish(column, run);
    return { sheetId: column.sheetId, columnId: column.columnId };
  }

  dispose(): void {
    for (const { sheetId, columnId } of [...this.#columns.values()]) this.remove(sheetId, columnId);
  }

  #step({ evaluator, sheetId, columnId }: CalculatedColumn, run: Run): void {
    this.onStep?.({ sheetId, columnId });
    const [[from, end], ...rest] = run.remaining as [readonly [number, number], ...RowRanges];
    const to = Math.min(from + evaluator.stretch, end);
    evaluator.evaluate(from, to, run.draft);
    run.remaining = to < end ? [[to, end], ...rest] : rest;
  }

  /** Whether the new values can be had inside the graph's evaluation, so that dependents follow in the same pass; then they are. */
  #mayRunAtOnce(column: CalculatedColumn): boolean {
    const { pending, dirty, outsideChanged, evaluator, sheetId } = column;
    if (!pending || column.run !== null || evaluator.cost === Infinity) return false;
    const rows = dirty === 'all' || outsideChanged ? this.#store.rowCount(sheetId) : countRows(dirty);
    const costNs = rows * evaluator.cost;
    const limitNs = this.#spentNs > 0 ? shownFirstNs - this.#spentNs : atOnceNs;
    if (costNs > limitNs || !isReady(column) || !this.#hasVersions(column) || this.#waits(column))
      return false;
    this.#spentNs += costNs;
    return true;
  }

  /** Whether every column it reads has values: those of a cycle get theirs when the pass is over. */
  #hasVersions({ program, inputs }: CalculatedColumn): boolean {
    return program.dependencies.every(
      ({ kind }, index) => kind === 'graph' || typeof inputs?.[index] === 'number',
    );
  }

  #runThrough(column: CalculatedColumn): Run {
    const run = this.#prepare(column);
    while (run.remaining.length > 0) this.#step(column, run);
    return run;
  }

  #demand(column: CalculatedColumn, rows: RowScope): void {
    column.pending = true;
    column.dirty = unionScope(column.dirty, rows);
  }

  #rowsToCompute(column: CalculatedColumn, inputs: readonly EngineValue[]): RowScope {
    if (column.restored) return noRows;
    const before = column.inputs;
    if (before === null) return 'all';
    return column.program.dependencies.reduce<RowScope>((rows, dependency, index) => {
      const scope = this.#changeOf(column, dependency, before[index], inputs[index]);
      return unionScope(rows, scope);
    }, noRows);
  }

  #changeOf(
    column: CalculatedColumn,
    dependency: Dependency,
    before: EngineValue | undefined,
    now: EngineValue | undefined,
  ): RowScope {
    if (sameInput(before, now)) return noRows;
    if (dependency.kind !== 'rowColumn' && column.evaluator.weighsOutside) {
      column.outsideChanged = true;
      return noRows;
    }
    // A version that is no number: the column is in a cycle, or was never computed.
    if (dependency.kind !== 'rowColumn' || typeof before !== 'number' || typeof now !== 'number')
      return 'all';
    return this.#store.changedSince(column.sheetId, dependency.columnId, before);
  }

  /** A column whose inputs are fresh, if there is one. */
  #nextReady(): CalculatedColumn | null {
    const waiting = [...this.#columns.values()].filter(isReady);
    return waiting.find((column) => !this.#waits(column)) ?? waiting[0] ?? null;
  }

  #waits({ sheetId, program }: CalculatedColumn): boolean {
    return program.dependencies.some((dependency) => {
      if (dependency.kind === 'rowColumn') return this.#isPending(sheetId, dependency.columnId);
      return dependency.kind === 'column' && this.#isPending(dependency.sheetId, dependency.columnId);
    });
  }

  #isPending(sheetId: SheetId, columnId: ColumnId): boolean {
    return this.#columns.get(keyOf(sheetId, columnId))?.pending ?? false;
  }

  /** Starts a run, or takes into it what became necessary since the last slice. */
  #prepare(column: CalculatedColumn): Run {
    const { sheetId, columnId } = column;
    const isFresh = column.run === null || column.outsideChanged || column.dirty.length > 0;
    if (!isFresh && column.run) return column.run;
    const stale = this.#begin(column);
    const dirty = unionScope(column.dirty, stale);
    column.dirty = noRows;
    column.outsideChanged = false;
    if (column.run === null || dirty === 'all') {
      const rowCount = this.#store.rowCount(sheetId);
      const remaining: RowRanges = dirty === 'all' ? normalizeRanges([[0, rowCount]]) : dirty;
      const old = this.#store.blocks(sheetId, columnId);
      column.run = {
        draft: new ColumnDraft(old, this.#store.blockLengths(sheetId), column.kind),
        total: countRows(remaining),
        asked: dirty,
        remaining,
      };
    } else {
      column.run.remaining = normalizeRanges([...column.run.remaining, ...dirty]);
      column.run.asked = unionScope(column.run.asked, dirty);
    }
    return column.run;
  }

  #begin(column: CalculatedColumn): RowScope {
    column.begun = true;
    return column.evaluator.begin({ outside: (index) => this.#outsideInput(column, index) });
  }

  #outsideInput({ program, inputs }: CalculatedColumn, index: number): EngineValue {
    const input = program.outside[index];
    if (input?.kind === 'table') return this.#store.values(input.reference);
    const place = program.dependencies.findIndex(
      (dependency) => dependency.kind === 'graph' && dependency.outside === index,
    );
    return inputs?.[place] as EngineValue;
  }

  /** Puts new values in place; where none differs the version stays, and with it everything that depends on it. */
  #finish(column: CalculatedColumn, run: Run): void {
    const { sheetId, columnId } = column;
    const { blocks, changed, rows } = run.draft.finish();
    column.run = null;
    column.pending = false;
    if (this.#current === column) this.#current = null;
    this.#onCalculated({ sheetId, columnId }, run.asked);
    // Whoever shows the column forgot its values when its formula was entered: all are news, also those that are the same.
    const isFirst = column.version === 0;
    if (!isFirst && rows.length === 0) return;
    const complete = isFirst || changed.length === blocks.length;
    const isWhole = isFirst || (complete && countRows(rows) === this.#store.rowCount(sheetId));
    column.version = this.#store.setColumn(sheetId, columnId, blocks, isWhole ? 'all' : rows);
    const stretches = complete ? [[0, blocks.length] as const] : stretchesOf(changed);
    for (const [from, to] of stretches) {
      this.#patches.push({ sheetId, columnId, firstBlock: from, blocks: blocks.slice(from, to), complete });
    }
  }
}

/** Whether there is something to compute, with inputs that are not themselves being worked out. */
const isReady = ({ pending, inputs, inputsWait }: CalculatedColumn): boolean =>
  pending && inputs !== null && !inputsWait;

const keyOf = (sheetId: SheetId, columnId: ColumnId): string => `${sheetId} ${columnId}`;

/** Neighbouring indices as ranges `[from, to)`. */
function stretchesOf(indices: readonly number[]): RowRanges {
  return normalizeRanges(indices.map((index) => [index, index + 1] as const));
}
