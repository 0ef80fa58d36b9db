import type { EngineReply, EngineRequest, EngineTransport } from './protocol';
import { onNextMacrotask } from './macrotask';

/**
 * The engine beside the page, for hosts that block workers and for Node. Messages go by structured clone and each in
 * a task of its own, as they do to a worker, so that what works here works there.
 */
export function inProcessTransport(): EngineTransport {
  let deliver: ((reply: EngineReply) => void) | null = null;
  let fail: ((error: unknown) => void) | null = null;
  let terminated = false;

  // Loaded when it is first needed: the calculator is as large as the rest of the page.
  const host = import('./engineHost').then(
    ({ EngineHost }) =>
      new EngineHost((reply, transfer = []) => {
        const copy = structuredClone(reply, { transfer });
        onNextMacrotask(() => {
          if (!terminated) deliver?.(copy);
        });
      }),
  );
  host.catch((error: unknown) => fail?.(error));

  return {
    send(request: EngineRequest, transfer: Transferable[] = []): void {
      const copy = structuredClone(request, { transfer });
      void host.then((engine) =>
        onNextMacrotask(() => {
          if (!terminated) engine.handle(copy);
        }),
      );
    },
    onReply(listener): void {
      deliver = listener;
    },
    onFailure(listener): void {
      fail = listener;
    },
    terminate(): void {
      terminated = true;
      void host.then((engine) => engine.handle({ kind: 'close' }));
    },
  };
}
