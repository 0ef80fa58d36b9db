import type { SampleChoice } from '../../src/model/templateDraft';
import { locales } from '../../src/shared/localText';
import type { CellValue } from '../../src/shared/value';
import { missingFields } from '../mapFields';
import { sampleFirmIds } from '../samples/sampleFirm';
import { SampleRandom } from '../samples/sampleRandom';
import { isSampleTable } from '../samples/sampleWorkbook';
import type { Template, TemplateField, TemplateFile } from '../schema';
import { sampleDocument } from '../selfTest';

const generatedRows = 12;
const firstDay = 45_292; // 2024-01-01

/** What the self-test of a template can run on: a fictional firm that has every field it needs, or made-up rows. */
export function possibleSamples(template: Template): SampleChoice[] {
  const firms = sampleFirmIds.filter((sample) => {
    if (template.tables.length === 0 || !template.tables.every(({ key }) => isSampleTable(key))) return false;
    const onFirm = { ...template, selfTest: { ...template.selfTest, sample } };
    // Its headers are in the language of the workbook, and a self-test runs in both.
    return locales.every(
      (locale) => missingFields(template, sampleDocument(onFirm, locale).mapping).length === 0,
    );
  });
  return [...firms, 'generated'];
}

/** A self-test without results: the firm, or a few rows for each table, none of which is anybody's. */
export function sampleOf(template: Template, sample: SampleChoice): TemplateFile['selfTest'] {
  if (sample !== 'generated') return { sample, tables: {}, columns: {} };
  const tables = template.tables.map(({ key, fields }) => {
    const random = new SampleRandom(key.length * 31 + fields.length);
    const rows = Array.from({ length: generatedRows }, (_, row) =>
      fields.map((field) => madeUp(field, row, random) as string | number | boolean),
    );
    return [key, { fields: fields.map((field) => field.key), rows }];
  });
  return { tables: Object.fromEntries(tables) as TemplateFile['selfTest']['tables'], columns: {} };
}

function madeUp({ holds, roles }: TemplateField, row: number, random: SampleRandom): CellValue {
  // Ids are the same in every table, so that orders find their customers.
  if (roles.some((role) => role.endsWith('Id'))) return holds === 'number' ? row + 1 : `C${row + 1}`;
  switch (holds) {
    case 'number':
      if (roles.includes('satisfaction')) return random.whole(1, 10);
      // Costs below what is earned, so that there is something to divide.
      return Math.round(
        roles.some((role) => role.endsWith('Cost')) ? random.between(1, 90) : random.between(100, 1000),
      );
    case 'date':
      return firstDay + random.whole(0, 700);
    case 'boolean':
      return random.chance(0.3);
    case 'text':
    case 'anything':
      return random.pick(['A', 'B', 'C', 'D']);
  }
}
