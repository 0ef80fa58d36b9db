import { trustedScript } from './trustedScript';

/** The class that starts workers, as far as our modules use it. */
export type WorkerStarter = new (url: URL, options: WorkerOptions) => Worker;

/**
 * Starts a module worker also when its script comes from another origin than the page, as when a host takes Worthbook
 * from a server of ours, or in a sandboxed frame, whose origin is none at all. Browsers refuse such a script; they take a
 * short one of the page's own that imports it, if the server allows that (`Access-Control-Allow-Origin`) and the page's
 * policy too (`worker-src blob:`, and its origin in `script-src`).
 *
 * `make` must read `new Worker(new URL('./x.ts', import.meta.url), { ... })` with its own parameter as `Worker`: that is
 * the form in which the bundler finds the script.
 */
export function startWorker(make: (starter: WorkerStarter) => Worker): Worker {
  return make(AnyOriginWorker as unknown as WorkerStarter);
}

/** Called with `new`; a constructor that returns an object gives that object. */
function AnyOriginWorker(url: URL, options: WorkerOptions): Worker {
  const script = new URL(url, location.href);
  // Not `location.origin`, which is that of the address: a sandboxed frame has one too, and may start nothing from there.
  if (script.origin === globalThis.origin) return new Worker(trustedScript(script), options);
  const address = URL.createObjectURL(new Blob([relayTo(script.href)], { type: 'text/javascript' }));
  // No module: Chromium 156 starts none from a blob in a sandboxed frame.
  const worker = new Worker(trustedScript(new URL(address)), { ...options, type: 'classic' });
  // Read only once the worker has begun, which its first message or fault shows.
  const release = (): void => URL.revokeObjectURL(address);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}

/** Messages that come before the script is there are kept for it; where it cannot be had, the worker has failed. */
const relayTo = (script: string): string => `
const early = [];
self.onmessage = (event) => early.push(event);
import(${JSON.stringify(script)}).then(
  () => early.forEach((event) => self.onmessage(event)),
  (error) => setTimeout(() => { throw error; }),
);
`;
