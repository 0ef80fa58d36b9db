import { describe, expect, it } from 'vitest';
import { figuresToShow } from '../../../../src/ui/workbook/figureNames';
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

  it('tell dates from times and numbers, for dates have no sum', async () => {
    const dated = sampleTable('Dated', [
      { name: 'Day', type: 'date', values: [45356, 45000, null] },
      { name: 'Amount', type: 'number', values: [1, 2, 3] },
    ]);
    const { workbook, values } = fakePort({ ...newWorkbook(), sheets: [dated] });
    const figuresOf = async (fromColumn: number, toColumn: number) => {
      const region = { sheetId: dated.id, fromRow: 0, toRow: 2, fromColumn, toColumn };
      const selection = { ...region, activeRow: 0, activeColumn: fromColumn };
      const statistics = await selectionStatistics(workbook.document, values, selection);
      return figuresToShow(statistics, ['sum', 'average', 'count']);
    };
    expect(await figuresOf(0, 0)).toEqual(['count', 'smallest', 'largest']);
    expect(await figuresOf(1, 1)).toEqual(['sum', 'average', 'count']);
    expect(await figuresOf(0, 1)).toEqual(['sum', 'average', 'count']);
    const both = { sheetId: dated.id, fromRow: 0, toRow: 2, fromColumn: 0, toColumn: 1 };
    const selection = { ...both, activeRow: 0, activeColumn: 0 };
    expect(await selectionStatistics(workbook.document, values, selection)).toMatchObject({
      ...{ count: 5, numberCount: 3, sum: 6, smallest: 1, largest: 3, areDates: false },
      format: { type: 'number' },
    });
    expect(figuresToShow({ numberCount: 2, areDates: true }, ['numberCount'])).toEqual(['numberCount']);
    expect(figuresToShow({ numberCount: 0, areDates: false }, ['sum', 'count'])).toEqual(['count']);
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
