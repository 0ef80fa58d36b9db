import { hostXlsx } from '../../src/session/xlsx/xlsxHost';
import type { XlsxWorkerPort } from '../../src/session/xlsx/xlsxClient';
import type { XlsxReply } from '../../src/session/xlsx/xlsxProtocol';

/** What reads and writes workbook files, without a worker; `said` is all that it answered. */
export function inProcessXlsx(): XlsxWorkerPort & { readonly said: readonly XlsxReply[] } {
  const said: XlsxReply[] = [];
  const port: ReturnType<typeof inProcessXlsx> = {
    said,
    onmessage: null,
    onerror: null,
    postMessage: (request) =>
      void hostXlsx(request, (reply, transfer) => {
        const data = structuredClone(reply, { transfer });
        said.push(data);
        port.onmessage?.({ data });
      }),
    terminate: () => undefined,
  };
  return port;
}
