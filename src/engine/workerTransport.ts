import type { HostModules } from './hostFunctions/hostModules';
import { ParcelSender } from './parcels';
import type { EngineReply, EngineTransport } from './protocol';
import { startWorker } from '../shared/startWorker';

/** The engine in a worker of its own, which imports the functions of the host itself. */
export function workerTransport(host: HostModules | null = null): EngineTransport {
  let worker: Worker;
  try {
    worker = startWorker(
      (Worker) =>
        new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'worthbook-engine' }),
    );
  } catch (error) {
    return deadTransport(error);
  }
  const parcels = new ParcelSender((parcel, transfer) => worker.postMessage(parcel, transfer));
  if (host) parcels.send({ kind: 'useFunctions', modules: host.addresses, stuck: host.stuck });
  return {
    isSeparate: true,
    ...(host ? { hasHostFunctions: true, leaveOut: (module) => host.leaveOut(module) } : {}),
    send: (request, transfer) => parcels.send(request, transfer),
    onReply: (listener) => {
      worker.onmessage = ({ data }: MessageEvent<EngineReply>) => listener(data);
    },
    onFailure: (listener) => {
      worker.onerror = (event) => {
        event.preventDefault();
        listener(event.error ?? event.message);
      };
      worker.onmessageerror = () =>
        listener(new Error('Worthbook: a message of the engine could not be read'));
    },
    terminate: () => {
      parcels.close();
      worker.terminate();
    },
  };
}

/** Where the browser gives no worker: a workbook opens all the same, and is not calculated. */
function deadTransport(cause: unknown): EngineTransport {
  return {
    isSeparate: true,
    send: () => undefined,
    onReply: () => undefined,
    onFailure: (listener) => queueMicrotask(() => listener(cause)),
    terminate: () => undefined,
  };
}
