import { describe, expect, it } from 'vitest';
import {
  pointedReference,
  type PointedCells,
} from '../../../../../src/model/formula/editing/pointedReference';
import { sampleWorkbook } from '../../../../support/sampleWorkbook';

const { document, table } = sampleWorkbook();
const grid = document.sheets[0]!;
const cells = (rows: PointedCells['rows'], columns: PointedCells['columns']): PointedCells => ({
  rows,
  columns,
});

describe('what is written for cells that were pointed at', () => {
  it.each([
    [cells([1, 1], [1, 1]), 'B2'],
    [cells([1, 4], [1, 2]), 'B2:C5'],
    [cells(null, [1, 1]), 'B:B'],
    [cells(null, [1, 3]), 'B:D'],
    [cells([2, 2], null), '3:3'],
  ])('on the own grid sheet %#', (pointed, text) => {
    expect(pointedReference(grid, pointed, grid.id)).toBe(text);
  });

  it('names the sheet from elsewhere, quoted where it must be', () => {
    expect(pointedReference(grid, cells([0, 0], [0, 0]), table.id)).toBe('Sheet1!A1');
    expect(pointedReference({ ...grid, name: 'My sheet' }, cells([0, 1], [0, 0]), table.id)).toBe(
      "'My sheet'!A1:A2",
    );
  });

  it('is the column in the same row within the own table, and the whole column for more', () => {
    expect(pointedReference(table, cells([2, 2], [1, 1]), table.id)).toBe('[@[Annual revenue]]');
    expect(pointedReference(table, cells([2, 2], [0, 0]), table.id)).toBe('[@Name]');
    expect(pointedReference(table, cells([2, 2], [0, 1]), table.id)).toBe('[@[Name]:[Annual revenue]]');
    expect(pointedReference(table, cells([0, 1], [0, 0]), table.id)).toBe('Customers[Name]');
    expect(pointedReference(table, cells(null, [1, 1]), table.id)).toBe('Customers[Annual revenue]');
  });

  it('is a whole column or single cells of another table', () => {
    expect(pointedReference(table, cells(null, [0, 1]), grid.id)).toBe('Customers[[Name]:[Annual revenue]]');
    expect(pointedReference(table, cells([0, 2], [1, 1]), grid.id)).toBe('Customers[Annual revenue]');
    expect(pointedReference(table, cells([1, 1], [1, 1]), grid.id)).toBe('Customers!B2');
    expect(pointedReference(table, cells([1, 1], null), grid.id)).toBe('Customers!A2:C2');
  });
});
