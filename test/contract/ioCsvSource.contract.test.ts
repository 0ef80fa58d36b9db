import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyOperations } from '../../src/model/applyOperations';
import { readBlocks } from '../../src/model/columnBlocks';
import { newWorkbook } from '../../src/model/newWorkbook';
import { sampleTable } from '../support/sampleWorkbook';
import { onFault } from '../../src/shared/report';
import { openCsv } from '../../src/io/csvSource';
import { openCsvInWorker, type ImportWorkerPort } from '../../src/io/importClient';
import { hostImport } from '../../src/io/importHost';
import type { CsvSource } from '../../src/io/importSource';
import type { ImportPort, ImportReply, ImportRequest } from '../../src/io/importProtocol';

/** The worker's host at the other end of a real message channel: everything is cloned or transferred as to a worker. */
function hostInThisThread(): ImportWorkerPort {
  const { port1, port2 } = new MessageChannel();
  hostImport(port2 as unknown as ImportPort<ImportReply, ImportRequest>);
  const client = port1 as unknown as ImportWorkerPort;
  client.terminate = () => {
    port1.close();
    port2.close();
  };
  return client;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const cancelled = { ok: false, problem: { kind: 'problem', code: 'importCancelled' } };

const ways: readonly [name: string, open: (text: string) => CsvSource][] = [
  ['in this thread', (text) => openCsv(bytesOf(text))],
  ['through messages, from bytes', (text) => openCsvInWorker(bytesOf(text), hostInThisThread())],
  ['through messages, from a file', (text) => openCsvInWorker(new Blob([bytesOf(text)]), hostInThisThread())],
];

describe.each(ways)('a CSV source %s', { timeout: 30_000 }, (_, open) => {
  let source: CsvSource;
  const large = 'id,name\n' + Array.from({ length: 100_000 }, (_, i) => `${i},name ${i}\n`).join('');
  afterEach(() => source.dispose());

  it('works out how a file changes a table of many blocks', async () => {
    const count = 10_000;
    const table = sampleTable('Customers', [
      { name: 'id', type: 'text', values: Array.from({ length: count }, (_, i) => `C${i}`) },
      { name: 'Twice', type: 'number', values: Array.from({ length: count }, () => 0) },
      { name: 'revenue', type: 'number', values: Array.from({ length: count }, (_, i) => i) },
    ]);
    const [id, twice, revenue] = table.columns;
    // A calculated column has no blocks: those behind it must still find their place.
    const withFormula = { ...table, columns: [id!, { ...twice!, formula: '=2', blocks: [] }, revenue!] };
    source = open('id,revenue\nC1,1\nC9999,7\nD1,8\n');
    const result = await source.readUpdate({}, { table: withFormula, keyColumnId: id!.id });
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.counts).toEqual({ updated: 1, added: 1, unchanged: 1, ambiguous: 0 });
    const document = { ...newWorkbook(), sheets: [withFormula] };
    const [changed] = applyOperations(document, result.value.operations).document.sheets;
    const blocks = changed?.kind === 'table' ? changed.columns[2]!.blocks : [];
    expect([1, 9_998, 9_999, 10_000].map((row) => readBlocks(blocks, row))).toEqual([1, 9_998, 7, 8]);
  });

  it('stops an update when it is told to, and goes on to answer', async () => {
    const table = sampleTable('Customers', [{ name: 'id', type: 'number', values: [1] }]);
    source = open(large);
    const controller = new AbortController();
    const updating = source.readUpdate(
      {},
      { table, keyColumnId: table.columns[0]!.id },
      {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      },
    );
    expect(await updating).toEqual(cancelled);
    expect(await source.preview()).toMatchObject({ ok: true });
  });

  it('previews as often as it is asked and reads what was chosen', async () => {
    source = open('id,name,joined\n1,Ada,2024-03-05\n2,Grace,\n');
    expect(await source.preview()).toMatchObject({ ok: true, value: { delimiter: ',', hasHeader: true } });
    const choices = { hasHeader: false };
    expect(await source.preview(choices)).toMatchObject({ ok: true, value: { hasHeader: false } });
    const result = await source.read();
    expect(result).toMatchObject({
      ok: true,
      value: { rowCount: 2, blockLengths: [2], report: { rowCount: 2, columnCount: 3, entryCount: 0 } },
    });
    const columns = result.ok ? result.value.columns : [];
    expect(columns.map(({ blocks }) => [readBlocks(blocks, 0), readBlocks(blocks, 1)])).toEqual([
      ['1', '2'],
      ['Ada', 'Grace'],
      [45356, null],
    ]);
  });

  it('reads the same file again', async () => {
    source = open('a,b\n1,2\n');
    expect(await source.read()).toEqual(await source.read());
  });

  it('reports progress and puts many blocks together in order', async () => {
    source = open(large);
    const fractions: number[] = [];
    const result = await source.read({}, { onProgress: (fraction) => fractions.push(fraction) });
    const columns = result.ok ? result.value.columns : [];
    expect(columns[1]?.blocks).toHaveLength(Math.ceil(100_000 / 4096));
    expect(readBlocks(columns[1]?.blocks ?? [], 99_999)).toBe('name 99999');
    expect(fractions.length).toBeGreaterThan(2);
  });

  it('answers a cancel with importCancelled and goes on working', async () => {
    source = open(large);
    expect(await source.read({}, { signal: AbortSignal.abort() })).toEqual(cancelled);
    const controller = new AbortController();
    const reading = source.read({}, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(await reading).toEqual(cancelled);
    expect(await source.preview()).toMatchObject({ ok: true });
  });

  it('hands over problems of the file', async () => {
    source = open('');
    const empty = { ok: false, problem: { kind: 'problem', code: 'fileEmpty' } };
    expect(await source.preview()).toEqual(empty);
    expect(await source.read()).toEqual(empty);
  });
});

describe('a worker that fails', () => {
  const faults: string[] = [];
  let stopListening: () => void;
  beforeEach(() => {
    faults.length = 0;
    stopListening = onFault(({ where }) => faults.push(where));
  });
  afterEach(() => stopListening());

  class BrokenPort implements ImportWorkerPort {
    onmessage: ImportWorkerPort['onmessage'] = null;
    onerror: ImportWorkerPort['onerror'] = null;
    terminations = 0;
    postMessage(): void {}
    terminate(): void {
      this.terminations++;
    }
  }

  it('fails what waits for it and what is asked later, and is reported once', async () => {
    const port = new BrokenPort();
    const source = openCsvInWorker(bytesOf('a,b\n1,2\n'), port);
    const preview = source.preview();
    const reading = source.read();
    port.onerror?.({ message: 'out of memory' });
    const internal = { ok: false, problem: { kind: 'problem', code: 'internal' } };
    expect(await preview).toEqual(internal);
    expect(await reading).toEqual(internal);
    expect((await source.preview()).ok).toBe(false);
    expect((await source.read()).ok).toBe(false);
    source.dispose();
    expect(port.terminations).toBe(1);
    expect(faults).toEqual(['import worker']);
  });

  it('is ended when a workbook takes longer than a harmless one does', async () => {
    vi.useFakeTimers();
    try {
      const port = new BrokenPort();
      const source = openCsvInWorker(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), port);
      const preview = source.preview();
      await vi.advanceTimersByTimeAsync(9_999);
      expect(port.terminations).toBe(0);
      await vi.advanceTimersByTimeAsync(1);
      expect(await preview).toMatchObject({
        ok: false,
        problem: { code: 'fileTooSlow', params: { seconds: 10 } },
      });
      expect(port.terminations).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends with the source, and what waits is cancelled', async () => {
    const port = new BrokenPort();
    const source = openCsvInWorker(bytesOf('a,b\n1,2\n'), port);
    const reading = source.read();
    source.dispose();
    expect(await reading).toEqual(cancelled);
    expect(port.terminations).toBe(1);
  });
});
