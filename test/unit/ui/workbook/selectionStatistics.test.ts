import { describe, expect, it } from 'vitest';
import { selectionStatistics } from '../../../../src/ui/workbook/selectionStatistics';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import { fakePort } from '../../../support/fakePort';
import { sampleTable } from '../../../support/sampleWorkbook';

const port = fakePort();
const { document } = port.workbook;
const sheetId = document.sheets[0]?.id ?? ('' as never);
const select = async (fromRow: number, toRow: number, fromColumn: number, toColumn: number) =>
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
  it('are the sum and the counts of numbers and of cells that hold something', async () => {
    expect(await select(0, 2, 2, 2)).toMatchObject({
      sum: 14_400,
      count: 3,
      numberCount: 3,
      smallest: 3_600,
      largest: 6_000,
    });
    expect(await select(0, 1, 0, 2)).toMatchObject({ sum: 8_400, count: 6, numberCount: 2 });
  });

  it('are those of all ranges that are selected, and of no cell twice', async () => {
    const range = (fromRow: number, toRow: number) => ({
      sheetId,
      fromRow,
      toRow,
      fromColumn: 2,
      toColumn: 2,
    });
    const selection = { ...range(0, 0), activeRow: 0, activeColumn: 2, others: [range(1, 1), range(0, 1)] };
    expect(await selectionStatistics(document, port.values, selection)).toMatchObject({
      sum: 8_400,
      count: 2,
    });
  });

  it('are shown like the first number', async () => {
    expect((await select(0, 2, 2, 2))?.format.type).toBe('currency');
  });

  it('stop at the end of the sheet', async () => {
    expect((await select(6, 500, 2, 40))?.count).toBe(4);
  });

  it('are worked out in slices, and given up when the selection changes', async () => {
    const table = sampleTable('Many', [
      { name: 'X', type: 'number', values: Array.from({ length: 100_000 }, (_, row) => row) },
    ]);
    const many = fakePort({ ...newWorkbook(), sheets: [table] });
    const whole = { sheetId: table.id, fromRow: 0, toRow: 99_999, fromColumn: 0, toColumn: 0 };
    const selection = { ...whole, activeRow: 0, activeColumn: 0 };
    const abort = new AbortController();
    const given = selectionStatistics(many.workbook.document, many.values, selection, abort.signal);
    abort.abort();
    expect(await given).toBeNull();
    const counted = await selectionStatistics(many.workbook.document, many.values, selection);
    expect(counted).toMatchObject({ count: 100_000, smallest: 0, largest: 99_999 });
  });

  it('are left out for one cell, and for a sheet that is gone', async () => {
    expect(await select(0, 0, 2, 2)).toBeNull();
    expect(await selectionStatistics({ ...document, sheets: [] }, port.values, null)).toBeNull();
  });
});
