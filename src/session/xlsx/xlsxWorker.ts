import { hostXlsx } from './xlsxHost';
import type { XlsxReply, XlsxRequest } from './xlsxProtocol';

interface WorkerScope {
  onmessage: ((event: { readonly data: XlsxRequest }) => void) | null;
  postMessage(reply: XlsxReply, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
scope.onmessage = ({ data }) => {
  void hostXlsx(data, (reply, transfer) => scope.postMessage(reply, transfer));
};
