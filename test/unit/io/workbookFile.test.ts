import { describe, expect, it } from 'vitest';
import { isWorkbookFile, readWorkbookFile, writeWorkbookFile } from '../../../src/io/workbookFile';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { sampleWorkbook } from '../../support/sampleWorkbook';

const { document } = sampleWorkbook();

describe('a workbook file', () => {
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
});
