import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pasteCells } from '../../../src/commands/paste';
import { pasteLongText } from '../../../src/commands/pasteText';
import { readColumnText } from '../../../src/io/columnText';
import { blockLength } from '../../../src/model/columnBlock';
import type { WorkControls } from '../../../src/model/columnText';
import { canonicalDocument } from '../../../src/model/documentEquality';
import type { GridSheet } from '../../../src/model/document';
import type { Operation } from '../../../src/model/operation';
import { lineId } from '../../../src/model/ids';
import { applyAndCheck } from '../../support/applyAndCheck';
import { firstSheetId, region, testBench, workbookWithTable, type TestBench } from './commandContext';

/** A bench that reads long texts as the session does, in this thread. */
function readingBench(bench: TestBench): TestBench {
  return Object.assign(bench, { services: { ...bench.services, readColumnText } });
}

function customers(rows: number): TestBench {
  return readingBench(
    testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: Array.from({ length: rows }, (_, i) => `n${i}`) },
        { name: 'Twice', type: 'number', formula: '=2' },
        { name: 'Revenue', type: 'number', values: Array.from({ length: rows }, (_, i) => i) },
        { name: 'Active', type: 'boolean', values: Array.from({ length: rows }, (_, i) => i % 2 === 0) },
      ]),
    ),
  );
}

const canonical = (bench: TestBench): unknown => {
  const sheets = (
    canonicalDocument(bench.workbook.document) as { sheets: { id: string; columns?: { id: string }[] }[] }
  ).sheets;
  // Two workbooks differ in their ids only.
  return sheets.map(({ id: _id, columns, ...sheet }) => ({
    ...sheet,
    columns: columns?.map(({ id: _column, ...column }) => column),
  }));
};

it('makes columns of the headings of a long list in a new table, as a short one does', async () => {
  const line = (index: number): string => `${String(index).padStart(6, '0')}\tname ${index}\t${index}.5`;
  const text = ['ID\tName\tRevenue', ...Array.from({ length: 6_000 }, (_, index) => line(index))].join('\n');
  const newTable = (): TestBench =>
    testBench(workbookWithTable([{ name: 'Name', type: 'text', values: [] }]));
  const [short, long] = [newTable(), readingBench(newTable())];
  for (const bench of [short, long])
    await bench.run(pasteCells, { target: region(bench.table().id, [0, 0]), text });
  expect(long.table().columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'ID text',
    'Name text',
    'Revenue number',
  ]);
  expect(long.column('ID')[5_999]).toBe('005999');
  expect(canonical(long)).toEqual(canonical(short));
  expect(long.notices.map((notice) => notice.kind === 'message' && notice.text)).toContain(
    'view_headingsTaken',
  );
  long.services.undo();
  expect(long.table().columns.map(({ name }) => name)).toEqual(['Name']);
});

describe('pasting a long text into a grid', () => {
  const text = Array.from({ length: 3_000 }, (_, i) => `name ${i}\t${i}.5\t=B${i + 1}*2\t`).join('\n');

  it('means the same as pasting it at once, keeps what stands beside it, and one undo takes it back', async () => {
    const [short, long] = [testBench(), readingBench(testBench())];
    for (const bench of [short, long]) {
      const target = region(firstSheetId(bench), [70, 1]);
      void bench.run(pasteCells, { target, text: 'stays\t\t\tstays too\t\tbeside' });
    }
    const before = canonicalDocument(long.workbook.document);
    const target = (bench: TestBench): ReturnType<typeof region> => region(firstSheetId(bench), [3, 2]);
    await short.run(pasteCells, { target: target(short), text });
    let operations: readonly Operation[] = [];
    long.workbook.subscribe((transaction) => (operations = transaction.operations));
    await long.run(pasteCells, { target: target(long), text });
    expect(operations.map(({ kind }) => kind)).toEqual(['insertLines', 'setGridChunks']);
    expect(canonical(long)).toEqual(canonical(short));
    expect([long.input(70, 1), long.input(70, 6), long.input(100, 3)]).toEqual(['stays', 'beside', 97.5]);
    long.services.undo();
    expect(canonicalDocument(long.workbook.document)).toEqual(before);
    long.services.redo();
    expect(canonical(long)).toEqual(canonical(short));
  });

  it('keeps every law of an operation, and the old chunks for coming back', () => {
    const bench = testBench();
    const sheet = bench.workbook.document.sheets[0] as GridSheet;
    const first = { '1:1': { input: 1 }, '2:1': { input: 'x' } };
    const { document } = applyAndCheck(bench.workbook.document, [
      { kind: 'setGridChunks', sheetId: sheet.id, chunks: { 0: first } },
    ]);
    const { inverse } = applyAndCheck(document, [
      { kind: 'setGridChunks', sheetId: sheet.id, chunks: { 0: null, 1: { '64:1': { input: true } } } },
    ]);
    const [restoring] = inverse;
    expect(restoring?.kind === 'setGridChunks' && restoring.chunks[0]).toBe(first);
  });

  it('leaves the sheet as it was when it is cancelled half-way', async () => {
    const bench = readingBench(testBench());
    const before = bench.workbook.document;
    const abort = new AbortController();
    const controls: WorkControls = {
      signal: abort.signal,
      onProgress: (fraction) => {
        if (fraction > 0.2) abort.abort();
      },
    };
    Object.assign(bench.services, {
      runLongWork: (_label: string, work: (given: WorkControls) => unknown) => work(controls),
    });
    const target = region(firstSheetId(bench), [0, 0]);
    expect(await bench.run(pasteCells, { target, text: text.repeat(3) })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    expect(bench.workbook.document).toBe(before);
  });
});

describe('pasting a long text', () => {
  it('means the same as pasting a short one', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'x', '12', '1,200', 'yes', 'no', '2024-05-01', "'5", 'a"b', ' ', '客户'),
      fc.string({ maxLength: 4 }).map((text) => text.replaceAll(/[\t\n\r"=]/g, '')),
    );
    // The last cell is filled: pasting makes no rows and columns for blanks behind everything.
    const rows = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 }))
      .chain(([columns, count]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: count,
          maxLength: count,
        }),
      )
      .map((matrix) => matrix.map((row, i) => (i === matrix.length - 1 ? row.map(() => '7') : row)));
    await fc.assert(
      fc.asyncProperty(rows, fc.nat({ max: 4 }), fc.nat({ max: 3 }), async (matrix, row, column) => {
        const text = matrix.map((cells) => cells.join('\t')).join('\n');
        const [short, long] = [customers(5), customers(5)];
        const shortResult = await short.run(pasteCells, {
          target: region(short.table().id, [row, column]),
          text,
        });
        const target = region(long.table().id, [row, column]);
        const longResult = await pasteLongText(long, target, { text, list: null }, pasteCells.text);
        expect(longResult).toEqual(shortResult);
        expect(canonical(long)).toEqual(canonical(short));
        if (longResult.ok)
          expect(long.asked.selected).toEqual({ ...short.asked.selected, sheetId: target.sheetId });
        if (long.services.undo()) expect(canonical(long)).toEqual(canonical(customers(5)));
      }),
      { numRuns: 200 },
    );
  });

  it('enters 100,000 rows in one step that shares whole blocks with what is there, and one undo takes it back', async () => {
    const bench = customers(10_000);
    const before = bench.workbook.document;
    const text = Array.from({ length: 100_000 }, (_, i) => `new ${i % 977}\t\t${i / 2}\tyes`).join('\n');
    const versions: number[] = [];
    let operations = 0;
    bench.workbook.subscribe((transaction) => {
      versions.push(transaction.version);
      operations = transaction.operations.length;
    });
    const result = await bench.run(pasteCells, { target: region(bench.table().id, [100, 0]), text });
    expect(result).toMatchObject({ ok: true });
    expect(versions).toHaveLength(1);
    // Three columns of three blocks each, and the rows behind them.
    expect(operations).toBe(3 * 3 + 1);
    const table = bench.table();
    expect(bench.column('Revenue').slice(99, 102)).toEqual([99, 0, 0.5]);
    expect(bench.column('Name').at(-1)).toBe(`new ${99_999 % 977}`);
    expect(table.rows).toEqual([[1, 100_100]]);
    expect(table.blockLengths.every((length) => length <= blockLength)).toBe(true);
    expect(bench.services.undo()).toBe(true);
    expect(canonicalDocument(bench.workbook.document)).toEqual(canonicalDocument(before));
  });

  it('leaves everything as it was when it is cancelled half-way', async () => {
    const bench = customers(3);
    const before = bench.workbook.document;
    const seen: number[] = [];
    const abort = new AbortController();
    const controls: WorkControls = {
      signal: abort.signal,
      onProgress: (fraction) => {
        seen.push(fraction);
        if (fraction > 0.3) abort.abort();
      },
    };
    Object.assign(bench.services, {
      runLongWork: (_label: string, work: (given: WorkControls) => unknown) => work(controls),
    });
    const text = 'x\ty\t1\n'.repeat(100_000);
    expect(await bench.run(pasteCells, { target: region(bench.table().id, [0, 0]), text })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    expect(seen.some((fraction) => fraction > 0 && fraction < 1)).toBe(true);
    expect(bench.workbook.document).toBe(before);
    expect(bench.services.undo()).toBe(false);
  });

  it('is refused before it is read when there is no room', async () => {
    const bench = customers(3);
    let asked = false;
    Object.assign(bench.services, { readColumnText: () => (asked = true) });
    const text = '1\n'.repeat(1_000_000);
    expect(await bench.run(pasteCells, { target: region(bench.table().id, [1, 2]), text })).toMatchObject({
      ok: false,
      problem: { code: 'tooManyRows', params: { rows: 1_000_001, limit: 1_000_000 } },
    });
    expect(asked).toBe(false);
  });

  it('enters into the rows that are there when others went meanwhile', async () => {
    const bench = customers(5_000);
    const { id } = bench.table();
    Object.assign(bench.services, {
      readColumnText: (...given: Parameters<typeof readColumnText>) => {
        bench.workbook.dispatch({
          operations: [{ kind: 'removeRows', sheetId: id, rows: [[lineId(1), 4_998]] }],
          origin: 'rows.remove',
        });
        return readColumnText(...given);
      },
    });
    const text = Array.from({ length: 20_000 }, (_, i) => `row ${i}`).join('\n');
    await bench.run(pasteCells, { target: region(id, [1, 0]), text });
    expect(bench.table().rows).toEqual([[4_999, 2 + 19_999]]);
    expect(bench.column('Name').slice(0, 3)).toEqual(['n4998', 'row 0', 'row 1']);
  });
});
