import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../../src/model/document';
import { activeCellOf, cellSelection, selectionAt } from '../../../../src/ui/workbook/activeCell';
import { RowOrder } from '../../../../src/model/rowOrder';
import { fakePort } from '../../../support/fakePort';

function sheetsOf(port: ReturnType<typeof fakePort>): { table: Sheet; grid: Sheet } {
  const [table, grid] = port.workbook.document.sheets;
  if (!table || !grid) throw new Error('the sample has two sheets');
  return { table, grid };
}

function shownAt(port: ReturnType<typeof fakePort>, sheet: Sheet, row: number, column: number) {
  const selection = cellSelection(sheet, port.values, row, column);
  return selection && activeCellOf(port.workbook.document, port.values, selection, 'en');
}

describe('the active cell', () => {
  it('is named by letter and number on a grid, by column and row in a table', () => {
    const port = fakePort();
    const { table, grid } = sheetsOf(port);
    expect(shownAt(port, grid, 6, 1)?.address).toBe('B7');
    expect(shownAt(port, table, 1, 2)?.address).toBe('Revenue · 2');
  });

  it('is edited as the formula with names, not as the stored one', async () => {
    const port = fakePort();
    const { grid } = sheetsOf(port);
    const typed = { sheetId: grid.id, rowIndex: 0, columnIndex: 0, text: '=SUM(Customers[Revenue])' };
    expect(await port.runCommand('cells.type', typed)).toEqual({ ok: true, value: undefined });
    expect(shownAt(port, sheetsOf(port).grid, 0, 0)?.text).toBe('=SUM(Customers[Revenue])');
  });

  it('says that a formula in a table is the whole column’s', async () => {
    const port = fakePort();
    const { table } = sheetsOf(port);
    const columnId = table.kind === 'table' ? table.columns[3]?.id : undefined;
    await port.runCommand('columns.setFormula', { sheetId: table.id, columnId, formula: '=[@Revenue]*2' });
    expect(shownAt(port, sheetsOf(port).table, 4, 3)).toMatchObject({
      isCalculated: true,
      text: '=[@Revenue]*2',
    });
  });

  it('is nothing when the selection lies past the end of the sheet', () => {
    const port = fakePort();
    const { table } = sheetsOf(port);
    expect(cellSelection(table, port.values, 8, 0)).toBeNull();
    expect(cellSelection(table, port.values, 0, 4)).toBeNull();
  });
});

describe('in a sorted and filtered table', () => {
  const port = fakePort();
  const { table } = sheetsOf(port);
  const values = { ...port.values, rowOrder: () => new RowOrder(Uint32Array.of(6, 1, 4), 8) };

  it('a row keeps the number it is stored under', () => {
    const selection = cellSelection(table, values, 0, 0);
    const active = selection && activeCellOf(port.workbook.document, values, selection, 'en');
    expect(active).toMatchObject({ rowIndex: 6, address: 'Customer · 7', text: '远山贸易' });
    expect(cellSelection(table, values, 3, 0)).toBeNull();
  });

  it('a typed row number leads to where the row is shown, and nowhere when it is hidden', () => {
    expect(selectionAt(table, values, '2')).toMatchObject({ activeRow: 1 });
    expect(selectionAt(table, values, '5')).toMatchObject({ activeRow: 2 });
    expect(selectionAt(table, values, '1')).toBeNull();
  });
});

describe('a typed address', () => {
  it('leads to a cell, a range, a row or a column of a table', () => {
    const port = fakePort();
    const { table, grid } = sheetsOf(port);
    expect(selectionAt(grid, port.values, ' c7 ')).toMatchObject({ activeRow: 6, activeColumn: 2 });
    expect(selectionAt(grid, port.values, 'B2:C4')).toMatchObject({
      fromRow: 1,
      toRow: 3,
      fromColumn: 1,
      toColumn: 2,
    });
    expect(selectionAt(table, port.values, '3')).toMatchObject({ activeRow: 2, activeColumn: 0 });
    expect(selectionAt(table, port.values, 'Revenue')).toMatchObject({ activeRow: 0, activeColumn: 2 });
  });

  it('that is not on the sheet leads nowhere', () => {
    const port = fakePort();
    const { table, grid } = sheetsOf(port);
    expect(selectionAt(grid, port.values, 'nowhere at all')).toBeNull();
    expect(selectionAt(grid, port.values, 'A99999')).toBeNull();
    expect(selectionAt(table, port.values, '0')).toBeNull();
  });
});
