import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../src/io/csvSource';
import { importLimits } from '../../../src/io/importLimits';
import { bytesOf, imported, previewed, tableRows } from './importSupport';

describe('rows that do not fit the columns', () => {
  it('pads short rows and reports them', async () => {
    const table = await imported('a,b,c\n1,2,3\n4\n5,6\n');
    expect(tableRows(table)).toEqual([
      [1, 2, 3],
      [4, null, null],
      [5, 6, null],
    ]);
    expect(table.report.entries).toEqual([
      { kind: 'tooFewCells', row: 2, column: 'b', text: '4' },
      { kind: 'tooFewCells', row: 3, column: 'c', text: '5,6' },
    ]);
  });

  it('reports surplus cells with their text, and blank ones not at all', async () => {
    const table = await imported('a,b\n1,2\n3,4,five,"s,ix"\n7,8,,\n9,10\n');
    expect(table.rowCount).toBe(4);
    expect(table.report.entries).toEqual([{ kind: 'tooManyCells', row: 2, column: null, text: 'five,s,ix' }]);
  });

  it('takes up columns that most rows have and the header has not', async () => {
    const preview = await previewed('a,b\n1,2,3\n4,5,6\n7,8,9\n');
    expect(preview.columns.map(({ name }) => name)).toEqual(['a', 'b', 'C']);
  });

  it('counts all entries of a thousand ragged rows and more, and keeps the first thousand', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => 'x,'.repeat(i % 7) + 'y');
    const table = await imported(['a,b,c', ...rows].join('\n'));
    expect(table.rowCount).toBe(1500);
    const ragged = rows.filter((_, i) => i % 7 !== 2).length;
    expect(table.report.entryCount).toBe(ragged);
    expect(table.report.entries).toHaveLength(importLimits.ledgerEntries);
  });

  it('leaves out blank rows behind the last one and keeps those between', async () => {
    const table = await imported('a,b\n1,2\n,\n\n3,4\n,\n,\n\n');
    expect(tableRows(table)).toEqual([
      [1, 2],
      [null, null],
      [3, 4],
    ]);
  });

  it('makes a table without rows of a header alone', async () => {
    const table = await imported('客户名称,收入\n');
    expect(table).toMatchObject({ rowCount: 0, blockLengths: [] });
    expect(table.columns.map(({ name, blocks }) => [name, blocks.length])).toEqual([
      ['客户名称', 0],
      ['收入', 0],
    ]);
  });
});

describe('quotation marks that are never closed', () => {
  it('spoil one line and not the rest of the file', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},text ${i}`);
    rows[10] = '10,"text 10';
    const table = await imported(['a,b', ...rows].join('\n'));
    expect(table.rowCount).toBe(20_000);
    expect(tableRows(table)[10]).toEqual([10, '"text 10']);
    expect(tableRows(table)[19_999]).toEqual([19_999, 'text 19999']);
    expect(table.report.entries.map(({ kind, row }) => [kind, row])).toEqual([['brokenQuote', 11]]);
  });

  it(
    'in many lines are read as plain characters, in a time that grows with the file',
    { timeout: 20_000 },
    async () => {
      const rows = Array.from({ length: 20_000 }, (_, i) => `${i},"half ${i}`);
      const table = await imported(['a,b', ...rows].join('\n'));
      expect(table.report.entries[0]?.kind).toBe('brokenQuote');
      expect(table.rowCount).toBeGreaterThan(0);
    },
  );
});

describe('limits', () => {
  it('refuses more columns than a table may have', async () => {
    const csv = openCsv(bytesOf(`${'x,'.repeat(1000)}x\n`));
    const problem = { kind: 'problem', code: 'fileTooManyColumns', params: { columns: 1001, limit: 1000 } };
    expect(await csv.preview()).toEqual({ ok: false, problem });
    expect(await csv.read()).toEqual({ ok: false, problem });
  });

  it('refuses a row without end', async () => {
    const csv = openCsv(bytesOf('a,b\n1,2\n' + 'x'.repeat(3 * importLimits.recordLength)));
    expect(await csv.read()).toMatchObject({ ok: false, problem: { code: 'fileDamaged' } });
  });
});

describe('choices', () => {
  const text = 'id,name,revenue\n1,Ada,5\n2,Grace,6\n';

  it('leave a column out, rename one and give it another field', async () => {
    const table = await imported(text, {
      columns: { 0: { skip: true }, 1: { name: 'Who', role: 'contact' }, 2: { role: null } },
    });
    expect(table.columns.map(({ name, role }) => [name, role])).toEqual([
      ['Who', 'contact'],
      ['revenue', null],
    ]);
    expect(table.report.columnCount).toBe(2);
  });

  it('take a field away from the column that was guessed to have it', async () => {
    const preview = await previewed(text, { columns: { 1: { role: 'revenue' } } });
    expect(preview.columns.map(({ role }) => role)).toEqual(['customerId', 'revenue', null]);
    expect(preview.columns[1]).toMatchObject({ confidence: 1, reason: null });
  });

  it('make a row of the header', async () => {
    const table = await imported(text, { hasHeader: false });
    expect(tableRows(table)[0]).toEqual(['id', 'name', 'revenue']);
  });
});

describe('progress and cancel', { timeout: 30_000 }, () => {
  const large = bytesOf('a,b\n' + '1,some text\n'.repeat(150_000));

  it('tells how far it is, up to the end', async () => {
    const fractions: number[] = [];
    await openCsv(large).read({}, { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions.length).toBeGreaterThan(5);
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions);
    expect(fractions.at(-1)).toBe(1);
  });

  it('ends when it is cancelled, before and while it reads', async () => {
    const cancelled = { ok: false, problem: { kind: 'problem', code: 'importCancelled' } };
    expect(await openCsv(large).read({}, { signal: AbortSignal.abort() })).toEqual(cancelled);
    const controller = new AbortController();
    let seen = 0;
    const onProgress = (): void => {
      seen++;
      controller.abort();
    };
    expect(await openCsv(large).read({}, { signal: controller.signal, onProgress })).toEqual(cancelled);
    expect(seen).toBe(1);
  });

  it('lets other work of the thread run in between', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 0);
    expect(await openCsv(large).read({}, { signal: controller.signal })).toMatchObject({ ok: false });
  });
});
