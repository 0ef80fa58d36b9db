import { Pacer } from '../shared/pacer';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import type { WorkControls } from '../model/columnText';
import type { CommandContext, CommandOutcome } from './command';

/**
 * Cells that are gone through at once: some 10 ms of work, 20 ms where formulas are written. More is done in slices, with
 * progress and a way to cancel.
 */
export const cellsAtOnce = 5_000;

/** Work that stops after some cells and says how many of them are done by then. */
export type CellSteps<T> = Generator<number, Result<T>>;

/**
 * Does what a command has to do with `cells` cells and then `enter`s it, in one transaction. Until then nothing has
 * changed: work that is cancelled, or that finds another document at its end than at its beginning, leaves things as
 * they are.
 */
export function inSteps<T>(
  context: CommandContext,
  { label, cells }: { readonly label: string; readonly cells: number },
  steps: CellSteps<T>,
  enter: (done: T) => Result<void>,
): CommandOutcome {
  if (cells <= cellsAtOnce) {
    const done = atOnce(steps);
    return done.ok ? enter(done.value) : done;
  }
  return inSlices(context, { label, cells }, steps, enter);
}

async function inSlices<T>(
  context: CommandContext,
  { label, cells }: { readonly label: string; readonly cells: number },
  steps: CellSteps<T>,
  enter: (done: T) => Result<void>,
): Promise<Result<void>> {
  const { document } = context.workbook;
  const done = await context.services.runLongWork(label, (controls) => paced(steps, cells, controls));
  if (!done.ok) return done;
  return context.workbook.document === document ? enter(done.value) : failed(problem('notFound'));
}

/** Goes through steps in slices of a frame's length, and ends in a task of its own; `whole` is what they count up to. */
export async function paced<T>(
  steps: CellSteps<T>,
  whole: number,
  { signal, onProgress }: WorkControls,
): Promise<Result<T>> {
  const pacer = new Pacer();
  // What there is to do was found in the task of the key.
  await pacer.giveWay();
  let done = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      await pacer.giveWay();
      return signal.aborted ? failed(problem('cancelled')) : step.value;
    }
    // What is put together at the end is counted anew.
    done = Math.min(Math.max(done, step.value), whole);
    onProgress(done / whole);
    await pacer.pause();
    if (signal.aborted) return failed(problem('cancelled'));
  }
}

/** Goes through all of them without a pause. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
