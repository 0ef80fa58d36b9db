import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../src/io/csvSource';
import { KeyIndex, noRow, severalRows } from '../../../src/io/keyIndex';
import type { TableUpdate } from '../../../src/io/importSource';
import { applyOperations } from '../../../src/model/applyOperations';
import type { ColumnBlock } from '../../../src/model/columnBlock';
import type { TableSheet, WorkbookDocument } from '../../../src/model/document';
import { canonicalDocument, canonicalValues } from '../../../src/model/documentEquality';
import { tableSheet } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { applyAndCheck } from '../../support/applyAndCheck';
import { sampleTable, type SampleColumn } from '../../support/sampleWorkbook';
import { bytesOf } from './importSupport';

function workbookOf(columns: readonly SampleColumn[]): { document: WorkbookDocument; table: TableSheet } {
  const table = sampleTable('Customers', columns);
  return { document: { ...newWorkbook(), sheets: [table] }, table };
}

const customers = (): ReturnType<typeof workbookOf> =>
  workbookOf([
    { name: 'Customer id', type: 'text', role: 'customerId', values: ['00001', '00002', '00003', '7', '7'] },
    { name: 'Name', type: 'text', values: ['Ada', 'Bob', 'Cyd', 'Dan', 'Eve'] },
    { name: 'Revenue', type: 'number', role: 'revenue', values: [1, 2, null, 4, 5] },
  ]);

async function update(text: string, table: TableSheet, key = 0): Promise<TableUpdate> {
  const target = { table, keyColumnId: table.columns[key]!.id };
  const result = await openCsv(bytesOf(text)).readUpdate({ hasHeader: true }, target);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const rowsOf = (document: WorkbookDocument, table: TableSheet): unknown[][] => {
  const columns = tableSheet(document, table.id).columns.map(({ blocks }) => canonicalValues(blocks));
  return (columns[0] ?? []).map((_, row) => columns.map((values) => values[row]));
};

describe('updating rows by a key', () => {
  it('changes rows of the same key, adds the others, and says how many', async () => {
    const { document, table } = customers();
    // Another order of columns, a role in place of a name, and keys that only a column of texts keeps whole.
    const text = 'Name,revenue,customer id\nAda,10,00001\n,,00002\nCyd,,00003\nNew,9,00009\nOther,8,0009\n';
    const { operations, counts } = await update(text, table);
    expect(counts).toEqual({ updated: 1, added: 2, unchanged: 2, ambiguous: 0 });
    const applied = applyAndCheck(document, operations);
    expect(rowsOf(applied.document, table)).toEqual([
      ['00001', 'Ada', 10],
      ['00002', 'Bob', 2],
      ['00003', 'Cyd', null],
      ['7', 'Dan', 4],
      ['7', 'Eve', 5],
      ['00009', 'New', 9],
      ['0009', 'Other', 8],
    ]);
  });

  it('leaves out what is not clear: keys that are blank, or that several rows have', async () => {
    const { document, table } = customers();
    const text = 'customer id,name\n7,which?\n,nobody\n00001,first\n00001,second\n00002,Robert\n';
    const { operations, counts } = await update(text, table);
    expect(counts).toEqual({ updated: 1, added: 0, unchanged: 0, ambiguous: 4 });
    const applied = applyAndCheck(document, operations).document;
    expect(rowsOf(applied, table).map((row) => row[1])).toEqual(['Ada', 'Robert', 'Cyd', 'Dan', 'Eve']);
  });

  it('tells each cell that changes, with its key, and each row that is left out', async () => {
    const { table } = customers();
    const text =
      'customer id,name,revenue,City\n00002,Bob,20,Kyiv\n7,which?,1,\n00001,Ann,1,\n00009,New,9,Lima\n,?,,\n';
    const { changes, report } = await update(text, table);
    const number = { type: 'number' };
    expect(changes).toEqual([
      { row: 1, key: '00002', column: 'Revenue', format: number, before: 2, after: 20 },
      { row: 1, key: '00002', column: 'City', format: { type: 'text' }, before: null, after: 'Kyiv' },
      { row: 3, key: '00001', column: 'Name', format: { type: 'text' }, before: 'Ada', after: 'Ann' },
    ]);
    expect(report.entries).toEqual([
      { kind: 'unclearKey', row: 2, column: 'Customer id', text: '7' },
      { kind: 'unclearKey', row: 5, column: 'Customer id', text: '' },
    ]);
    expect(report.entryCount).toBe(2);
  });

  it('adds columns that the table does not have, and leaves calculated ones alone', async () => {
    const { document, table } = workbookOf([
      { name: 'id', type: 'number', values: [1, 2] },
      { name: 'Score', type: 'number', values: [0, 0] },
    ]);
    const calculated: TableSheet = {
      ...table,
      columns: table.columns.map((column, i) =>
        i === 1 ? { ...column, formula: '=1', blocks: [] } : column,
      ),
    };
    const { operations, counts } = await update('id,Score,City\n2,9,Kyiv\n3,9,Lima\n', calculated);
    expect(counts).toEqual({ updated: 1, added: 1, unchanged: 0, ambiguous: 0 });
    const applied = applyAndCheck({ ...document, sheets: [calculated] }, operations).document;
    const after = tableSheet(applied, table.id);
    expect(after.columns.map(({ name }) => name)).toEqual(['id', 'Score', 'City']);
    expect(canonicalValues(after.columns[2]!.blocks)).toEqual([null, 'Kyiv', 'Lima']);
    expect(after.columns[1]!.formula).toBe('=1');
  });

  it('needs the key in the file', async () => {
    const { table } = customers();
    const target = { table, keyColumnId: table.columns[0]!.id };
    expect(await openCsv(bytesOf('Name,x\nAda,1\n')).readUpdate({}, target)).toMatchObject({
      ok: false,
      problem: { code: 'keyColumnMissing', params: { name: 'Customer id' } },
    });
  });

  it('means what a loop over a map of rows means', async () => {
    const key = fc.integer({ min: 1, max: 12 }).map(String);
    const value = fc.constantFrom('', '1', '2', '3');
    const row = fc.tuple(key, value, value);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 15 }),
        fc.array(row, { minLength: 1, maxLength: 15 }),
        async (...given) => {
          const [old, file] = given;
          const numberOf = (text: string): number | null => (text === '' ? null : Number(text));
          const { document, table } = workbookOf([
            { name: 'id', type: 'number', values: old.map(([id]) => Number(id)) },
            { name: 'a', type: 'number', values: old.map(([, a]) => numberOf(a)) },
            { name: 'b', type: 'number', values: old.map(([, , b]) => numberOf(b)) },
          ]);
          const expected = old.map((cells) => cells.map(numberOf));
          for (const [id, a, b] of file) {
            if (file.filter(([other]) => other === id).length > 1) continue;
            const places = old.flatMap(([other], index) => (other === id ? [index] : []));
            if (places.length > 1) continue;
            const place = expected[places[0] ?? -1];
            if (!place) expected.push([numberOf(id), numberOf(a), numberOf(b)]);
            else [, place[1] = null, place[2] = null] = [0, numberOf(a) ?? place[1], numberOf(b) ?? place[2]];
          }
          const text = `id,a,b\n${file.map((cells) => cells.join(',')).join('\n')}\n`;
          const { operations, counts } = await update(text, table);
          const applied = applyAndCheck(document, operations).document;
          expect(rowsOf(applied, table)).toEqual(expected);
          expect(counts.added).toBe(expected.length - old.length);
          expect(counts.updated + counts.added + counts.unchanged + counts.ambiguous).toBe(file.length);
        },
      ),
    );
  });

  it('of 100,000 is undone by the blocks that stood there, and stops half-way when it is told to', async () => {
    const rows = 100_000;
    const { document, table } = workbookOf([
      { name: 'id', type: 'text', values: Array.from({ length: rows }, (_, i) => `C${i}`) },
      { name: 'Revenue', type: 'number', values: Array.from({ length: rows }, (_, i) => i) },
      { name: 'Note', type: 'text', values: Array.from({ length: rows }, () => 'as it was') },
    ]);
    const text = `id,Revenue,Note\n${Array.from({ length: rows }, (_, i) => `C${rows - 1 - i},${i % 2 ? 1e6 + i : rows - 1 - i},as it was`).join('\n')}\n`;
    const { operations, counts, changes } = await update(text, table);
    expect(counts).toEqual({ updated: rows / 2, added: 0, unchanged: rows / 2, ambiguous: 0 });
    expect(changes).toHaveLength(1_000);
    const applied = applyOperations(document, operations);
    const old = new Set<ColumnBlock>(table.columns.flatMap(({ blocks }) => blocks));
    expect(applied.inverse).toHaveLength(table.blockLengths.length);
    for (const operation of applied.inverse)
      expect(operation.kind === 'setCells' && old.has(operation.values)).toBe(true);
    const after = tableSheet(applied.document, table.id);
    expect(after.columns[0]!.blocks).toBe(table.columns[0]!.blocks);
    expect(after.columns[2]!.blocks).toBe(table.columns[2]!.blocks);
    expect(canonicalDocument(applyOperations(applied.document, applied.inverse).document)).toEqual(
      canonicalDocument(document),
    );

    const abort = new AbortController();
    const fractions: number[] = [];
    const options = {
      signal: abort.signal,
      onProgress: (fraction: number) => {
        fractions.push(fraction);
        if (fraction > 0.4) abort.abort();
      },
    };
    const target = { table, keyColumnId: table.columns[0]!.id };
    expect(await openCsv(bytesOf(text)).readUpdate({}, target, options)).toMatchObject({
      ok: false,
      problem: { code: 'importCancelled' },
    });
    expect(fractions.some((fraction) => fraction > 0 && fraction < 1)).toBe(true);
  });
});

describe('the index of keys', () => {
  it('finds the row of every key, and knows which keys are not alone', () => {
    const key = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ noNaN: true }),
      fc.constantFrom('a', ' a', 'b', true),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const index = new KeyIndex(keys.length);
        keys.forEach((each, row) => index.add(each, row));
        const nameOf = (each: unknown): unknown =>
          typeof each === 'string' ? each.trim() : each === true ? 'true' : each === 0 ? 0 : each;
        keys.forEach((each, row) => {
          const alone = keys.filter((other) => nameOf(other) === nameOf(each)).length === 1;
          expect(index.rowOf(each)).toBe(alone ? row : severalRows);
        });
        expect(index.rowOf('no such key')).toBe(noRow);
        expect(index.rowOf(0.123456789)).toBe(noRow);
      }),
    );
  });

  it('takes no blanks and no errors', () => {
    const index = new KeyIndex(3);
    expect([index.add(null, 0), index.add('  ', 1), index.add('x', 2)]).toEqual([false, false, true]);
    expect(index.rowOf(null)).toBe(noRow);
  });
});
