import type { XlsxNote } from '../../io/xlsx/xlsxNotes';
import type { ColumnBlock } from '../../model/columnBlock';
import type { GridChunk, Sheet, WorkbookDocument } from '../../model/document';
import type { SheetId } from '../../model/ids';
import type { Locale } from '../../shared/localText';
import { problem } from '../../shared/problems';
import { reportFault } from '../../shared/report';
import { failed, ok, type Result } from '../../shared/result';
import { startWorker } from '../../shared/startWorker';
import type { WriteRequest, XlsxReply, XlsxRequest } from './xlsxProtocol';

export interface ReadFileOptions {
  readonly name: string;
  readonly locale: Locale;
  readonly signal?: AbortSignal;
  /** What takes longer is refused. */
  readonly longestSeconds?: number;
}
export interface ReadFile {
  readonly document: WorkbookDocument;
  readonly notes: readonly XlsxNote[];
}

/** The worker's end of the line, as far as it is used here. */
export interface XlsxWorkerPort {
  onmessage: ((event: { readonly data: XlsxReply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(request: XlsxRequest): void;
  terminate(): void;
}

/** A harmless XLSX file of the allowed size is read in less; whatever takes longer is ended with its worker. */
const longestXlsxSeconds = 10;
/** A million rows of our own are read in a tenth of it. */
export const longestWorkbookSeconds = 120;

export function startXlsxWorker(): XlsxWorkerPort {
  const worker = startWorker(
    (Worker) =>
      new Worker(new URL('./xlsxWorker.ts', import.meta.url), { type: 'module', name: 'worthbook-xlsx' }),
  );
  return worker as unknown as XlsxWorkerPort;
}

/** Reads a workbook of ours or an XLSX file, in a worker that lives no longer than that. Nothing is stored anywhere. */
export function readFileInWorker(
  source: Blob | Uint8Array,
  { name, locale, signal, longestSeconds = longestXlsxSeconds }: ReadFileOptions,
  port: XlsxWorkerPort = startXlsxWorker(),
): Promise<Result<ReadFile>> {
  return new Promise((resolve) => {
    const parts = new SheetParts();
    const end = (result: Result<ReadFile>): void => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', cancel);
      port.onmessage = null;
      port.terminate();
      resolve(result);
    };
    const cancel = (): void => end(failed(problem('importCancelled')));
    const limit = setTimeout(
      () => end(failed(problem('fileTooSlow', { seconds: longestSeconds }))),
      longestSeconds * 1_000,
    );
    port.onerror = ({ message }) => {
      reportFault('xlsx worker', message);
      end(failed(problem('internal')));
    };
    port.onmessage = ({ data: reply }) => {
      switch (reply.kind) {
        case 'chunks':
          parts.addChunks(reply.sheetId, reply.chunks);
          return;
        case 'blocks':
          parts.addBlocks(reply.sheetId, reply.blocks);
          return;
        case 'read': {
          const { result } = reply;
          if (!result.ok) end(result);
          else end(ok({ ...result.value, document: parts.complete(result.value.document) }));
          return;
        }
        case 'fault':
          reportFault('xlsx worker', reply.message);
          end(failed(problem('internal')));
          return;
        case 'written':
          return;
      }
    };
    if (signal?.aborted) cancel();
    else {
      signal?.addEventListener('abort', cancel);
      port.postMessage({ kind: 'read', source, name, locale });
    }
  });
}

/** Writes a workbook as an XLSX file. Cancelled, there is no file. */
export function writeXlsxInWorker(
  request: Omit<WriteRequest, 'kind'>,
  { signal }: { readonly signal: AbortSignal },
  port: XlsxWorkerPort = startXlsxWorker(),
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return new Promise((resolve) => {
    const end = (result: Result<Uint8Array<ArrayBuffer>>): void => {
      signal.removeEventListener('abort', cancel);
      port.terminate();
      resolve(result);
    };
    const cancel = (): void => end(failed(problem('cancelled')));
    const fail = (message: string | undefined): void => {
      reportFault('xlsx worker', message);
      end(failed(problem('internal')));
    };
    port.onerror = ({ message }) => fail(message);
    port.onmessage = ({ data: reply }) => {
      if (reply.kind === 'written') end(ok(reply.bytes));
      else if (reply.kind === 'fault') fail(reply.message);
    };
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel);
    port.postMessage({ kind: 'write', ...request });
  });
}

/** What came before the document, until it can be put in its place. */
class SheetParts {
  readonly #chunks = new Map<SheetId, Record<string, GridChunk>>();
  readonly #blocks = new Map<SheetId, (readonly ColumnBlock[])[]>();

  addChunks(sheetId: SheetId, chunks: Readonly<Record<string, GridChunk>>): void {
    this.#chunks.set(sheetId, Object.assign(this.#chunks.get(sheetId) ?? {}, chunks));
  }

  addBlocks(sheetId: SheetId, blocks: readonly ColumnBlock[]): void {
    const rows = this.#blocks.get(sheetId) ?? [];
    rows.push(blocks);
    this.#blocks.set(sheetId, rows);
  }

  complete(document: WorkbookDocument): WorkbookDocument {
    return { ...document, sheets: document.sheets.map((sheet) => this.#completeSheet(sheet)) };
  }

  #completeSheet(sheet: Sheet): Sheet {
    if (sheet.kind === 'grid') return { ...sheet, chunks: this.#chunks.get(sheet.id) ?? {} };
    const rows = this.#blocks.get(sheet.id) ?? [];
    let next = 0;
    const columns = sheet.columns.map((column) => {
      if (column.formula !== null) return column;
      const index = next++;
      return { ...column, blocks: rows.flatMap((blocks) => blocks[index] ?? []) };
    });
    return { ...sheet, columns };
  }
}
