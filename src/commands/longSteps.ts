import { Pacer } from '../shared/pacer';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import type { CommandContext, CommandOutcome } from './command';

/** Cells that are gone through at once: some 20 ms of work. More is done in slices, with progress and a way to cancel. */
export const cellsAtOnce = 20_000;

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
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value.ok ? enter(step.value.value) : step.value;
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
  const done = await context.services.runLongWork(label, async ({ signal, onProgress }) => {
    const pacer = new Pacer();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      onProgress(step.value / cells);
      await pacer.pause();
      if (signal.aborted) return failed(problem('cancelled'));
    }
  });
  if (!done.ok) return done;
  return context.workbook.document === document ? enter(done.value) : failed(problem('notFound'));
}
