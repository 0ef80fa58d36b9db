import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { openCsv } from '../../src/io/csvSource';
import { toCsvText } from '../../src/io/csvText';
import type { CsvChoices } from '../../src/model/fileImport';
import { readBlocks } from '../../src/model/columnBlocks';
import type { CellValue } from '../../src/shared/value';
import { runs } from '../support/runs';

/* What goes out as CSV is harmless in a spreadsheet, and comes back as it was. */

const marks = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'] as const;
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom(...marks), fc.string({ maxLength: 6 }))
    .map((parts) => parts.join('')),
  fc.constantFrom(
    "'quoted'",
    '"',
    'a"b,c',
    'two\r\nlines',
    ' ',
    '客户，甲',
    '👩‍👩‍👧',
    'e\u0301',
    '\u202eright to left',
    'TRUE',
    '1e5',
    '=1+1',
  ),
);
/** No file of text holds a NUL or half a character. */
const isWritable = (given: string): boolean => given.isWellFormed() && !/[\0\ufeff]/.test(given);
const id = fc.oneof(fc.stringMatching(/^0[0-9]{1,20}$/), fc.stringMatching(/^[1-9][0-9]{15,25}$/));
const rows = fc.array(
  fc.tuple(
    id,
    text.filter(isWritable),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  ),
  {
    minLength: 1,
    maxLength: 20,
  },
);

async function comeBack(csv: string, choices: CsvChoices): Promise<CellValue[][]> {
  const read = await openCsv(new TextEncoder().encode(csv)).read({
    encoding: 'utf-8',
    hasHeader: true,
    ...choices,
  });
  if (!read.ok) throw new Error(read.problem.code);
  const { rowCount, columns } = read.value;
  return Array.from({ length: rowCount }, (_, row) => columns.map(({ blocks }) => readBlocks(blocks, row)));
}

it('texts, leading zeros, long ids and numbers come back from CSV, and none of them is a formula there', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const csv = toCsvText(['Customer ID', 'Note', 'Amount'], table);
      // The ids are left to be guessed, as they are by whoever opens the file.
      const found = await comeBack(csv, { columns: { 1: { type: 'text' }, 2: { type: 'number' } } });
      expect(found).toEqual(table.map(([key, note, amount]) => [key, note === '' ? null : note, amount + 0]));
      // As any other program reads it.
      const cells = Papa.parse<string[]>(csv.slice(1), { delimiter: ',', newline: '\r\n' }).data;
      for (const [, note = ''] of cells) expect(note).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    }),
    { numRuns: runs(200) },
  );
});

it('asked for as they stand, texts come back too', async () => {
  const plain = rows.map((table) => table.filter(([, note]) => !/^'+[=+\-@\t\r\n＝＋－＠]/u.test(note)));
  await fc.assert(
    fc.asyncProperty(
      plain.filter((table) => table.length > 0),
      async (table) => {
        const csv = toCsvText(['Customer ID', 'Note', 'Amount'], table, { raw: true });
        const found = await comeBack(csv, { columns: { 1: { type: 'text' }, 2: { type: 'number' } } });
        expect(found.map(([, note]) => note)).toEqual(table.map(([, note]) => (note === '' ? null : note)));
      },
    ),
    { numRuns: runs(100) },
  );
});
