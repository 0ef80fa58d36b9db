import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { createWorkbook } from '../../src/session/headless/openHeadless';
import type { HeadlessWorkbook } from '../../src/session/headless/headlessTypes';
import {
  customerDataUrl,
  hasCustomerData,
  monetaryOf,
  readOnlineRetail,
  type RetailLine,
} from '../support/customerData';

// What the specification says of real files, read in place: a clone without them skips these tests and says so.

/** Orders of customers 1000 to 1149 in one year: some buy often, some stop early. The same ones each time. */
function ordersOfMany(): string[] {
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const start = Date.UTC(2024, 0, 1);
  return Array.from({ length: 150 }, (_, index) => {
    const days = [Math.floor(random() * 120)];
    const meanGap = -25 / Math.log(random());
    const leaving = random() ** 2 * 0.6;
    for (let day = days[0] ?? 0; ;) {
      day += Math.ceil(-meanGap * Math.log(random()));
      if (day > 365) break;
      days.push(day);
      if (random() < leaving) break;
    }
    const level = 20 + 80 * random();
    return days.map((day) => {
      const date = new Date(start + day * 86_400_000).toISOString().slice(0, 10);
      return `${1000 + index},${date},${(level * (0.5 + random())).toFixed(2)}`;
    });
  }).flat();
}

function sheetNumber(workbook: HeadlessWorkbook, address: string): number {
  const value = workbook.getCell(address);
  expect(value, address).toBeTypeOf('number');
  return value as number;
}

/** The values of neighbouring cells, from left to right. */
function across(
  workbook: HeadlessWorkbook,
  sheet: string,
  from: string,
  row: number,
  count: number,
): unknown[] {
  return Array.from({ length: count }, (_, index) =>
    workbook.getCell(`'${sheet}'!${String.fromCharCode(from.charCodeAt(0) + index)}${row}`),
  );
}

interface Invoice {
  readonly customer: string;
  /** Excel serial number of the day. */
  readonly day: number;
  readonly amount: number;
}

function invoicesOf(lines: readonly RetailLine[]): Invoice[] {
  const invoices = new Map<string, Invoice>();
  for (const { customer, invoice, date, amount } of lines) {
    const sum = (invoices.get(invoice)?.amount ?? 0) + amount;
    invoices.set(invoice, { customer, day: Math.floor(date), amount: sum });
  }
  return [...invoices.values()];
}

const dateOf = (day: number): string => new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10);

/** One more than the cuts below the value: who stands at a cut belongs to the bin under it. */
const scoreOf = (value: number, cuts: readonly number[]): number =>
  1 + cuts.filter((cut) => cut < value).length;

/** Customers of the earliest quarter that bought in it, and in each quarter since. */
function firstCohortByQuarter(invoices: readonly Invoice[]): number[] {
  const quarters = new Map<string, Set<number>>();
  for (const { customer, day } of invoices) {
    const [year, month] = dateOf(day).split('-').map(Number) as [number, number];
    const bought = quarters.get(customer) ?? new Set();
    quarters.set(customer, bought.add(year * 4 + Math.floor((month - 1) / 3)));
  }
  const first = Math.min(...[...quarters.values()].flatMap((bought) => [...bought]));
  const last = Math.max(...[...quarters.values()].flatMap((bought) => [...bought]));
  const cohort = [...quarters.values()].filter((bought) => bought.has(first));
  return Array.from(
    { length: last - first + 1 },
    (_, index) => cohort.filter((bought) => bought.has(first + index)).length,
  );
}

// On a busy machine each takes many times what it computes.
describe('templates on real customers', { timeout: 120_000 }, () => {
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

  describe.skipIf(!hasCustomerData('online-retail.csv.gz'))('of Online Retail', () => {
    let workbook: HeadlessWorkbook;
    let invoices: readonly Invoice[];

    beforeAll(async () => {
      workbook = await createWorkbook();
      invoices = invoicesOf(readOnlineRetail());
      const monetary = monetaryOf(readOnlineRetail());
      const customers = [...monetary].map(([id, amount]) => `${id},${amount},Active`);
      const orders = invoices.map(({ customer, day, amount }) => `${customer},${dateOf(day)},${amount}`);
      await workbook.importCsv(['Customer ID,Revenue,Stage', ...customers].join('\n'), {
        table: 'Customers',
      });
      await workbook.importCsv(['Customer ID,Order date,Amount', ...orders].join('\n'), { table: 'Orders' });
    }, 120_000);
    afterAll(() => workbook.dispose());

    it('key accounts: the fewest customers that bring 80 % of the revenue', async () => {
      await workbook.applyTemplate('key-accounts');
      expect(workbook.getCell(`'Key accounts'!C8`)).toBe(1133);
      const classes = workbook.getColumn('Customers', 'Pareto class');
      expect(classes.filter((value) => value === 'A')).toHaveLength(1133);
      expect(sheetNumber(workbook, `'Key accounts'!D8`)).toBeCloseTo(0.746171, 6);
      expect(sheetNumber(workbook, `'Key accounts'!F8`)).toBeCloseTo(0.71514, 4);
    });

    it('RFM: the scores of every customer follow the quintile cuts', async () => {
      await workbook.applyTemplate('rfm');
      const column = (name: string): number[] => workbook.getColumn('Customers', name) as number[];
      expect(invoices).toHaveLength(18_532);
      expect(column('M')).toEqual(
        column('Amount spent').map((value) => scoreOf(value, [250.194, 490.096, 942.276, 2058.426])),
      );
      // Whole days that have passed when 2011-12-10 begins: the days until the file's last one.
      expect(column('R')).toEqual(
        column('Days since last purchase').map((value) => 6 - scoreOf(value, [12.8, 32, 71, 179])),
      );
      expect(column('F')).toEqual(column('Purchases').map((value) => scoreOf(value, [1, 2, 3, 6])));
      // Quintiles of 4,338 customers: equal but for the remainder.
      for (const score of [1, 2, 3, 4, 5]) {
        const size = column('M').filter((value) => value === score).length;
        expect(Math.abs(size - 4338 / 5)).toBeLessThanOrEqual(1);
      }
    });

    it('cohorts: who came in the first month and came back', async () => {
      await workbook.applyTemplate('cohort-retention');
      expect(across(workbook, 'Cohort triangle', 'C', 33, 13)).toEqual([
        885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
      ]);
    });

    it('lifecycle funnel: the first cohort by quarter, counted customer by customer', async () => {
      await workbook.applyTemplate('lifecycle-funnel');
      const counts = firstCohortByQuarter(invoices);
      expect(counts[0]).toBe(885);
      const rates = across(workbook, 'Lifecycle funnel', 'C', 111, counts.length) as number[];
      counts.forEach((count, index) => expect(rates[index]).toBeCloseTo(count / 885, 12));
    });
  });

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

  it('predicted value: a customer without orders changes nothing of the others', async () => {
    const predicted = async (ids: readonly string[]) => {
      const workbook = await createWorkbook();
      await workbook.importCsv(['Customer ID,Name', ...ids.map((id) => `${id},c${id}`)].join('\n'), {
        table: 'Customers',
      });
      await workbook.importCsv(['Customer ID,Order date,Amount', ...ordersOfMany()].join('\n'), {
        table: 'Orders',
      });
      await workbook.applyTemplate('predictive-clv');
      return workbook;
    };
    const ids = Array.from({ length: 150 }, (_, index) => String(1000 + index));
    const [without, withOne] = [await predicted(ids), await predicted([...ids, '9999'])];
    const rowsOf = (workbook: HeadlessWorkbook) => [
      across(workbook, 'Model', 'C', 5, 5),
      across(workbook, 'Holdout', 'C', 5, 5),
      ...[19, 24, 30, 35, 36, 42].map((row) => across(workbook, 'Model', 'C', row, 3)),
      across(workbook, 'Predicted value', 'B', 8, 5),
    ];
    const expected = rowsOf(without).flat();
    expect(expected.slice(0, 10).every((value) => typeof value === 'number')).toBe(true);
    rowsOf(withOne)
      .flat()
      .forEach((value, index) => {
        const other = expected[index];
        if (typeof other !== 'number') expect(value).toEqual(other);
        else expect(Math.abs((value as number) - other)).toBeLessThan(1e-5 * Math.max(1, Math.abs(other)));
      });
    for (const header of ['Repeat purchases', 'Age, weeks', 'Expected purchases', 'Predicted value'])
      expect(withOne.getColumn('Customers', header).at(-1)).toBe(0);
    without.dispose();
    withOne.dispose();
  });

  it.skipIf(!hasCustomerData('cdnow-sample.txt'))('the fit and the forecast of CDNOW', async () => {
    const spentLater = new Map<string, number>();
    const orders = readFileSync(customerDataUrl('cdnow-sample.txt'), 'utf8')
      .split(/\r?\n/)
      .flatMap((line) => {
        const [, id, date, , amount = ''] = line.trim().split(/\s+/);
        if (!id || !date) return [];
        if (date > '19970930') {
          spentLater.set(id, (spentLater.get(id) ?? 0) + Number(amount));
          return [];
        }
        return [`${id},${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)},${amount}`];
      });
    const ids = [...new Set(orders.map((line) => line.split(',')[0]!))];
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
    // The band is meant to hold four of five customers, in the 39 weeks that came.
    const [low, high] = ['low', 'high'].map(
      (end) => workbook.getColumn('Customers', `Predicted value, ${end}`) as number[],
    ) as [number[], number[]];
    const within = ids.filter((id, row) => {
      const spent = spentLater.get(id) ?? 0;
      return spent >= low[row]! && spent <= high[row]!;
    });
    expect(within.length / ids.length).toBeGreaterThan(0.8);
    workbook.dispose();
  });
});
