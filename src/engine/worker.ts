import { EngineHost } from './engineHost';
import type { EngineRequest } from './protocol';

declare const self: DedicatedWorkerGlobalScope;

const host = new EngineHost((reply, transfer = []) => self.postMessage(reply, transfer));
self.onmessage = ({ data }: MessageEvent<EngineRequest>) => host.handle(data);
