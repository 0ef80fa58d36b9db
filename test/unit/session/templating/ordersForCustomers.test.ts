import { describe, expect, it } from 'vitest';
import { customersOfOrders } from '../../../../src/commands/customersOfOrders';
import { customersOfOrders as readCustomers } from '../../../../src/io/customersOfOrders';
import type { WorkbookDocument } from '../../../../src/model/document';
import { ordersForCustomers } from '../../../../src/session/templating/ordersForCustomers';
import { guessMapping } from '../../../../templates/mapFields';
import { builtInTemplate } from '../../../support/builtInTemplates';
import { testBench } from '../../commands/commandContext';
import { chineseColumns, customersDocument, type SampleColumn } from '../../templates/customersDocument';

/** As an import leaves them. */
const orders: readonly SampleColumn[] = [
  { name: 'Order No', type: 'text', role: 'orderId', values: ['1', '2', '3'] },
  { name: 'Client', type: 'text', role: 'customerId', values: ['B2', 'A1', 'B2'] },
  { name: 'Order Date', type: 'date', role: 'date', values: [45_296, 45_300, 45_352] },
  { name: 'Amount', type: 'currency', role: 'amount', values: [5, 4, 1] },
];

const guessed = (document: WorkbookDocument, id: string) => guessMapping(document, builtInTemplate(id));
const offered = (document: WorkbookDocument, id: string): string | undefined =>
  ordersForCustomers(document, guessed(document, id))?.name;
/** Several tables in one workbook, named in their order. */
function workbookOf(tables: Readonly<Record<string, readonly SampleColumn[]>>): WorkbookDocument {
  const sheets = Object.entries(tables).flatMap(([name, columns]) =>
    customersDocument(columns).sheets.flatMap((sheet) =>
      sheet.kind === 'table' ? [{ ...sheet, name }] : [],
    ),
  );
  const document = customersDocument([]);
  return { ...document, sheets: [...document.sheets.filter(({ kind }) => kind === 'grid'), ...sheets] };
}

describe('the orders of which customers can be made', () => {
  it.each(['clv', 'customer-value', 'rfm', 'predictive-clv', 'key-accounts'])(
    'are told where %s needs customers and there are only orders',
    (id) => {
      expect(offered(workbookOf({ Sales: orders }), id)).toBe('Sales');
    },
  );

  it('are told beside a table that is about something else', () => {
    const tags: readonly SampleColumn[] = [{ name: 'Colour', type: 'text', values: ['red'] }];
    expect(offered(workbookOf({ Colours: tags, Sales: orders }), 'rfm')).toBe('Sales');
  });

  it('are known by the names of their columns where these have no roles', () => {
    const named = orders.map(({ role: _, ...column }) => column);
    expect(offered(workbookOf({ Sales: named }), 'clv')).toBe('Sales');
  });

  it('are not told where the template needs none, or none of what orders tell', () => {
    const document = workbookOf({ Sales: orders });
    expect(offered(document, 'cohort-retention')).toBeUndefined();
    expect(offered(document, 'targets-actuals')).toBeUndefined();
    expect(offered(document, 'churn-retention')).toBeUndefined();
  });

  it('are not told where there are customers, even some that lack a field', () => {
    const customers = chineseColumns.filter(({ role }) => role !== 'revenue');
    expect(offered(workbookOf({ Sales: orders, Firms: customers }), 'clv')).toBeUndefined();
    expect(offered(workbookOf({ Firms: chineseColumns }), 'clv')).toBeUndefined();
  });

  it.each(['clv', 'rfm', 'predictive-clv', 'key-accounts'])(
    'give %s all that it needs once their customers are made',
    async (id) => {
      const bench = testBench(workbookOf({ Sales: orders }));
      Object.assign(bench.services, { customersOfOrders: readCustomers });
      const before = guessed(bench.workbook.document, id);
      const sales = ordersForCustomers(bench.workbook.document, before);
      expect(before.missing).not.toEqual([]);
      expect(await bench.run(customersOfOrders, { sheetId: sales!.id })).toEqual({ ok: true });
      expect(guessed(bench.workbook.document, id).missing).toEqual([]);
      expect(offered(bench.workbook.document, id)).toBeUndefined();
    },
  );
});
