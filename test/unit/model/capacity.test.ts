import { describe, expect, it } from 'vitest';
import { capacityOf, capacityProblem, sheetProblem } from '../../../src/model/capacity';
import type { TableSheet, WorkbookDocument } from '../../../src/model/document';
import { lineId, newColumnId } from '../../../src/model/ids';
import { newTableSheet, newWorkbook } from '../../../src/model/newWorkbook';
import type { Operation } from '../../../src/model/operation';

/** A table of calculated columns, which takes no memory here. */
function tableOf(rows: number, columns: number): { document: WorkbookDocument; table: TableSheet } {
  const empty = newTableSheet('Large');
  const table: TableSheet = {
    ...empty,
    rows: rows > 0 ? [[1, rows]] : [],
    nextRowId: rows + 1,
    columns: Array.from({ length: columns }, (_, i) => ({
      id: newColumnId(),
      name: `c${i}`,
      type: 'number' as const,
      formula: '=1',
      blocks: [],
    })),
  };
  const document = newWorkbook();
  return { document: { ...document, sheets: [...document.sheets, table] }, table };
}

const insertion = ({ id, nextRowId }: TableSheet, count: number): Operation => ({
  kind: 'insertRows',
  sheetId: id,
  after: null,
  rows: [[nextRowId, count]],
  blockLengths: [count],
  columns: {},
});
const addition = ({ id }: TableSheet): Operation => ({
  kind: 'addColumn',
  sheetId: id,
  column: { id: newColumnId(), name: 'new', type: 'number', formula: '=2', blocks: [] },
  after: null,
});

describe('what a workbook may grow to', () => {
  it('is 1,000,000 rows x 100 columns, and less on a small device', () => {
    expect(capacityOf(undefined)).toEqual({ rows: 1_000_000, columns: 1_000, cells: 100_000_000 });
    expect(capacityOf(8).cells).toBe(100_000_000);
    const [four, two, half] = [4, 2, 0.5].map((gigabytes) => capacityOf(gigabytes).cells);
    expect(four).toBeGreaterThan(50_000_000);
    expect(four).toBeLessThan(100_000_000);
    expect(two! * 2).toBeCloseTo(four!, -1);
    expect(half! * 8).toBeCloseTo(four!, -2);
  });

  it('has room for the last row and none for one more', () => {
    const { document, table } = tableOf(999_990, 3);
    expect(capacityProblem(document, [insertion(table, 10)])).toBeNull();
    expect(capacityProblem(document, [insertion(table, 11)])).toMatchObject({
      code: 'tooManyRows',
      params: { rows: 1_000_001, limit: 1_000_000 },
    });
    expect(sheetProblem(document, table.id, { rows: 1_000_001, columns: 1 })?.code).toBe('tooManyRows');
  });

  it('bounds columns, and memory over all sheets', () => {
    const wide = tableOf(10, 1_000);
    expect(capacityProblem(wide.document, [addition(wide.table)])?.code).toBe('tooManyColumns');
    const full = tableOf(1_000_000, 100);
    expect(capacityProblem(full.document, [addition(full.table)])).toMatchObject({
      code: 'workbookTooLarge',
      params: { needed: 5_000, limit: 4_950 },
    });
    const other = tableOf(1, 1).table;
    expect(capacityProblem(full.document, [{ kind: 'addSheet', sheet: other, after: null }])?.code).toBe(
      'workbookTooLarge',
    );
  });

  it('follows operations through: what is removed makes room', () => {
    const { document, table } = tableOf(1_000_000, 100);
    const removal: Operation = { kind: 'removeRows', sheetId: table.id, rows: [[1, 500_000]] };
    expect(capacityProblem(document, [removal, insertion(table, 500_000)])).toBeNull();
    expect(capacityProblem(document, [{ kind: 'removeSheet', sheetId: table.id }])).toBeNull();
    expect(
      capacityProblem(document, [
        { kind: 'removeColumn', sheetId: table.id, columnId: table.columns[0]!.id },
        addition(table),
      ]),
    ).toBeNull();
  });

  it('never refuses what does not grow, however large the workbook is already', () => {
    const { document, table } = tableOf(2_000_000, 200);
    const shrink: Operation = { kind: 'removeRows', sheetId: table.id, rows: [[1, 5]] };
    expect(capacityProblem(document, [shrink])).toBeNull();
    expect(capacityProblem(document, [{ kind: 'setWorkbookName', name: 'still editable' }])).toBeNull();
    expect(capacityProblem(document, [insertion(table, 1)])?.code).toBe('tooManyRows');
  });

  it('counts a cell of a grid sheet for what it is: an object', () => {
    const document = newWorkbook();
    const sheetId = document.sheets[0]!.id;
    const cells = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i + 1}:1`, { input: i }]));
    const set: Operation = { kind: 'setGridCells', sheetId, cells };
    const capacity = { ...capacityOf(undefined), cells: 1_000 };
    expect(capacityProblem(document, [set], capacity)?.code).toBe('workbookTooLarge');
    expect(capacityProblem(document, [set])).toBeNull();
    const lines: Operation = {
      kind: 'insertLines',
      sheetId,
      dimension: 'rows',
      after: null,
      lines: [[lineId(5_000), 1_000_000]],
    };
    expect(capacityProblem(document, [lines])?.code).toBe('tooManyRows');
  });
});
