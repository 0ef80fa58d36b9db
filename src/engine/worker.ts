import { EngineHost } from './engineHost';
import { withOwnBuffers } from './ownBuffers';
import { ParcelReceiver, type Parcel } from './parcels';

declare const self: DedicatedWorkerGlobalScope;

const parcels = new ParcelReceiver();
const host = new EngineHost((answer, transfer = []) => {
  const { reply, buffers } = withOwnBuffers(answer);
  self.postMessage(reply, [...transfer, ...buffers]);
});
self.onmessage = ({ data }: MessageEvent<Parcel>) => {
  const request = parcels.receive(data);
  if (request) host.handle(request);
};
