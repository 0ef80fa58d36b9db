import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnTextReader, ColumnTextRequest, ReadColumns } from '../model/columnText';
import { problem } from '../shared/problems';
import { reportFault } from '../shared/report';
import { failed, type Result } from '../shared/result';
import { startWorker } from '../shared/startWorker';
import type { ColumnTextReply } from './columnTextHost';
import type { ImportPort } from './importProtocol';

/** The worker's end of the line, as far as it is used here. */
export interface ColumnTextPort extends ImportPort<ColumnTextRequest, ColumnTextReply> {
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate(): void;
}

function startColumnTextWorker(): ColumnTextPort {
  const worker = startWorker(
    (Worker) =>
      new Worker(new URL('./columnTextWorker.ts', import.meta.url), {
        type: 'module',
        name: 'worthbook-paste',
      }),
  );
  return worker as unknown as ColumnTextPort;
}

/** Reads a text in a worker that lives as long as that takes: ending it is how the work is cancelled. */
export function readColumnTextInWorker(
  request: ColumnTextRequest,
  { signal, onProgress }: Parameters<ColumnTextReader>[1],
  start: () => ColumnTextPort = startColumnTextWorker,
): ReturnType<ColumnTextReader> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(failed(problem('cancelled')));
      return;
    }
    const port = start();
    const rowsOfBlocks: (readonly (ColumnBlock | null)[])[] = [];
    const end = (result: Result<ReadColumns>): void => {
      signal.removeEventListener('abort', cancel);
      port.terminate();
      resolve(result);
    };
    const cancel = (): void => end(failed(problem('cancelled')));
    signal.addEventListener('abort', cancel);
    port.onerror = ({ message }) => {
      reportFault('paste worker', message);
      end(failed(problem('internal')));
    };
    port.onmessage = ({ data }) => {
      if (data.kind === 'progress') onProgress(data.fraction);
      else if (data.kind === 'blocks') rowsOfBlocks.push(data.blocks);
      else end(withBlocks(data.result, rowsOfBlocks));
    };
    port.postMessage(request, []);
  });
}

function withBlocks(
  result: Result<ReadColumns>,
  rowsOfBlocks: readonly (readonly (ColumnBlock | null)[])[],
): Result<ReadColumns> {
  if (!result.ok) return result;
  const columns = result.value.columns.map(({ type }, index) => ({
    type,
    blocks: rowsOfBlocks.flatMap((blocks) => blocks[index] ?? []),
  }));
  return { ok: true, value: { rowCount: result.value.rowCount, columns } };
}
