import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../../formulas/random';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import { readDocument } from '../../src/model/readDocument';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { xlsxWords } from '../../src/session/xlsx/xlsxWords';
import { runs } from '../support/runs';
import { randomFileDocument } from '../support/randomFileDocument';
import { shownDocument } from '../support/shownDocument';
import { calculated } from '../support/workbookValues';

it('random workbooks come back from XLSX as they went', async () => {
  await fc.assert(
    fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
      const next = seededRandom(seed);
      const document = randomFileDocument((sides) => Math.floor(next() * sides));
      const checked = readDocument(document);
      if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
      const world = await calculated(document);
      const file = await writeXlsxWorkbook({
        document,
        values: world.core.values,
        forms: functionForms,
        words: xlsxWords('en'),
      });
      world.dispose();
      const read = await readXlsxWorkbook(file, { name: document.name, locale: 'en', isKnownFunction });
      if (!read.ok) throw new Error(read.problem.code);
      expect(readDocument(read.value.document).ok).toBe(true);
      expect(read.value.notes).toEqual([]);
      expect(shownDocument(read.value.document)).toEqual(shownDocument(document));
    }),
    { numRuns: runs(20) },
  );
});
