import type { EngineReply, EngineRequest, EngineTransport } from './protocol';
import { onNextMacrotask } from './macrotask';

/**
 * The engine beside the page, for hosts that block workers and for Node. Messages go by structured clone and each in
 * a task of its own, as they do to a worker, so that what works here works there. Functions of the host are handed over as
 * they are. There is no way to end one that hangs.
 */
export function inProcessTransport(hostFunctions: readonly unknown[] = []): EngineTransport {
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
      }, hostFunctions),
  );
  host.catch((error: unknown) => fail?.(error));

  return {
    ...(hostFunctions.length > 0 ? { hasHostFunctions: true } : {}),
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
