import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentVersion } from '../../../src/model/document';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { readDocument } from '../../../src/model/readDocument';
import { readWorkbookFile, writeWorkbookFile } from '../../../src/io/workbookFile';
import { fromBinaryJson } from '../../../src/shared/binaryJson';

// One file per version that was ever stored, written once and never changed: every one of them must open for good.
const folder = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('documents of every version', () => {
  it('include one of today', () => {
    expect(files).toContain(`v${documentVersion}.json`);
  });

  it.each(files)('%s opens, and survives the way through a workbook file', async (name) => {
    const read = readDocument(fromBinaryJson(readFileSync(folder + name, 'utf8')));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.sheets.map((sheet) => sheet.kind)).toEqual(['grid', 'table', 'grid']);
    const again = await readWorkbookFile(await writeWorkbookFile(read.value));
    expect(again.ok && canonicalDocument(again.value)).toEqual(canonicalDocument(read.value));
  });
});
