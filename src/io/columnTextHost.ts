import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnTextRequest, ReadColumns } from '../model/columnText';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import { buffersOf } from './blockBuffers';
import { readColumnText } from './columnText';
import type { ImportPort } from './importProtocol';

/** From the worker; blocks come one row of blocks a message, so that receiving them never holds up the page. */
export type ColumnTextReply =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'blocks'; readonly blocks: readonly (ColumnBlock | null)[] }
  /** Without its blocks. */
  | { readonly kind: 'columns'; readonly result: Result<ReadColumns> };

const progressStep = 0.01;

/** Answers the one request of `readColumnTextInWorker`. It is cancelled by ending the worker. */
export function hostColumnText(port: ImportPort<ColumnTextReply, ColumnTextRequest>): void {
  port.onmessage = ({ data }) => {
    let shown = 0;
    const onProgress = (fraction: number): void => {
      if (fraction - shown < progressStep) return;
      shown = fraction;
      port.postMessage({ kind: 'progress', fraction }, []);
    };
    readColumnText(data, { signal: new AbortController().signal, onProgress }).then(
      (result) => sendColumns(port, result),
      () => port.postMessage({ kind: 'columns', result: failed(problem('internal')) }, []),
    );
  };
}

function sendColumns(
  port: ImportPort<ColumnTextReply, ColumnTextRequest>,
  result: Result<ReadColumns>,
): void {
  if (!result.ok) {
    port.postMessage({ kind: 'columns', result }, []);
    return;
  }
  const { rowCount, columns } = result.value;
  const blockCount = Math.max(0, ...columns.map(({ blocks }) => blocks.length));
  for (let i = 0; i < blockCount; i++) {
    const blocks = columns.map((column) => column.blocks[i] ?? null);
    port.postMessage(
      { kind: 'blocks', blocks },
      blocks.flatMap((block) => (block ? buffersOf(block) : [])),
    );
  }
  const empty = columns.map(({ type }) => ({ type, blocks: [] }));
  port.postMessage({ kind: 'columns', result: { ok: true, value: { rowCount, columns: empty } } }, []);
}
