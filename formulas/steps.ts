/** Work that may take seconds, in pieces: yields how far it is, from 0 to 1, and returns the result. */
export type Steps<T> = Generator<number, T, undefined>;

/** Does all the work at once. */
export function runThrough<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A part of larger work: its way from 0 to 1 is the larger one's from `from` to `to`. */
export function* part<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
