import { describe, expect, it } from 'vitest';
import { customersOfOrders } from '../../../src/commands/customersOfOrders';
import { undo } from '../../../src/commands/history';
import { customersOfOrders as readCustomers } from '../../../src/io/customersOfOrders';
import type { WorkControls } from '../../../src/model/columnText';
import type { ColumnType, WorkbookDocument } from '../../../src/model/document';
import type { CellValue } from '../../../src/shared/value';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

type Column = Parameters<typeof workbookWithTable>[0][number];
const column = (name: string, type: ColumnType, values: CellValue[]): Column => ({ name, type, values });

/** Of B2 two orders, one of them in two lines; of A1 one, and one that was cancelled. */
const lines: readonly Column[] = [
  column('Order No', 'text', ['1', '2', '2', '3', 'C4', '5']),
  column('Client', 'text', ['B2', 'A1', 'A1', 'B2', 'A1', null]),
  column('Order Date', 'date', [45_296.5, 45_300, 45_300, 45_352, 45_353, 45_354]),
  column('Amount', 'currency', [5, 4, 2, 1, 9, 7]),
];

/** The orders are shown, and what reads them is there. */
function bench(document: WorkbookDocument = workbookWithTable(lines)): TestBench {
  const made = testBench(document);
  Object.assign(made.services, { customersOfOrders: readCustomers });
  made.selection = selected(region(made.table().id, [0, 0]));
  return made;
}

describe('a table of orders', () => {
  it('gets a table of its customers, which adds it up by formulas', async () => {
    const orders = bench();
    expect(await orders.run(customersOfOrders, undefined)).toEqual({ ok: true });
    const customers = orders.table('Customers 2');
    expect(orders.column('Client', 'Customers 2')).toEqual(['B2', 'A1']);
    expect(customers.columns.map(({ name, type, formula }) => [name, type, formula !== null])).toEqual([
      ['Client', 'text', false],
      ['First purchase', 'date', true],
      ['Last purchase', 'date', true],
      ['Number of orders', 'number', true],
      ['Revenue', 'currency', true],
    ]);
    const added = orders.table().columns.slice(lines.length);
    expect(added.map(({ name }) => name)).toEqual(['Counted order', 'Counted amount']);
    expect(added.every(({ formula }) => formula !== null)).toBe(true);
  });

  it('stands before its customers, which are shown; the columns that were taken are named', async () => {
    const orders = bench();
    await orders.run(customersOfOrders, undefined);
    expect(orders.workbook.document.sheets.map(({ name }) => name).slice(-2)).toEqual([
      'Customers',
      'Customers 2',
    ]);
    expect(orders.asked.selected).toMatchObject({ sheetId: orders.table('Customers 2').id, activeRow: 0 });
    expect(orders.notices).toEqual([
      {
        kind: 'message',
        text: 'structure_customersMade',
        params: {
          table: 'Customers 2',
          orders: 'Customers',
          customer: 'Client',
          date: 'Order Date',
          amount: 'Amount',
        },
        undoable: true,
      },
    ]);
  });

  it('comes back as it was with one undo', async () => {
    const orders = bench();
    const before = orders.workbook.document;
    await orders.run(customersOfOrders, undefined);
    void orders.run(undo, undefined);
    expect(orders.workbook.document).toEqual(before);
  });

  it('keeps the columns it got when its customers are made once more', async () => {
    const orders = bench();
    await orders.run(customersOfOrders, undefined);
    const { columns } = orders.table();
    await orders.run(customersOfOrders, undefined);
    expect(orders.table().columns).toEqual(columns);
    const formulas = (name: string) => orders.table(name).columns.slice(-1)[0]?.formula?.split(',')[0];
    expect(formulas('Customers 3')).toBe(formulas('Customers 2'));
  });

  it('is read by the roles of its columns before their names', async () => {
    const document = workbookWithTable([...lines, column('Payer', 'text', ['x', 'x', 'y', 'y', 'z', 'z'])]);
    const withRole = {
      ...document,
      sheets: document.sheets.map((sheet) =>
        sheet.kind === 'table'
          ? {
              ...sheet,
              columns: sheet.columns.map((each) =>
                each.name === 'Payer' ? { ...each, role: 'customerId' } : each,
              ),
            }
          : sheet,
      ),
    };
    const orders = bench(withRole);
    await orders.run(customersOfOrders, undefined);
    expect(orders.column('Payer', 'Customers 2')).toEqual(['x', 'y', 'z']);
  });

  it('need not be on the screen when it is named', async () => {
    const orders = bench();
    orders.selection = selected(region(firstSheetId(orders), [0, 0]));
    const { id: sheetId } = orders.table();
    expect(customersOfOrders.isEnabled(orders, { sheetId })).toBe(true);
    expect(customersOfOrders.isEnabled(orders, { sheetId: firstSheetId(orders) })).toBe(false);
    expect(await orders.run(customersOfOrders, { sheetId })).toEqual({ ok: true });
    expect(orders.column('Client', 'Customers 2')).toEqual(['B2', 'A1']);
  });

  it('may have quantities and prices in place of amounts', async () => {
    const orders = bench(
      workbookWithTable([
        ...lines.slice(0, 3),
        column('Quantity', 'number', [1, 2, 3, 0, 5, 6]),
        column('Unit Price', 'number', [1, 1, 1, 1, 1, 1]),
      ]),
    );
    await orders.run(customersOfOrders, undefined);
    expect(orders.notices[0]).toMatchObject({ params: { amount: 'Quantity × Unit Price' } });
  });
});

describe('what is no table of orders', () => {
  it('is not offered customers: cells, and tables without dates or numbers', () => {
    const orders = bench();
    expect(customersOfOrders.isEnabled(orders)).toBe(true);
    expect(customersOfOrders.isEnabled({ ...orders, readOnly: true })).toBe(false);
    orders.selection = selected(region(firstSheetId(orders), [0, 0]));
    expect(customersOfOrders.isEnabled(orders)).toBe(false);
    for (const missing of ['Order Date', 'Amount'])
      expect(
        customersOfOrders.isEnabled(bench(workbookWithTable(lines.filter(({ name }) => name !== missing)))),
      ).toBe(false);
  });

  it.each([
    ['has no column of customers', lines.filter(({ name }) => name !== 'Client')],
    ['has no purchase', [...lines.slice(0, 3), column('Amount', 'number', [0, 0, 0, 0, 0, -1])]],
  ])('is refused where it %s, and stays as it is', async (_, columns) => {
    const orders = bench(
      workbookWithTable([
        ...columns,
        column(
          'City',
          'text',
          Array.from({ length: 6 }, () => 'x'),
        ),
      ]),
    );
    const before = orders.workbook.document;
    expect(await orders.run(customersOfOrders, undefined)).toMatchObject({
      problem: { code: 'noOrders', params: { table: 'Customers' } },
    });
    expect(orders.workbook.document).toBe(before);
  });
});

describe('customers of many orders', () => {
  const count = 20_001;
  const many = (): WorkbookDocument =>
    workbookWithTable([
      column(
        'Client',
        'text',
        Array.from({ length: count }, (_, row) => `c${row % 3}`),
      ),
      column(
        'Order Date',
        'date',
        Array.from({ length: count }, () => 45_000),
      ),
      column(
        'Amount',
        'number',
        Array.from({ length: count }, () => 1),
      ),
    ]);
  function withControls(orders: TestBench, controls: WorkControls): void {
    const runLongWork = (_label: string, work: (given: WorkControls) => unknown): unknown => work(controls);
    Object.assign(orders.services, { runLongWork });
  }

  it('are found with progress', async () => {
    const orders = bench(many());
    const seen: number[] = [];
    withControls(orders, {
      signal: new AbortController().signal,
      onProgress: (fraction) => seen.push(fraction),
    });
    expect(await orders.run(customersOfOrders, undefined)).toEqual({ ok: true });
    expect(orders.column('Client', 'Customers 2')).toEqual(['c0', 'c1', 'c2']);
    expect(seen.at(-1)).toBe(1);
  });

  it('are left when that is cancelled, or the workbook has changed meanwhile', async () => {
    const orders = bench(many());
    const before = orders.workbook.document;
    withControls(orders, { signal: AbortSignal.abort(), onProgress: () => undefined });
    expect(await orders.run(customersOfOrders, undefined)).toMatchObject({ problem: { code: 'cancelled' } });
    expect(orders.workbook.document).toBe(before);
    const rename = (): unknown =>
      orders.workbook.dispatch({
        operations: [{ kind: 'setWorkbookName', name: 'Other' }],
        origin: 'test',
        label: 'test',
      });
    withControls(orders, {
      signal: new AbortController().signal,
      onProgress: (fraction) => {
        if (fraction === 1) rename();
      },
    });
    expect(await orders.run(customersOfOrders, undefined)).toMatchObject({ problem: { code: 'notFound' } });
    expect(orders.workbook.document.sheets).toBe(before.sheets);
  });

  it('wait until calculated columns have their values', async () => {
    const orders = bench();
    Object.assign(orders.values, { isPending: () => true });
    expect(await orders.run(customersOfOrders, undefined)).toMatchObject({
      problem: { code: 'valuesPending' },
    });
  });
});
