import { assertNever } from '../shared/assert';
import { problem } from '../shared/problems';
import { reportFault } from '../shared/report';
import { failed, type Result } from '../shared/result';
import type { ColumnBlock } from '../model/columnBlock';
import type { Operation } from '../model/operation';
import { Pacer } from '../shared/pacer';
import { startWorker } from '../shared/startWorker';
import type { CsvChoices, CsvPreview } from '../model/fileImport';
import type { CsvSource, ImportedTable, ReadOptions, TableUpdate, UpdateTarget } from './importSource';
import { isZip } from './fileKind';
import type { ImportPort, ImportReply, ImportRequest } from './importProtocol';

/** The worker's end of the line, as far as the client uses it. */
export interface ImportWorkerPort extends ImportPort<ImportRequest, ImportReply> {
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate(): void;
}

export function startImportWorker(): ImportWorkerPort {
  const worker = startWorker(
    (Worker) =>
      new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module', name: 'worthbook-import' }),
  );
  return worker as unknown as ImportWorkerPort;
}

/**
 * Opens a file in a worker of its own, which ends with `dispose`. A `File` is read there and costs this thread nothing;
 * bytes are copied.
 */
export function openCsvInWorker(
  source: Blob | Uint8Array,
  port: ImportWorkerPort = startImportWorker(),
): CsvSource {
  return new WorkerCsvSource(source, port);
}

const longestWorkbookSeconds = 10;
const signatureBytes = 8;

async function beginsAsWorkbook(source: Blob | Uint8Array): Promise<boolean> {
  if (source instanceof Uint8Array) return isZip(source);
  // A file that cannot be read any more is told of by the worker.
  const first = await source
    .slice(0, signatureBytes)
    .arrayBuffer()
    .catch(() => null);
  return first !== null && isZip(new Uint8Array(first));
}

interface Waiting {
  readonly settle: (result: Result<never>) => void;
  readonly onPreview?: (result: Result<CsvPreview>) => void;
  readonly onTable?: (result: Result<ImportedTable>) => void;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly onUpdate?: (result: Result<TableUpdate>) => void;
  readonly blocks: (readonly ColumnBlock[])[];
  readonly operations: Operation[];
}

class WorkerCsvSource implements CsvSource {
  readonly #port: ImportWorkerPort;
  readonly #waiting = new Map<number, Waiting>();
  readonly #isWorkbook: Promise<boolean>;
  #nextId = 1;
  /** What became of it; whoever asks later is told the same. */
  #ended: Result<never> | null = null;

  constructor(source: Blob | Uint8Array, port: ImportWorkerPort) {
    this.#port = port;
    this.#isWorkbook = beginsAsWorkbook(source);
    port.onmessage = ({ data }) => this.#receive(data);
    port.onerror = ({ message }) => {
      reportFault('import worker', message);
      this.#end(failed(problem('internal')));
    };
    port.postMessage({ kind: 'open', source }, []);
  }

  async preview(choices: CsvChoices = {}): Promise<Result<CsvPreview>> {
    const isWorkbook = await this.#isWorkbook;
    return new Promise((resolve) => {
      let limit: ReturnType<typeof setTimeout> | undefined;
      const settle = (result: Result<CsvPreview>): void => {
        clearTimeout(limit);
        resolve(result);
      };
      // A workbook is inflated and parsed as a whole; one that takes longer than that is ended with its worker.
      if (isWorkbook) {
        const seconds = longestWorkbookSeconds;
        limit = setTimeout(() => this.#end(failed(problem('fileTooSlow', { seconds }))), seconds * 1_000);
      }
      const waiting: Waiting = { settle, onPreview: settle, blocks: [], operations: [] };
      this.#ask(waiting, { kind: 'preview', id: this.#nextId++, choices });
    });
  }

  read(choices: CsvChoices = {}, { onProgress, signal }: ReadOptions = {}): Promise<Result<ImportedTable>> {
    return new Promise((resolve) => {
      if (signal?.aborted) {
        resolve(failed(problem('importCancelled')));
        return;
      }
      const settle = (result: Result<ImportedTable>): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      const waiting: Waiting = { settle, onTable: settle, onProgress, blocks: [], operations: [] };
      const id = this.#nextId++;
      // Answered here and now: the worker hears of it at its next pause, and what it still sends is dropped.
      const cancel = (): void => {
        if (this.#waiting.delete(id)) this.#port.postMessage({ kind: 'cancel', id }, []);
        settle(failed(problem('importCancelled')));
      };
      signal?.addEventListener('abort', cancel);
      this.#ask(waiting, { kind: 'read', id, choices });
    });
  }

  async readUpdate(
    choices: CsvChoices,
    target: UpdateTarget,
    { onProgress, signal }: ReadOptions = {},
  ): Promise<Result<TableUpdate>> {
    const id = this.#nextId++;
    const { table } = target;
    const values = table.columns.filter((column) => column.formula === null);
    const pacer = new Pacer();
    // Handing all of it over at once would hold up the page.
    for (let i = 0; i < table.blockLengths.length; i++) {
      if (signal?.aborted || this.#ended) return failed(problem('importCancelled'));
      const blocks = values.flatMap((column) => column.blocks[i] ?? []);
      this.#port.postMessage({ kind: 'tableBlocks', id, blocks }, []);
      await pacer.pause();
    }
    const columns = table.columns.map((column) => ({ ...column, blocks: [] }));
    const request = {
      kind: 'update',
      id,
      choices,
      target: { ...target, table: { ...table, columns } },
    } as const;
    return new Promise((resolve) => {
      const settle = (result: Result<TableUpdate>): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      const cancel = (): void => {
        if (this.#waiting.delete(id)) this.#port.postMessage({ kind: 'cancel', id }, []);
        settle(failed(problem('importCancelled')));
      };
      if (signal?.aborted) {
        cancel();
        return;
      }
      signal?.addEventListener('abort', cancel);
      this.#ask({ settle, onUpdate: settle, onProgress, blocks: [], operations: [] }, request);
    });
  }

  dispose(): void {
    this.#end(failed(problem('importCancelled')));
  }

  #ask(waiting: Waiting, request: Exclude<ImportRequest, { kind: 'open' | 'tableBlocks' }>): void {
    if (this.#ended) {
      waiting.settle(this.#ended);
      return;
    }
    this.#waiting.set(request.id, waiting);
    this.#port.postMessage(request, []);
  }

  #end(result: Result<never>): void {
    if (this.#ended) return;
    this.#ended = result;
    this.#port.terminate();
    for (const { settle } of this.#waiting.values()) settle(result);
    this.#waiting.clear();
  }

  #receive(reply: ImportReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    switch (reply.kind) {
      case 'progress':
        waiting.onProgress?.(reply.fraction);
        return;
      case 'blocks':
        waiting.blocks.push(reply.blocks);
        return;
      case 'preview':
        this.#waiting.delete(reply.id);
        waiting.onPreview?.(reply.result);
        return;
      case 'table':
        this.#waiting.delete(reply.id);
        waiting.onTable?.(withBlocks(reply.result, waiting.blocks));
        return;
      case 'operations':
        waiting.operations.push(...reply.operations);
        return;
      case 'updated': {
        this.#waiting.delete(reply.id);
        const { result } = reply;
        const { operations } = waiting;
        waiting.onUpdate?.(result.ok ? { ok: true, value: { ...result.value, operations } } : result);
        return;
      }
      case 'fault':
        this.#waiting.delete(reply.id);
        reportFault('import worker', reply.message);
        waiting.settle(failed(problem('internal')));
        return;
      default:
        assertNever(reply, 'import reply');
    }
  }
}

/** Puts the blocks, which came one row of blocks at a time, into their columns. */
function withBlocks(
  result: Result<ImportedTable>,
  rowsOfBlocks: readonly (readonly ColumnBlock[])[],
): Result<ImportedTable> {
  if (!result.ok) return result;
  const columns = result.value.columns.map((column, index) => ({
    ...column,
    blocks: rowsOfBlocks.flatMap((blocks) => blocks[index] ?? []),
  }));
  return { ok: true, value: { ...result.value, columns } };
}
