import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../../src/model/applyOperations';
import { sliceAxis, type Axis } from '../../../../src/model/axis';
import { blockLength, type ColumnBlock } from '../../../../src/model/columnBlock';
import { blockFromValues, blockValue } from '../../../../src/model/columnBlocks';
import type { TableSheet, WorkbookDocument } from '../../../../src/model/document';
import { canonicalDocument } from '../../../../src/model/documentEquality';
import { History } from '../../../../src/model/history';
import { lineId } from '../../../../src/model/ids';
import { tableSheet } from '../../../../src/model/lookup';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import type { Operation } from '../../../../src/model/operation';
import { Workbook } from '../../../../src/model/workbook';
import { applyAndCheck } from '../../../support/applyAndCheck';
import { sampleTable } from '../../../support/sampleWorkbook';

const rowCount = 100_000;

function largeWorkbook(rows = rowCount): { document: WorkbookDocument; table: TableSheet } {
  const table = sampleTable('Customers', [
    { name: 'Name', type: 'text', values: Array.from({ length: rows }, (_, i) => `Customer ${i}`) },
    { name: 'Revenue', type: 'number', values: Array.from({ length: rows }, (_, i) => (i % 7 ? i : null)) },
    { name: 'Active', type: 'boolean', values: Array.from({ length: rows }, (_, i) => i % 3 === 0) },
  ]);
  return { document: { ...newWorkbook(), sheets: [table] }, table };
}

/** Every block that operations carry. */
function blocksIn(operations: readonly Operation[]): ColumnBlock[] {
  return operations.flatMap((operation) => {
    if (operation.kind === 'setCells') return [operation.values];
    if (operation.kind === 'insertRows' || operation.kind === 'replaceRows')
      return Object.values(operation.columns).flat();
    return [];
  });
}

const everySecond = (count: number): Axis =>
  Array.from({ length: count / 2 }, (_, i) => [1 + 2 * i, 1] as const);

describe('a change of 100,000 rows', () => {
  it('to a whole column is undone with the blocks that stood there, and takes the given ones', () => {
    const { document, table } = largeWorkbook();
    const [, revenue] = table.columns;
    const given = table.blockLengths.map((length, i) =>
      blockFromValues(
        'number',
        Array.from({ length }, (_, row) => row + i),
      ),
    );
    let from = 0;
    const operations = table.blockLengths.map((length, i): Operation => {
      const rows = sliceAxis(table.rows, from, (from += length));
      return { kind: 'setCells', sheetId: table.id, columnId: revenue!.id, rows, values: given[i]! };
    });
    const applied = applyOperations(document, operations);
    expect(tableSheet(applied.document, table.id).columns[1]?.blocks).toEqual(given);
    tableSheet(applied.document, table.id).columns[1]?.blocks.forEach((block, i) =>
      expect(block).toBe(given[i]),
    );
    const old = new Set(revenue!.blocks);
    expect(blocksIn(applied.inverse).every((block) => old.has(block))).toBe(true);
    expect(blocksIn(applied.inverse)).toHaveLength(old.size);
    const undone = applyOperations(applied.document, applied.inverse).document;
    tableSheet(undone, table.id).columns[1]?.blocks.forEach((block, i) =>
      expect(block).toBe(revenue!.blocks[i]),
    );
  });

  it('is undone so too when all of it was given as one block, and leaves no dictionary of all texts', () => {
    const { document, table } = largeWorkbook();
    const [name] = table.columns;
    const values = blockFromValues(
      'text',
      Array.from({ length: rowCount }, (_, i) => `New ${i}`),
    );
    const { document: changed, inverse } = applyOperations(document, [
      { kind: 'setCells', sheetId: table.id, columnId: name!.id, rows: table.rows, values },
    ]);
    const old = new Set(name!.blocks);
    expect(blocksIn(inverse).every((block) => old.has(block))).toBe(true);
    for (const block of tableSheet(changed, table.id).columns[0]!.blocks) {
      expect(block.kind === 'text' && block.dictionary.length).toBe(block.length);
    }
  });

  it('takes every second row away and brings it back by the old blocks', () => {
    const { document, table } = largeWorkbook();
    const removal: Operation = { kind: 'removeRows', sheetId: table.id, rows: everySecond(rowCount) };
    const applied = applyOperations(document, [removal]);
    const left = tableSheet(applied.document, table.id);
    expect(left.blockLengths.reduce((sum, length) => sum + length, 0)).toBe(rowCount / 2);
    expect(blockValue(left.columns[0]!.blocks[0]!, 1)).toBe('Customer 3');
    expect(applied.inverse).toHaveLength(1);
    const old = new Set(table.columns.flatMap((column) => column.blocks));
    expect(blocksIn(applied.inverse).every((block) => old.has(block))).toBe(true);
    const undone = applyOperations(applied.document, applied.inverse).document;
    expect(tableSheet(undone, table.id).columns.map(({ blocks }) => blocks)).toEqual(
      table.columns.map(({ blocks }) => blocks),
    );
    expect(tableSheet(undone, table.id).rows).toEqual(table.rows);
    // A second time, now with a row id run for every row.
    const again = applyOperations(applied.document, [
      {
        kind: 'removeRows',
        sheetId: table.id,
        rows: Array.from({ length: 25_000 }, (_, i) => [2 + 4 * i, 1]),
      },
    ]);
    expect(blockValue(tableSheet(again.document, table.id).columns[0]!.blocks[0]!, 1)).toBe('Customer 7');
  });

  it('inserts 10,000 rows by cutting one block and sharing the others', () => {
    const { document, table } = largeWorkbook();
    const applied = applyOperations(document, [
      {
        kind: 'insertRows',
        sheetId: table.id,
        after: lineId(50_000),
        rows: [[table.nextRowId, 10_000]],
        blockLengths: [blockLength, blockLength, 10_000 - 2 * blockLength],
        columns: {},
      },
    ]);
    const after = tableSheet(applied.document, table.id);
    for (const [index, column] of after.columns.entries()) {
      const old = new Set(table.columns[index]!.blocks);
      expect(column.blocks.filter((block) => old.has(block))).toHaveLength(old.size - 1);
    }
    expect(applied.inverse).toEqual([
      { kind: 'removeRows', sheetId: table.id, rows: [[table.nextRowId, 10_000]] },
    ]);
  });

  it('removes a stretch and keeps its whole blocks for coming back', () => {
    const { document, table } = largeWorkbook();
    const { inverse } = applyOperations(document, [
      { kind: 'removeRows', sheetId: table.id, rows: [[5_000, 90_000]] },
    ]);
    const old = new Set(table.columns.flatMap((column) => column.blocks));
    const copied = blocksIn(inverse).filter((block) => !old.has(block));
    expect(copied).toHaveLength(2 * table.columns.length);
  });

  it('leaves a history that holds no values of its own', () => {
    const { document, table } = largeWorkbook();
    const workbook = new Workbook(document);
    const history = new History(workbook);
    const held: ColumnBlock[] = [];
    const ofDocuments = new Set<ColumnBlock>();
    workbook.subscribe(({ operations, inverse, before, after }) => {
      held.push(...blocksIn([...operations, ...inverse]));
      for (const each of [before, after])
        for (const { blocks } of tableSheet(each, table.id).columns)
          for (const block of blocks) ofDocuments.add(block);
    });
    workbook.dispatch({
      operations: [{ kind: 'removeRows', sheetId: table.id, rows: everySecond(rowCount) }],
      origin: 'rows.remove',
    });
    history.undo();
    history.redo();
    history.undo();
    expect(held.length).toBeGreaterThan(0);
    expect(held.every((block) => ofDocuments.has(block))).toBe(true);
    expect(canonicalDocument(workbook.document)).toEqual(canonicalDocument(document));
  });
});

describe('rows removed in many places', () => {
  it('keep every law of an operation, with formulas that point at them', () => {
    const { document, table } = largeWorkbook(200);
    const withGrid = { ...document, sheets: [...newWorkbook().sheets, ...document.sheets] };
    const sheetId = withGrid.sheets[0]!.id;
    const input = `=SUM(${table.id}!B2:B90)+${table.id}!B51+${table.id}!B60`;
    const { document: pointing } = applyOperations(withGrid, [
      { kind: 'setGridCells', sheetId, cells: { '1:1': { input } } },
    ]);
    applyAndCheck(pointing, [{ kind: 'removeRows', sheetId: table.id, rows: everySecond(200) }]);
  });
});
