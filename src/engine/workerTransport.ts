import { ParcelSender } from './parcels';
import type { EngineReply, EngineTransport } from './protocol';
import { startWorker } from '../shared/startWorker';

/** The engine in a worker of its own. */
export function workerTransport(): EngineTransport {
  const worker = startWorker(
    (Worker) =>
      new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'worthbook-engine' }),
  );
  const parcels = new ParcelSender((parcel, transfer) => worker.postMessage(parcel, transfer));
  return {
    isSeparate: true,
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
