import { trustedScript } from './trustedScript';

/** The class that starts workers, as far as our modules use it. */
export type WorkerStarter = new (url: URL, options: WorkerOptions) => Worker;

/**
 * Starts a module worker also when its script comes from another origin than the page, as when a host takes Worthbook
 * from a server of ours. Browsers refuse such a script; they take a short one of the page's own that imports it, if the
 * server allows that (`Access-Control-Allow-Origin`) and the page's policy too (`worker-src blob: https://its.origin`).
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
  if (script.origin === location.origin) return new Worker(trustedScript(script), options);
  const relay = new Blob([`import ${JSON.stringify(script.href)};`], { type: 'text/javascript' });
  const address = URL.createObjectURL(relay);
  const worker = new Worker(trustedScript(new URL(address)), options);
  // Read only once the worker has begun, which its first message or fault shows.
  const release = (): void => URL.revokeObjectURL(address);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}
