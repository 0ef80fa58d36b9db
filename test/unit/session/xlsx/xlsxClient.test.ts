import { afterEach, describe, expect, it, vi } from 'vitest';
import { blockFromValues } from '../../../../src/model/columnBlocks';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import {
  readFileInWorker,
  writeXlsxInWorker,
  type XlsxWorkerPort,
} from '../../../../src/session/xlsx/xlsxClient';
import type { WriteRequest, XlsxReply, XlsxRequest } from '../../../../src/session/xlsx/xlsxProtocol';
import { writeWorkbookFile } from '../../../../src/io/workbookFile';
import { inProcessXlsx } from '../../../support/inProcessXlsx';
import { sampleTable, sampleWorkbook } from '../../../support/sampleWorkbook';

/** A worker that says nothing by itself. */
function silentWorker() {
  const requests: XlsxRequest[] = [];
  const port: XlsxWorkerPort & { isEnded: boolean } = {
    onmessage: null,
    onerror: null,
    isEnded: false,
    postMessage: (request) => requests.push(request),
    terminate() {
      port.isEnded = true;
    },
  };
  return { port, requests, say: (data: XlsxReply) => port.onmessage?.({ data }) };
}

const options = { name: 'Book', locale: 'en' } as const;
const file = new Uint8Array([1]);

describe('a file of Excel in its worker', () => {
  afterEach(() => void vi.useRealTimers());

  it('is put together from what came before the document, and the worker is ended', async () => {
    const { port, requests, say } = silentWorker();
    const { document, table } = sampleWorkbook();
    const read = readFileInWorker(file, options, port);
    expect(requests).toMatchObject([{ kind: 'read', name: 'Book' }]);
    for (const name of ['Ada', 'Bob', 'Cyd']) {
      const blocks = table.columns.map((_, index) => blockFromValues('text', [`${name} ${index}`]));
      say({ kind: 'blocks', sheetId: table.id, blocks });
    }
    const columns = table.columns.map((column) => ({ ...column, blocks: [] }));
    const bare = { ...document, sheets: [...newWorkbook().sheets, { ...table, columns }] };
    say({ kind: 'read', result: { ok: true, value: { document: bare, notes: [] } } });
    const result = await read;
    const back = result.ok ? result.value.document.sheets[1] : undefined;
    expect(back?.kind === 'table' && back.columns.map(({ blocks }) => blocks.length)).toEqual([3, 3, 3]);
    expect(port.isEnded).toBe(true);
  });

  it('may be a workbook of ours, which comes one row of blocks at a time as well', async () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => row);
    const table = sampleTable('Many', [
      { name: 'Id', type: 'text', values: rows.map((row) => `00${row}`) },
      { name: 'Revenue', type: 'number', values: rows },
    ]);
    const document = { ...newWorkbook({ name: 'Mine' }), sheets: [table] };
    const port = inProcessXlsx();
    const result = await readFileInWorker(await writeWorkbookFile(document), options, port);
    expect(result).toEqual({ ok: true, value: { document, notes: [] } });
    const { length } = table.blockLengths;
    expect(length).toBeGreaterThan(1);
    expect(port.said.map(({ kind }) => kind)).toEqual([...Array<string>(length).fill('blocks'), 'read']);
    for (const reply of port.said) expect(reply.kind === 'blocks' ? reply.blocks.length : 2).toBe(2);
    const last = port.said.at(-1);
    const [sent] = last?.kind === 'read' && last.result.ok ? last.result.value.document.sheets : [];
    expect(sent?.kind === 'table' && sent.columns.map(({ blocks }) => blocks)).toEqual([[], []]);
  });

  it('is cancelled at any moment by ending the worker: before it began, while it reads, after parts of it came', async () => {
    const abort = new AbortController();
    const cancelled = { ok: false, problem: { code: 'importCancelled' } };
    const first = silentWorker();
    const reading = readFileInWorker(file, { ...options, signal: abort.signal }, first.port);
    const second = silentWorker();
    const started = readFileInWorker(file, { ...options, signal: abort.signal }, second.port);
    second.say({ kind: 'blocks', sheetId: sampleWorkbook().table.id, blocks: [] });
    abort.abort();
    expect(await reading).toMatchObject(cancelled);
    expect(await started).toMatchObject(cancelled);
    const third = silentWorker();
    expect(await readFileInWorker(file, { ...options, signal: abort.signal }, third.port)).toMatchObject(
      cancelled,
    );
    expect([first, second, third].map(({ port }) => port.isEnded)).toEqual([true, true, true]);
    expect(third.requests).toEqual([]);
  });

  it('that takes longer than a harmless one does is ended, and so is a worker that fails', async () => {
    vi.useFakeTimers();
    const { port } = silentWorker();
    const read = readFileInWorker(file, options, port);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(port.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await read).toMatchObject({
      ok: false,
      problem: { code: 'fileTooSlow', params: { seconds: 10 } },
    });
    expect(port.isEnded).toBe(true);
    const patient = silentWorker();
    const longer = readFileInWorker(file, { ...options, longestSeconds: 60 }, patient.port);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(patient.port.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await longer).toMatchObject({ ok: false, problem: { params: { seconds: 60 } } });
  });

  it('is written, or cancelled, with a worker of its own', async () => {
    const { document } = newWorkbookRequest();
    const request: Omit<WriteRequest, 'kind'> = { ...newWorkbookRequest(), document };
    const abort = new AbortController();
    const first = silentWorker();
    const written = writeXlsxInWorker(request, { signal: abort.signal }, first.port);
    first.say({ kind: 'written', bytes: new Uint8Array([80, 75]) });
    expect(await written).toEqual({ ok: true, value: new Uint8Array([80, 75]) });
    const second = silentWorker();
    const never = writeXlsxInWorker(request, { signal: abort.signal }, second.port);
    abort.abort();
    expect(await never).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect([first, second].map(({ port }) => port.isEnded)).toEqual([true, true]);
  });
});

function newWorkbookRequest(): Omit<WriteRequest, 'kind'> {
  return {
    document: newWorkbook(),
    computed: { version: 0, tables: [], grids: [] } as unknown as WriteRequest['computed'],
    words: {} as WriteRequest['words'],
    pictures: new Map(),
    hostFunctions: [],
  };
}
