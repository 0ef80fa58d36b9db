import type { Dispose } from '../shared/disposable';

/** Time as storage sees it; tests drive it by hand. Nothing between an edit and its durable write waits for it. */
export interface Scheduler {
  nowMs(): number;
  /** Runs once when the page has nothing better to do. */
  idle(task: () => void): Dispose;
  after(delayMs: number, task: () => void): Dispose;
  /** Lets input and painting go first, between two pieces of long work. */
  breathe(): Promise<void>;
}

/** Even a page that is never idle folds its journal at some point. */
const idleTimeoutMs = 10_000;
/** Safari has no `requestIdleCallback`. */
const idleFallbackMs = 1_000;

export const systemScheduler: Scheduler = {
  nowMs: () => Date.now(),
  idle(task) {
    if (typeof requestIdleCallback !== 'function') return this.after(idleFallbackMs, task);
    const handle = requestIdleCallback(task, { timeout: idleTimeoutMs });
    return () => cancelIdleCallback(handle);
  },
  after(delayMs, task) {
    const handle = setTimeout(task, delayMs);
    return () => clearTimeout(handle);
  },
  breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
};
