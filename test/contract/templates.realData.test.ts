import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { createWorkbook } from '../../src/session/headless/openHeadless';
import type { HeadlessWorkbook } from '../../src/session/headless/headlessTypes';
import { customerDataUrl, hasCustomerData, readOnlineRetail } from '../support/customerData';

// What the specification says of real files, read in place: a clone without them skips these tests and says so.

function sheetNumber(workbook: HeadlessWorkbook, address: string): number {
  const value = workbook.getCell(address);
  expect(value, address).toBeTypeOf('number');
  return value as number;
}

describe('templates on real customers', () => {
  it.skipIf(!hasCustomerData('telco-churn.csv'))('survival of the Telco customers', async () => {
    const workbook = await createWorkbook();
    await workbook.importCsv(readFileSync(customerDataUrl('telco-churn.csv')), { table: 'Telco' });
    await workbook.applyTemplate('churn-retention', { mapping: { segment: 'Contract' } });
    const report = 'Churn and retention';
    expect(workbook.getCell(`'${report}'!B8`)).toBe(7043);
    const survival = [1, 12, 24, 36, 60, 72].map((_, index) =>
      sheetNumber(workbook, `'${report}'!C${28 + index}`),
    );
    [0.945961, 0.8432, 0.788736, 0.748545, 0.664404, 0.59279].forEach((expected, index) =>
      expect(survival[index]).toBeCloseTo(expected, 6),
    );
    workbook.dispose();
  });

  it.skipIf(!hasCustomerData('online-retail.csv.gz'))(
    'key accounts, RFM and cohorts of Online Retail',
    async () => {
      const lines = readOnlineRetail();
      const orders = await createWorkbook();
      // One line a customer and day says the same about cohorts as all the invoice lines.
      const days = new Set<string>();
      for (const { customer, date } of lines) {
        const day = new Date((Math.floor(date) - 25_569) * 86_400_000).toISOString().slice(0, 10);
        days.add(`${customer},${day}`);
      }
      await orders.importCsv(['Customer ID,Order date', ...days].join('\n'), { table: 'Orders' });
      await orders.applyTemplate('cohort-retention');
      const row = Array.from({ length: 13 }, (_, index) =>
        orders.getCell(`'Cohort triangle'!${String.fromCharCode(67 + index)}33`),
      );
      expect(row).toEqual([885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]);
      orders.dispose();

      const totals = new Map<string, { amount: number; last: number; days: Set<number> }>();
      for (const { customer, date, amount } of lines) {
        const total = totals.get(customer) ?? { amount: 0, last: 0, days: new Set<number>() };
        total.amount += amount;
        total.last = Math.max(total.last, Math.floor(date));
        total.days.add(Math.floor(date));
        totals.set(customer, total);
      }
      const customers = await createWorkbook();
      const rows = [...totals].map(([id, { amount, last, days }]) => {
        const day = new Date((last - 25_569) * 86_400_000).toISOString().slice(0, 10);
        return `${id},${amount},${day},${days.size}`;
      });
      await customers.importCsv(['Customer ID,Revenue,Last purchase,Orders', ...rows].join('\n'), {
        table: 'Customers',
      });
      await customers.applyTemplate('key-accounts');
      expect(customers.getCell(`'Key accounts'!C8`)).toBe(1133);
      expect(customers.getColumn('Customers', 'Pareto class').filter((value) => value === 'A')).toHaveLength(
        1133,
      );
      expect(sheetNumber(customers, `'Key accounts'!D8`)).toBeCloseTo(0.746171, 6);
      expect(sheetNumber(customers, `'Key accounts'!F8`)).toBeCloseTo(0.71514, 4);

      await customers.applyTemplate('rfm');
      const monetary = customers.getColumn('Customers', 'M') as number[];
      const sizes = [1, 2, 3, 4, 5].map((score) => monetary.filter((value) => value === score).length);
      // Quintiles of 4,338 customers: equal but for the remainder.
      for (const size of sizes) expect(Math.abs(size - 4338 / 5)).toBeLessThanOrEqual(1);
      customers.dispose();
    },
    120_000,
  );

  it('the golden example of the lifetime value', async () => {
    const workbook = await createWorkbook();
    await workbook.importCsv('Customer,Annual revenue,Service cost\nA,100,20\n', { table: 'Customers' });
    await workbook.applyTemplate('clv', {
      parameters: { discountRate: 0.1, years: 2, retentionRate: 1, revenueGrowth: 0.2, costGrowth: 0.25 },
    });
    const [value] = workbook.getColumn('Customers', 'Lifetime value') as number[];
    expect(value).toBeCloseTo(151.2396694214876, 9);
    workbook.dispose();
  });

  it.skipIf(!hasCustomerData('cdnow-sample.txt'))('the fit and the forecast of CDNOW', async () => {
    const orders = readFileSync(customerDataUrl('cdnow-sample.txt'), 'utf8')
      .split(/\r?\n/)
      .flatMap((line) => {
        const [, id, date, , amount] = line.trim().split(/\s+/);
        if (!id || !date || date > '19970930') return [];
        return [`${id},${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)},${amount ?? ''}`];
      });
    const ids = [...new Set(orders.map((line) => line.split(',')[0]))];
    const workbook = await createWorkbook();
    await workbook.importCsv(['Customer ID,Name', ...ids.map((id) => `${id},c${id}`)].join('\n'), {
      table: 'Customers',
    });
    await workbook.importCsv(['Customer ID,Order date,Amount', ...orders].join('\n'), { table: 'Orders' });
    await workbook.applyTemplate('predictive-clv', { parameters: { horizonWeeks: 39 } });
    const fit = ['C', 'D', 'E', 'F'].map((column) => sheetNumber(workbook, `Model!${column}5`));
    [0.242593, 4.413532, 0.792886, 2.425754].forEach((expected, index) =>
      expect(Math.abs((fit[index] ?? 0) / expected - 1)).toBeLessThan(2e-3),
    );
    const expectedPurchases = workbook.getColumn('Customers', 'Expected purchases') as number[];
    expect(Math.abs(expectedPurchases.reduce((sum, value) => sum + value, 0) / 1653.42 - 1)).toBeLessThan(
      2e-3,
    );
    workbook.dispose();
  });
});
