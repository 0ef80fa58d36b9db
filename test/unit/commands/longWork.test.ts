import { describe, expect, it, vi } from 'vitest';
import { clearCells, typeCell } from '../../../src/commands/cells';
import { cellsToTable } from '../../../src/commands/cellsToTable';
import { removeColumns } from '../../../src/commands/columnLines';
import { copyRegion } from '../../../src/commands/clipboardContent';
import { setColumnType } from '../../../src/commands/columns';
import { fillDown, fillRight } from '../../../src/commands/fill';
import { replaceCells } from '../../../src/commands/find/replaceCells';
import { formatCells } from '../../../src/commands/formatCells';
import { pasteCells } from '../../../src/commands/paste';
import { removeRows } from '../../../src/commands/rows';
import { sortRangeAscending } from '../../../src/commands/sortRange';
import type { Region } from '../../../src/commands/region';
import type { WorkControls } from '../../../src/model/columnText';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { gridCells, gridSheet, rowsOfChunk } from '../../../src/model/lookup';
import type { Transaction } from '../../../src/model/transaction';
import { newWorkbook } from '../../../src/model/newWorkbook';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

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

describe('a grid sheet with 40,000 cells', () => {
  const [filledRows, filledColumns] = [10_000, 4];

  async function filled(controls?: WorkControls): Promise<{ bench: TestBench; outcome: unknown }> {
    const bench = testBench(newWorkbook());
    if (controls) withControls(bench, controls);
    const sheetId = bench.workbook.document.sheets[0]!.id;
    await bench.run(typeCell, { sheetId, rowIndex: 0, columnIndex: 0, text: '5' });
    await bench.run(fillRight, region(sheetId, [0, 0], [0, filledColumns - 1]));
    const all = region(sheetId, [0, 0], [filledRows - 1, filledColumns - 1]);
    return { bench, outcome: await bench.run(fillDown, all) };
  }

  const cellsOf = (bench: TestBench): number => {
    const [sheet] = bench.workbook.document.sheets;
    return sheet?.kind === 'grid' ? [...gridCells(sheet)].length : 0;
  };

  it('is filled and cleared in slices with progress, each as one step that can be undone', async () => {
    const seen: number[] = [];
    const { bench, outcome } = await filled({
      signal: new AbortController().signal,
      onProgress: (fraction) => seen.push(fraction),
    });
    expect(outcome).toEqual({ ok: true });
    expect(cellsOf(bench)).toBe(filledRows * filledColumns);
    expect(seen.length).toBeGreaterThan(10);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
    seen.length = 0;
    const sheetId = bench.workbook.document.sheets[0]!.id;
    const all = region(sheetId, [0, 0], [filledRows - 1, filledColumns - 1]);
    expect(await bench.run(clearCells, { regions: [all] })).toEqual({ ok: true });
    expect(cellsOf(bench)).toBe(0);
    expect(seen.length).toBeGreaterThan(10);
    expect(bench.services.undo()).toBe(true);
    expect(cellsOf(bench)).toBe(filledRows * filledColumns);
  });

  it('stays as it was when the work is cancelled', async () => {
    const abort = new AbortController();
    const onProgress = (fraction: number): void => {
      if (fraction > 0.5) abort.abort();
    };
    const { bench, outcome } = await filled({ signal: abort.signal, onProgress });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(cellsOf(bench)).toBe(filledColumns);
  });

  it.each<[string, (bench: TestBench, all: Region) => unknown]>([
    ['formatted', (bench, all) => bench.run(formatCells, { change: { bold: true }, region: all })],
    ['made a table', (bench, all) => bench.run(cellsToTable, all)],
    [
      'replaced',
      (bench, all) => {
        const cells = Array.from({ length: filledRows * filledColumns }, (_, index) => ({
          sheetId: all.sheetId,
          rowIndex: Math.floor(index / filledColumns),
          columnIndex: index % filledColumns,
          text: '5',
        }));
        const query = {
          text: '5',
          matchCase: false,
          wholeText: false,
          within: null,
          lookIn: 'values',
        } as const;
        return bench.run(replaceCells, { query, replacement: '6', cells });
      },
    ],
    [
      'pasted',
      (bench, all) => {
        const { workbook, values } = bench;
        const content = copyRegion(workbook.document, values, all, { locale: 'en', cut: false });
        if (!content) throw new Error('nothing was copied');
        const target = { ...all, fromColumn: 6, toColumn: 6 };
        return bench.run(pasteCells, { target, text: content.text, content });
      },
    ],
  ])('is %s in slices, never longer than some hundred cells, or not at all', async (_, run) => {
    const { bench } = await filled();
    const before = bench.workbook.document;
    const all = region(before.sheets[0]!.id, [0, 0], [filledRows - 1, filledColumns - 1]);
    const seen: number[] = [];
    const abort = new AbortController();
    withControls(bench, { signal: abort.signal, onProgress: (fraction) => seen.push(fraction) });
    const done = run(bench, all);
    expect(bench.workbook.document).toBe(before);
    expect(await done).toEqual({ ok: true });
    expect(bench.workbook.document).not.toBe(before);
    expect(seen.length).toBeGreaterThan(50);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThanOrEqual(1);
    expect(bench.services.undo()).toBe(true);
    expect(canonicalDocument(bench.workbook.document)).toEqual(canonicalDocument(before));
    const restored = bench.workbook.document;
    abort.abort();
    expect(await run(bench, all)).toMatchObject({ problem: { code: 'cancelled' } });
    expect(bench.workbook.document).toBe(restored);
  });
});

describe('a list of 20,000 rows on a sheet of cells', () => {
  const length = 20_000;

  async function list(): Promise<TestBench> {
    const bench = testBench();
    const lines = Array.from({ length }, (_, row) => `name ${row}\t${(row * 7919) % length}\t${row}`);
    await bench.run(pasteCells, { target: region(firstSheetId(bench), [0, 0]), text: lines.join('\n') });
    bench.selection = selected(region(firstSheetId(bench), [2, 1]));
    return bench;
  }

  it('is found by reading little more than a column, and a blank one beside it', async () => {
    const bench = await list();
    const read = vi.spyOn(bench.values, 'gridValue');
    void bench.run(cellsToTable, undefined);
    expect(read.mock.calls.length).toBeGreaterThan(length);
    // A look to the right, past the last column, costs all rows, and one to the left of the first is none.
    expect(read.mock.calls.length).toBeLessThan(2.5 * length);
  });

  it.each([
    ['sorted', sortRangeAscending],
    ['made a table of', cellsToTable],
  ] as const)('is %s in a later task than the key’s, which has found it', async (_what, command) => {
    const bench = await list();
    const read = vi.spyOn(bench.values, 'gridValue');
    const looked = vi.spyOn(bench.values, 'isSpilled');
    const done = bench.run(command, undefined);
    expect(looked).not.toHaveBeenCalled();
    const found = read.mock.calls.length;
    expect(found).toBeLessThan(2.5 * length);
    expect(await done).toEqual({ ok: true });
    expect(read.mock.calls.length).toBeGreaterThan(found + length / 2);
  });

  it('loses rows with the chunks that held nothing else, and gets those very chunks back', async () => {
    const bench = await list();
    const before = gridSheet(bench.workbook.document, firstSheetId(bench));
    const seen: Transaction[] = [];
    bench.workbook.subscribe((transaction) => seen.push(transaction));
    void bench.run(removeRows, region(firstSheetId(bench), [100, 0], [10_099, 0]));
    const inverse = seen.flatMap((transaction) => transaction.inverse);
    const cells = inverse.flatMap((step) => (step.kind === 'setGridCells' ? Object.keys(step.cells) : []));
    const chunks = inverse.flatMap((step) =>
      step.kind === 'setGridChunks' ? Object.values(step.chunks) : [],
    );
    // All but the first and the last, of which rows stay.
    expect(chunks.length).toBeGreaterThanOrEqual(Math.floor(10_000 / rowsOfChunk) - 1);
    for (const chunk of chunks) expect(Object.values(before.chunks)).toContain(chunk);
    expect(cells.length).toBeLessThan(2 * rowsOfChunk * 3);
    expect(bench.services.undo()).toBe(true);
    expect(gridSheet(bench.workbook.document, firstSheetId(bench)).chunks).toEqual(before.chunks);
  });

  it('loses a column and gets it back', async () => {
    const bench = await list();
    const before = gridSheet(bench.workbook.document, firstSheetId(bench));
    void bench.run(removeColumns, region(firstSheetId(bench), [0, 1]));
    const after = gridSheet(bench.workbook.document, firstSheetId(bench));
    expect([...gridCells(after)]).toHaveLength(2 * length);
    expect(bench.services.undo()).toBe(true);
    expect(gridSheet(bench.workbook.document, firstSheetId(bench)).chunks).toEqual(before.chunks);
  });
});
