import { describe, expect, it } from 'vitest';
import { clearCells } from '../../../src/commands/cells';
import { setColumnType } from '../../../src/commands/columns';
import type { WorkControls } from '../../../src/model/columnText';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { region, testBench, workbookWithTable, type TestBench } from './commandContext';

const rows = 100_000;

function customers(): TestBench {
  return testBench(
    workbookWithTable([
      { name: 'Code', type: 'text', values: Array.from({ length: rows }, (_, i) => String(i)) },
      { name: 'Twice', type: 'number', formula: '=2' },
      { name: 'Revenue', type: 'number', values: Array.from({ length: rows }, (_, i) => i) },
    ]),
  );
}

function withControls(bench: TestBench, controls: WorkControls): void {
  Object.assign(bench.services, {
    runLongWork: (_label: string, work: (given: WorkControls) => unknown) => work(controls),
  });
}

describe('reading 100,000 values as another type', () => {
  it('is one step, with progress', async () => {
    const bench = customers();
    const seen: number[] = [];
    withControls(bench, {
      signal: new AbortController().signal,
      onProgress: (fraction) => seen.push(fraction),
    });
    const [code] = bench.table().columns;
    const args = { sheetId: bench.table().id, columnId: code!.id, type: 'number' } as const;
    expect(await bench.run(setColumnType, args)).toEqual({ ok: true });
    expect(bench.column('Code').slice(-2)).toEqual([rows - 2, rows - 1]);
    expect(seen.at(-1)).toBe(1);
    expect(bench.services.undo()).toBe(true);
    expect(bench.table().columns[0]).toEqual(code);
  });

  it('leaves the column as it was when it is cancelled', async () => {
    const bench = customers();
    const before = bench.workbook.document;
    const abort = new AbortController();
    const onProgress = (fraction: number): void => {
      if (fraction > 0.5) abort.abort();
    };
    withControls(bench, { signal: abort.signal, onProgress });
    const args = {
      sheetId: bench.table().id,
      columnId: bench.table().columns[0]!.id,
      type: 'number',
    } as const;
    expect(await bench.run(setColumnType, args)).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(bench.workbook.document).toBe(before);
  });
});

describe('clearing a large region', () => {
  it('goes by blocks, leaves calculated columns, and comes back by the old blocks', () => {
    const bench = customers();
    const before = bench.table();
    const document = canonicalDocument(bench.workbook.document);
    let operations = 0;
    bench.workbook.subscribe((transaction) => (operations = transaction.operations.length));
    const where = region(before.id, [1, 0], [rows, 2]);
    expect(bench.run(clearCells, { regions: [where] })).toEqual({ ok: true });
    expect(operations).toBe(2 * before.blockLengths.length);
    expect([bench.column('Code')[0], bench.column('Code')[1], bench.column('Revenue').at(-1)]).toEqual([
      '0',
      null,
      null,
    ]);
    expect(bench.services.undo()).toBe(true);
    expect(canonicalDocument(bench.workbook.document)).toEqual(document);
    const again = bench.table();
    expect(
      again.columns[0]!.blocks.slice(1).every((block, i) => block === before.columns[0]!.blocks[i + 1]),
    ).toBe(true);
  });
});
