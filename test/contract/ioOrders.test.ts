import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openCsv } from '../../src/io/csvSource';
import { CsvImportFlow } from '../../src/session/csvImportFlow';
import { readBlocks } from '../../src/model/columnBlocks';
import { newWorkbook } from '../../src/model/newWorkbook';
import { Workbook } from '../../src/model/workbook';
import type { TableSheet } from '../../src/model/document';
import type { CellValue } from '../../src/shared/value';
import { sharedFile } from '../support/sharedData';
import { calculated } from '../support/workbookValues';

const file = sharedFile('customers/online-retail.csv.gz');
if (file === null) console.info('Online Retail is skipped: it is not in ../shared/data/customers');

const quantile = (sorted: readonly number[], share: number): number => {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const [a = 0, b = a] = [sorted[low], sorted[low + 1]];
  return a + (b - a) * (at - low);
};

describe.skipIf(file === null)('541,909 order lines', () => {
  it('become 4,338 customers with the known figures', async () => {
    const source = openCsv(new Uint8Array(gunzipSync(readFileSync(file as string))));
    const read = await source.read({ reduce: { locale: 'en' } });
    if (!read.ok) throw new Error(read.problem.code);
    const { report, columns, rowCount } = read.value;
    expect(report.reduced).toMatchObject({
      lines: 541_909,
      customers: 4_338,
      orders: 18_532,
      missingCustomer: 135_080,
    });
    const values = (role: string): number[] => {
      const blocks = columns.find((column) => column.role === role)?.blocks ?? [];
      return Array.from({ length: rowCount }, (_, row) => readBlocks(blocks, row) as number);
    };
    const revenue = values('revenue').sort((a, b) => a - b);
    const total = revenue.reduce((sum, amount) => sum + amount, 0);
    expect(total).toBeCloseTo(8_911_407.904, 3);
    expect(total / rowCount).toBeCloseTo(2054.2665, 4);
    expect(quantile(revenue, 0.5)).toBeCloseTo(674.485, 3);
    const cuts = [0.2, 0.4, 0.6, 0.8];
    expect(cuts.map((cut) => Number(quantile(revenue, cut).toFixed(3)))).toEqual([
      250.194, 490.096, 942.276, 2058.426,
    ]);
    const orders = values('orders').sort((a, b) => a - b);
    expect(cuts.map((cut) => quantile(orders, cut))).toEqual([1, 2, 3, 6]);
    // The known figures count whole days from the time of each last purchase to the beginning of 2011-12-10. A table
    // keeps the day of the purchase without its time, so the same days are counted from it to the day before.
    const lastDay = Date.UTC(2011, 11, 9) / 86_400_000 + 25_569;
    const recency = values('lastPurchase')
      .map((day) => lastDay - day)
      .sort((a, b) => a - b);
    expect(cuts.map((cut) => Math.round(quantile(recency, cut) * 10) / 10)).toEqual([12.8, 32, 71, 179]);
  });
});

const lines = [
  'Invoice No,Quantity,Invoice Date,Unit Price,Customer ID',
  '1001,2,2024-01-05 10:00,5,A1',
  '1001,1,2024-01-05 10:00,2.5,A1',
  '1002,4,2024-03-01 09:30,1,B2',
  'C1003,-2,2024-03-02 09:30,5,A1',
  '1004,3,2024-04-01,2,',
  '1005,1,2024-05-01,0,B2',
  '1006,10,2024-06-01,1.25,A1',
  'C1007,5,2024-07-01,1,B2',
].join('\n');

describe('a file of orders', () => {
  async function imported(orders?: 'linked'): Promise<{ customers: TableSheet; workbook: Workbook }> {
    const workbook = new Workbook(newWorkbook(), 0);
    const flow = new CsvImportFlow(workbook, openCsv(new TextEncoder().encode(lines)), 'orders.csv');
    const outcome = await flow.run({
      choices: orders ? {} : { reduce: { locale: 'en' } },
      sheetName: 'Orders',
      customersName: 'Customers',
      locale: 'en',
      ...(orders ? { orders } : {}),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const { sheetId } = outcome.value;
    const customers = workbook.document.sheets.find(({ id }) => id === sheetId) as TableSheet;
    return { customers, workbook };
  }

  const expected: readonly (readonly CellValue[])[] = [
    ['A1', 45_296, 45_444, 2, 25],
    ['B2', 45_352, 45_352, 1, 4],
  ];

  it('gives its customers as values, by stated rules', async () => {
    const { customers } = await imported();
    const rows = [0, 1].map((row) => customers.columns.map(({ blocks }) => readBlocks(blocks, row)));
    expect(rows).toEqual(expected);
  });

  it('gives a table of customers that adds the orders up and follows them', async () => {
    const { customers, workbook } = await imported('linked');
    const world = await calculated(workbook.document);
    const rows = [0, 1].map((row) =>
      customers.columns.map((_, column) => world.value(customers, row, column)),
    );
    expect(rows).toEqual(expected);
    expect(customers.columns.filter(({ formula }) => formula !== null)).toHaveLength(4);
    world.dispose();
  });
});
