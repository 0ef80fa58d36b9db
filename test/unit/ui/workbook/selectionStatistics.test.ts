import { describe, expect, it } from 'vitest';
import { selectionStatistics } from '../../../../src/ui/workbook/selectionStatistics';
import { fakePort } from '../../../support/fakePort';

const port = fakePort();
const { document } = port.workbook;
const sheetId = document.sheets[0]?.id ?? ('' as never);
const select = (fromRow: number, toRow: number, fromColumn: number, toColumn: number) =>
  selectionStatistics(document, port.values, {
    sheetId,
    fromRow,
    toRow,
    fromColumn,
    toColumn,
    activeRow: fromRow,
    activeColumn: fromColumn,
  });

describe('the figures of a selection', () => {
  it('are the sum and the counts of numbers and of cells that hold something', () => {
    expect(select(0, 2, 2, 2)).toMatchObject({ sum: 14_400, count: 3, numberCount: 3 });
    expect(select(0, 1, 0, 2)).toMatchObject({ sum: 8_400, count: 6, numberCount: 2 });
  });

  it('are shown like the first number', () => {
    expect(select(0, 2, 2, 2)?.format.type).toBe('currency');
  });

  it('stop at the end of the sheet', () => {
    expect(select(6, 500, 2, 40)?.count).toBe(4);
  });

  it('are left out for one cell, and for a sheet that is gone', () => {
    expect(select(0, 0, 2, 2)).toBeNull();
    expect(selectionStatistics({ ...document, sheets: [] }, port.values, null)).toBeNull();
  });
});
