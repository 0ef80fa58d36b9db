import { Worker } from 'node:worker_threads';
import { afterAll, beforeEach } from 'vitest';

/** Well past the limit of any test: the runner itself ends what waits; this ends what computes without end. */
const silenceMs = Number(process.env['WORTHBOOK_HANG_MS'] ?? 5 * 60_000);

const labelBytes = 4_096;

/**
 * A thread of its own, since the one that hangs does not look at any clock. It stays silent while the beat goes on; else it
 * writes what was running and ends the process, which the runner reports as a failure.
 */
const watcher = `
const { workerData: { shared, silenceMs } } = require('node:worker_threads');
const beat = new Int32Array(shared, 0, 2);
const text = new Uint8Array(shared, 8);
for (;;) {
  const before = Atomics.load(beat, 0);
  if (Atomics.wait(beat, 0, before, silenceMs) !== 'timed-out') continue;
  const label = Buffer.from(text.slice(0, Atomics.load(beat, 1))).toString();
  require('node:fs').writeSync(2, 'Nothing came back for ' + silenceMs / 1000 + ' s: ' + label + '\\n');
  process.kill(process.pid, 'SIGKILL');
}
`;

const shared = new SharedArrayBuffer(8 + labelBytes);
const beat = new Int32Array(shared, 0, 2);
const text = new Uint8Array(shared, 8);

/** Says what begins now, so that it can be named should it never come back. */
export function nowRunning(label: string): void {
  const bytes = new TextEncoder().encode(label).subarray(0, labelBytes);
  text.set(bytes);
  Atomics.store(beat, 1, bytes.length);
  Atomics.add(beat, 0, 1);
  Atomics.notify(beat, 0);
}

/** In a set-up file: every test is named when it begins. */
export function watchForHangs(): void {
  const worker = new Worker(watcher, { eval: true, workerData: { shared, silenceMs } });
  worker.unref();
  beforeEach(({ task }) => {
    nowRunning(`${task.file.name} > ${task.name}`);
  });
  afterAll(() => worker.terminate().then(() => undefined));
}
