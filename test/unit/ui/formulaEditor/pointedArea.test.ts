import { describe, expect, it } from 'vitest';
import { RowOrder } from '../../../../src/model/rowOrder';
import type { ValueReader } from '../../../../src/model/valueReader';
import { referenceTo } from '../../../../src/ui/formulaEditor/pointedArea';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

const { document, table } = sampleWorkbook();
const grid = document.sheets[0]!;
const ordered = (order: RowOrder | null) => ({ rowOrder: () => order }) as unknown as ValueReader;
const at = (row: number | null, column: number | null) => ({ row, column });

describe('what was pointed at', () => {
  it('is named from either corner, and from headings', () => {
    const values = ordered(null);
    expect(referenceTo({ sheet: grid, from: at(3, 2), to: at(1, 1) }, values, grid.id)).toBe('B2:C4');
    expect(referenceTo({ sheet: grid, from: at(null, 1), to: at(null, 2) }, values, grid.id)).toBe('B:C');
    expect(referenceTo({ sheet: table, from: at(null, 0), to: at(null, 0) }, values, grid.id)).toBe(
      'Customers[Name]',
    );
  });

  it('is the stored row of a sorted table, and the whole column where neighbours are scattered', () => {
    const values = ordered(new RowOrder(Uint32Array.of(2, 0, 1), 3));
    expect(referenceTo({ sheet: table, from: at(0, 1), to: at(0, 1) }, values, grid.id)).toBe('Customers!B3');
    expect(referenceTo({ sheet: table, from: at(1, 1), to: at(2, 1) }, values, grid.id)).toBe(
      'Customers!B1:B2',
    );
    expect(referenceTo({ sheet: table, from: at(0, 1), to: at(1, 1) }, values, grid.id)).toBe(
      'Customers[Annual revenue]',
    );
  });

  it('ends with the last row: the one for new rows has no name yet', () => {
    expect(referenceTo({ sheet: table, from: at(3, 1), to: at(3, 1) }, ordered(null), grid.id)).toBe(
      'Customers!B3',
    );
  });
});
