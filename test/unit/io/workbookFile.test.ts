import { afterEach, describe, expect, it, vi } from 'vitest';
import { isWorkbookFile, readWorkbookFile, writeWorkbookFile } from '../../../src/io/workbookFile';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { sampleWorkbook } from '../../support/sampleWorkbook';

const { document } = sampleWorkbook();

describe('a workbook file', () => {
  afterEach(() => vi.restoreAllMocks());

  it('gives back the workbook', async () => {
    const bytes = await writeWorkbookFile(document);
    expect(isWorkbookFile(bytes)).toBe(true);
    const read = await readWorkbookFile(bytes);
    expect(read.ok && canonicalDocument(read.value)).toEqual(canonicalDocument(document));
  });

  it('is refused when any byte of it was changed or it was cut', async () => {
    const bytes = await writeWorkbookFile(document);
    // The gzip header holds a time and a system byte that mean nothing; all else is covered.
    for (const at of [12, 40, Math.floor(bytes.length / 2), bytes.length - 9]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ 0x55;
      const read = await readWorkbookFile(changed);
      expect(read.ok, `byte ${at}`).toBe(false);
    }
    const cut = await readWorkbookFile(bytes.slice(0, bytes.length - 20));
    expect(cut).toMatchObject({ ok: false, problem: { code: 'fileDamaged' } });
    expect(await readWorkbookFile(new Uint8Array())).toMatchObject({ ok: false });
  });

  it('is unpacked no further than the limit', async () => {
    const header = new TextEncoder().encode('WORTHBOOK1 00000000\n');
    const zeros = new Response(new Uint8Array(64_000_000)).body!.pipeThrough(new CompressionStream('gzip'));
    const bomb = new Uint8Array([...header, ...new Uint8Array(await new Response(zeros).arrayBuffer())]);
    const cancel = vi.spyOn(ReadableStreamDefaultReader.prototype, 'cancel');
    expect(await readWorkbookFile(bomb, 1_000_000)).toMatchObject({
      problem: { code: 'fileTooLarge', params: { limit: 1 } },
    });
    expect(cancel).toHaveBeenCalledOnce();
  });
});
