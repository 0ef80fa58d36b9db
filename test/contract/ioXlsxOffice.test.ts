import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import type { WorkbookDocument } from '../../src/model/document';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { xlsxWords } from '../../src/session/xlsx/xlsxWords';
import { locales } from '../../src/shared/localText';
import { selfTestOf } from '../../templates/selfTest';
import { builtInTemplate, builtInTemplateIds } from '../support/builtInTemplates';
import { eachSeed } from '../support/eachSeed';
import { officeFaults } from '../support/officeValidator';
import { randomFileDocument } from '../support/randomFileDocument';
import { diceOf, isSoak, testSize, testTimeoutMs } from '../support/testSize';
import { calculated } from '../support/workbookValues';

const picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

async function exported(document: WorkbookDocument): Promise<Uint8Array> {
  const world = await calculated(document);
  const file = await writeXlsxWorkbook({
    document,
    values: world.core.values,
    forms: functionForms,
    words: xlsxWords(document.locale),
    pictures: new Map(document.charts.map(({ id }) => [id, picture])),
  });
  world.dispose();
  return file;
}

it(
  'random workbooks become files that Office takes as they are',
  async () => {
    await eachSeed(testSize(3, 60), async (seed) => {
      expect(await officeFaults(await exported(randomFileDocument(diceOf(seed))))).toEqual([]);
    });
  },
  testTimeoutMs(120_000),
);

it(
  'and what templates build, with its charts, names and rules',
  async () => {
    const ids = isSoak ? builtInTemplateIds : ['clv', 'selection-criteria', 'crm-routines'];
    for (const id of ids) {
      for (const locale of isSoak ? locales : (['zh-CN'] as const)) {
        const selfTest = selfTestOf(builtInTemplate(id), locale);
        if (!selfTest.ok) throw new Error(id);
        expect(await officeFaults(await exported(selfTest.value.document)), `${id} ${locale}`).toEqual([]);
      }
    }
  },
  testTimeoutMs(120_000),
);

it('finds a part that stands where it may not', async () => {
  const parts = unzipSync(await exported(randomFileDocument(diceOf(1))));
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
  parts['xl/styles.xml'] = strToU8(styles.replace(/(<sz [^>]*>)(<name [^>]*>)/, '$2$1'));
  expect(await officeFaults(zipSync(parts))).toEqual([expect.stringContaining('/xl/styles.xml')]);
});
