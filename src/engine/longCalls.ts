import { isBlock } from '../../formulas/blocks';
import type { Argument, FunctionContext, FunctionResult, FunctionSpec } from '../../formulas/spec';
import type { Steps } from '../../formulas/steps';
import { assert } from '../shared/assert';
import { reportFault } from '../shared/report';
import { formulaError } from '../../formulas/reasons';
import { functionSpec } from '../../formulas/registry';
import { pendingError } from './pending';
import { longCallKey } from './longCallKey';
import type { CalculationProgress, ComputedCall } from './protocol';
import { sameValue } from './engineValue';

const prefix = 'ENGINE.';

/** What a function that takes long is called in a cell. */
export const longCallName = (name: string): string => `${prefix}${name}`;

export const functionOfLongCall = (name: string): FunctionSpec | undefined =>
  functionSpec(name.slice(prefix.length));

/** Whether a function, by its name in upper case, does its work in steps. */
export const takesLong = (name: string): boolean => functionSpec(name)?.steps !== undefined;

/**
 * Finished calls that are remembered from one edit to the next; the one that was not asked for the longest is forgotten first.
 * In between none is: cells that need more of them than that would wait for each other's for ever.
 */
const rememberedCalls = 32;

/**
 * A call that is not asked again for what was waited for, though nothing was edited, has other arguments each time its cell
 * is calculated (`RAND`). After so many times it gets what it waited for last, until something is edited: else the cell would
 * wait for ever.
 */
const mostMisses = 2;

/** Larger results are worked out anew when the workbook is opened. */
const mostStoredCells = 100_000;

interface FinishedCall {
  readonly spec: FunctionSpec;
  readonly args: readonly (Argument | undefined)[];
  readonly key: string;
  readonly result: FunctionResult;
}
interface LongCall {
  readonly spec: FunctionSpec;
  readonly args: readonly (Argument | undefined)[];
  readonly context: FunctionContext;
  readonly steps: Steps<FunctionResult>;
  /** The calls in cells that wait for it. */
  readonly places: Set<string>;
  progress: number;
}
/** What a call in a cell waited for, and has not asked for again since it is there. */
interface DueResult {
  readonly result: FunctionResult;
  readonly misses: number;
}

/**
 * Functions of cells that take long: a cell that calls one is told to wait, the work is done in slices beside other work,
 * and when it is done the cells are calculated again and find the result here.
 *
 *     (asked) --> waiting --run, slice after slice--> finished, remembered by the values of its arguments
 *                    |
 *                    +--(every cell that waits asks for something else)--> dropped
 *
 * Results are stored with the workbook, by a digest of their arguments, and taken up again when a cell asks for them.
 */
export class LongCalls {
  #waiting: LongCall[] = [];
  #finished: FinishedCall[] = [];
  /** Results of an earlier session that nobody has asked for yet. */
  readonly #stored = new Map<string, FunctionResult>();
  readonly #due = new Map<string, DueResult>();
  #isNews = false;

  /** Takes over results that were worked out earlier. */
  restore(calls: readonly ComputedCall[]): void {
    for (const { key, result } of calls) this.#stored.set(key, result);
  }

  /** The results that are remembered, when there are others than the last time. */
  takeResults(): readonly ComputedCall[] | null {
    if (!this.#isNews) return null;
    this.#isNews = false;
    return this.#finished
      .filter(({ result }) => cellsOf(result) <= mostStoredCells)
      .map(({ key, result }) => ({ key, result }));
  }

  /** The result, or `pendingError`. `place` is the one call of one cell that asks. */
  ask(
    spec: FunctionSpec,
    args: readonly (Argument | undefined)[],
    context: FunctionContext,
    place: string,
  ): FunctionResult {
    const finished = this.#recall(spec, args) ?? this.#takeStored(spec, args, context);
    const known = this.#waiting.find((call) => isSameCall(call, spec, args));
    this.#leave(place, known);
    const due = this.#due.get(place);
    if (finished) {
      if (due?.result === finished.result) this.#due.delete(place);
      return finished.result;
    }
    if (known) {
      known.places.add(place);
      return pendingError;
    }
    if (due && due.misses >= mostMisses) return due.result;
    if (due) this.#due.set(place, { ...due, misses: due.misses + 1 });
    const work = spec.steps?.(args, context);
    assert(work, `${spec.name} does not work in steps`);
    const places = new Set([place]);
    this.#waiting.push({ spec, args, context, steps: work, places, progress: 0 });
    return pendingError;
  }

  /** Cells are calculated because of an edit, not because a call is done: they may ask for anything. */
  inputsChanged(): void {
    this.#due.clear();
    this.#finished = this.#finished.slice(0, rememberedCalls);
  }

  /** The result if it is there, else `pendingError`; nothing is begun. */
  peek(spec: FunctionSpec, args: readonly (Argument | undefined)[]): FunctionResult {
    return this.#finished.find((call) => isSameCall(call, spec, args))?.result ?? pendingError;
  }

  get hasWork(): boolean {
    return this.#waiting.length > 0;
  }

  get progress(): CalculationProgress | null {
    const [call] = this.#waiting;
    return call ? { kind: 'function', functionName: call.spec.name, done: call.progress, total: 1 } : null;
  }

  /**
   * Works on one call after the other until all are done or time is up; whether one is done, so that cells can be told. They
   * are told once for several: all cells with such a call are calculated again, and with them what reads their arrays.
   */
  run(isTimeUp: () => boolean): boolean {
    let isOneDone = false;
    for (let [call] = this.#waiting; call && this.#finish(call, isTimeUp); [call] = this.#waiting) {
      isOneDone = true;
      if (isTimeUp()) break;
    }
    return isOneDone;
  }

  /** Whether it is done: time may be up before. */
  #finish(call: LongCall, isTimeUp: () => boolean): boolean {
    do {
      const step = stepOf(call);
      if (step.done) {
        const { spec, args, context, places } = call;
        const { value: result } = step;
        this.#waiting = this.#waiting.filter((other) => other !== call);
        this.#remember({ spec, args, key: longCallKey(spec, args, context), result });
        for (const place of places)
          this.#due.set(place, { result, misses: this.#due.get(place)?.misses ?? 0 });
        return true;
      }
      call.progress = step.value;
    } while (!isTimeUp());
    return false;
  }

  #recall(spec: FunctionSpec, args: readonly (Argument | undefined)[]): FinishedCall | undefined {
    const index = this.#finished.findIndex((call) => isSameCall(call, spec, args));
    const [found] = index < 0 ? [] : this.#finished.splice(index, 1);
    if (found) this.#finished.unshift(found);
    return found;
  }

  #takeStored(
    spec: FunctionSpec,
    args: readonly (Argument | undefined)[],
    context: FunctionContext,
  ): FinishedCall | undefined {
    if (this.#stored.size === 0) return undefined;
    const key = longCallKey(spec, args, context);
    const result = this.#stored.get(key);
    if (result === undefined) return undefined;
    this.#stored.delete(key);
    return this.#remember({ spec, args, key, result });
  }

  #remember(call: FinishedCall): FinishedCall {
    this.#finished.unshift(call);
    this.#isNews = true;
    return call;
  }

  /** Something else is asked for there now: calls that nobody waits for are not worth doing. */
  #leave(place: string, asked: LongCall | undefined): void {
    for (const call of this.#waiting) if (call !== asked) call.places.delete(place);
    this.#waiting = this.#waiting.filter((call) => call.places.size > 0);
  }
}

/** A function that throws is an error of its own cell. */
function stepOf({ spec, steps }: LongCall): IteratorResult<number, FunctionResult> {
  try {
    return steps.next();
  } catch (error) {
    reportFault(`function ${spec.name}`, error);
    return { done: true, value: formulaError('functionFailed', { function: spec.name }) };
  }
}

/** O(cells of the arguments) where they are not the very same blocks. */
function isSameCall(
  call: Pick<LongCall, 'spec' | 'args'>,
  spec: FunctionSpec,
  args: readonly (Argument | undefined)[],
): boolean {
  return (
    call.spec === spec &&
    call.args.length === args.length &&
    call.args.every((argument, index) => isSameArgument(argument, args[index]))
  );
}

function cellsOf(result: FunctionResult): number {
  return Array.isArray(result)
    ? result.length * ((result[0] as readonly unknown[] | undefined)?.length ?? 0)
    : 1;
}

function isSameArgument(one: Argument | undefined, other: Argument | undefined): boolean {
  if (!isBlock(one) || !isBlock(other)) return !isBlock(one) && !isBlock(other) && sameValue(one, other);
  if (one.values === other.values) return true;
  return (
    one.rows === other.rows &&
    one.columns === other.columns &&
    one.values.every((value, index) => sameValue(value, other.values[index]))
  );
}
