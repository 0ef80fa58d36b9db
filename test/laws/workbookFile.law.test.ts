import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWorkbookFile, writeWorkbookFile } from '../../src/io/workbookFile';
import { applyOperations } from '../../src/model/applyOperations';
import { binaryJsonPieces, toBinaryJson } from '../../src/shared/binaryJson';
import { diceOf, randomOperation, rolls } from '../support/randomOperations';
import { runs } from '../support/runs';
import { sampleWorkbook } from '../support/sampleWorkbook';

it('a workbook of any kind comes back equal from its file', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(rolls, { minLength: 10, maxLength: 60 }), async (steps) => {
      let { document } = sampleWorkbook();
      for (const numbers of steps) {
        document = applyOperations(document, [randomOperation(document, diceOf(numbers))]).document;
      }
      for (const [part, value] of [document, ...document.sheets].flatMap(Object.entries)) {
        if (Object.keys((value as object | undefined) ?? {}).length > 0) seen.add(part);
      }
      expect([...binaryJsonPieces(document)].join('')).toBe(toBinaryJson(document));
      const read = await readWorkbookFile(await writeWorkbookFile(document));
      expect(read).toEqual({ ok: true, value: document });
    }),
    { numRuns: runs(60) },
  );
  // All that a workbook can hold was among them.
  for (const part of [
    'parameters charts comments conditionalFormats validations hiddenRows hiddenColumns rowHeightsPx view chunks',
  ].flatMap((parts) => parts.split(' '))) {
    expect(seen).toContain(part);
  }
});
