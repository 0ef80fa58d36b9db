import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../src/io/csvSource';
import { withoutGuard } from '../../../src/io/formulaGuard';
import { delimiters } from '../../../src/model/fileImport';
import { bytesOf, imported, tableRows } from './importSupport';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    'a"b',
    'line\nbreak',
    'line\r\nbreak',
    '\r',
    ',',
    ';',
    '\t',
    '|',
    '=1+1',
    '00012',
    '1e5',
  ),
  fc.stringMatching(/^[0-9.,-]{0,10}$/),
);
/** A table whose last column is never blank, so that no row is blank. */
const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 12 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map((rows) => rows.map((row, i) => [...row, `end ${i}`]));

/** Characters that a UTF-8 file cannot carry unchanged, or that are told apart from text only by their place. */
const isWritable = (text: string): boolean => text.isWellFormed() && !/[\0\ufeff\ufffd]/.test(text);

function written(rows: readonly string[][], delimiter: string, lineEnd: string): string {
  const quoted = (text: string): string =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
}

describe('random files', { timeout: 60_000 }, () => {
  it('give back every text of the table they were written from, without the guard of an export', async () => {
    await fc.assert(
      fc.asyncProperty(
        table.filter((rows) => rows.flat().every(isWritable)),
        fc.constantFrom(...delimiters),
        fc.constantFrom('\n', '\r\n'),
        async (rows, delimiter, lineEnd) => {
          const columns = Object.fromEntries((rows[0] ?? []).map((_, i) => [i, { type: 'text' as const }]));
          const csv = written(rows, delimiter, lineEnd);
          const result = await imported(csv, { encoding: 'utf-8', delimiter, hasHeader: false, columns });
          const expected = rows.map((row) => row.map((text) => (text === '' ? null : withoutGuard(text))));
          expect(tableRows(result)).toEqual(expected);
          expect(result.report.entryCount).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of numbers give back every number', async () => {
    const number = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 50 }), async (numbers) => {
        const csv = `key,value\n${numbers.map((value, i) => `k${i},${value}`).join('\n')}\n`;
        const result = await imported(csv, { hasHeader: true, columns: { 1: { type: 'number' } } });
        expect(tableRows(result).map((row) => row[1])).toEqual(numbers.map((value) => value + 0));
      }),
      { numRuns: 200 },
    );
  });

  it('of random bytes end in a table or in a problem, never in a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        expect(await openCsv(bytes).preview()).toHaveProperty('ok');
        expect(await openCsv(bytes).read()).toHaveProperty('ok');
      }),
      { numRuns: 300 },
    );
  });

  it('of separators, quotes and line ends end in a table or in a problem too', async () => {
    const pieces = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\n',
      '\r\n',
      '\r',
      '\t',
      ' ',
      'a',
      '1',
      '2024-01-02',
      '是',
      '%',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 400 }), async (parts) => {
        const csv = openCsv(bytesOf(parts.join('')));
        expect(await csv.preview()).toHaveProperty('ok');
        expect(await csv.read()).toHaveProperty('ok');
      }),
      { numRuns: 500 },
    );
  });
});
