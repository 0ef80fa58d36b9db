import { describe, expect, it } from 'vitest';
import { readColumnText } from '../../src/io/columnText';
import { readColumnTextInWorker, type ColumnTextPort } from '../../src/io/columnTextClient';
import { hostColumnText, type ColumnTextReply } from '../../src/io/columnTextHost';
import type { ImportPort } from '../../src/io/importProtocol';
import type { ColumnTextReader, ColumnTextRequest } from '../../src/model/columnText';
import { canonicalValues } from '../../src/model/documentEquality';

/** The worker's host at the other end of a real message channel; `ended` tells whether the worker was let go. */
function hostInThisThread(): { port: ColumnTextPort; ended: () => boolean } {
  const { port1, port2 } = new MessageChannel();
  hostColumnText(port2 as unknown as ImportPort<ColumnTextReply, ColumnTextRequest>);
  const port = port1 as unknown as ColumnTextPort;
  let isEnded = false;
  port.terminate = () => {
    isEnded = true;
    port1.close();
    port2.close();
  };
  return { port, ended: () => isEnded };
}

const inWorker: ColumnTextReader = (request, controls) =>
  readColumnTextInWorker(request, controls, () => hostInThisThread().port);
const ways: readonly [string, ColumnTextReader][] = [
  ['in this thread', readColumnText],
  ['through messages', inWorker],
];
const controls = (): { signal: AbortSignal; onProgress: (fraction: number) => void } => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
});

describe.each(ways)('reading a long text %s', { timeout: 30_000 }, (_, read) => {
  it('packs columns by type into the blocks asked for, and new ones by what stands in them', async () => {
    const text = 'a\tskip\t1\tyes\t5\tx\nb\tskip\tone\tno\t6,000\t7\n\t\t\t\t\t\n';
    const request: ColumnTextRequest = {
      text,
      locale: 'en',
      types: ['text', null, 'number', 'boolean'],
      blockLengths: [1],
    };
    const result = await read(request, controls());
    if (!result.ok) throw new Error(result.problem.code);
    const { rowCount, columns } = result.value;
    expect(rowCount).toBe(3);
    expect(columns.map(({ type, blocks }) => [type, canonicalValues(blocks)])).toEqual([
      ['text', ['a', 'b', null]],
      ['text', []],
      ['number', [1, 'one', null]],
      ['boolean', [true, false, null]],
      ['number', [5, 6000, null]],
      ['text', ['x', '7', null]],
    ]);
    expect(columns[0]?.blocks.map((block) => block.length)).toEqual([1, 2]);
  });

  it('tells how far it is and stops when it is told to', async () => {
    const text = 'some text\t1\n'.repeat(200_000);
    const abort = new AbortController();
    const seen: number[] = [];
    const onProgress = (fraction: number): void => {
      seen.push(fraction);
      if (seen.length > 3) abort.abort();
    };
    const request: ColumnTextRequest = { text, locale: 'en', types: ['text', 'number'], blockLengths: [] };
    expect(await read(request, { signal: abort.signal, onProgress })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    expect(seen.every((fraction) => fraction > 0 && fraction < 1)).toBe(true);
    expect(await read(request, { signal: abort.signal, onProgress })).toMatchObject({ ok: false });
  });
});

describe('the paste worker', () => {
  it('is let go when it has answered, and when it was cancelled', async () => {
    const request: ColumnTextRequest = { text: 'a\tb', locale: 'en', types: ['text'], blockLengths: [] };
    const first = hostInThisThread();
    await readColumnTextInWorker(request, controls(), () => first.port);
    expect(first.ended()).toBe(true);
    const second = hostInThisThread();
    const abort = new AbortController();
    const reading = readColumnTextInWorker(
      request,
      { ...controls(), signal: abort.signal },
      () => second.port,
    );
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(second.ended()).toBe(true);
  });
});
