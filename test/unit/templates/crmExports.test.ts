import { describe, expect, it } from 'vitest';
import { planReading } from '../../../src/io/readingPlan';
import type { WorkbookDocument } from '../../../src/model/document';
import { guessMapping } from '../../../templates/mapFields';
import { builtInTemplate } from '../../support/builtInTemplates';
import { crmExport, fileOfExport, crmExports } from '../../support/crmExports/crmExports';
import { customersDocument } from './customersDocument';

/** A workbook with the exports as they are imported: roles and types as the import has them, no rows. */
function imported(...systems: readonly string[]): WorkbookDocument {
  const [first, ...others] = systems.map((system) => {
    const plan = planReading(fileOfExport(crmExport(system)), {});
    if (!plan.ok) throw new Error(plan.problem.code);
    return customersDocument(
      plan.value.columns.map(({ name, reading, role }) => ({
        name,
        type: reading.type,
        values: [],
        ...(role === null ? {} : { role }),
      })),
    );
  });
  if (!first) throw new Error('no export');
  return { ...first, sheets: [...first.sheets, ...others.flatMap(({ sheets }) => sheets)] };
}

/** The headers that the fields of a template are guessed to be, those only that were found. */
function mapped(document: WorkbookDocument, id: string): Record<string, string> {
  const columns = document.sheets.flatMap((sheet) => (sheet.kind === 'table' ? sheet.columns : []));
  const { mapping } = guessMapping(document, builtInTemplate(id));
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([key, column]) => {
      const found = columns.find(({ id: columnId }) => columnId === column?.columnId);
      return found ? [[key, found.name]] : [];
    }),
  );
}

describe('the fields of templates in exports of customer-management systems', () => {
  it.each([
    [
      'Salesforce, report of accounts',
      { customerId: 'Account ID', customerName: 'Account Name', revenue: 'Annual Revenue' },
    ],
    [
      'HubSpot, companies',
      { customerId: 'Record ID', customerName: 'Company name', revenue: 'Total Revenue' },
    ],
    [
      'Pipedrive, organizations',
      {
        customerId: 'Organization - ID',
        customerName: 'Organization - Name',
        revenue: 'Organization - Annual revenue',
      },
    ],
    ['Shopify, customers', { customerId: 'Customer ID', customerName: 'First Name', revenue: 'Total Spent' }],
  ])('customer value reads %s', (system, fields) => {
    expect(mapped(imported(system), 'customer-value')).toEqual(fields);
  });

  it.each([
    ['Salesforce, report of opportunities', ['Account Name', 'Close Date', 'Amount']],
    ['HubSpot, deals', ['Associated Company IDs', 'Close Date', 'Amount']],
    ['Pipedrive, deals', ['Deal - Organization', 'Deal - Won time', 'Deal - Value']],
    ['Shopify, orders', ['Email', 'Created at', 'Total']],
    ['金蝶云星空 销售订单列表', ['客户', '日期', '价税合计']],
    ['金蝶 K/3 WISE 销售出库序时簿', ['购货单位', '日期', '销售金额']],
    ['金蝶精斗云 销货单', ['客户编号', '单据日期', '价税合计']],
    ['用友 U8 销售订单列表', ['客户编码', '订单日期', '价税合计']],
    ['用友 T+ 销货单明细', ['客户编码', '单据日期', '含税金额']],
  ])('cohorts read %s', (system, [orderCustomer, orderDate, orderAmount]) => {
    expect(mapped(imported(system), 'cohort-retention')).toEqual({ orderCustomer, orderDate, orderAmount });
  });

  it.each([
    [
      'Salesforce, report of accounts',
      'Salesforce, report of opportunities',
      'Opportunity Name',
      'Account Name',
    ],
    ['HubSpot, companies', 'HubSpot, deals', 'Deal Name', 'Associated Company'],
    ['Pipedrive, organizations', 'Pipedrive, deals', 'Deal - Title', 'Deal - Organization'],
  ])(
    'the archive takes the deals beside %s for projects',
    (customers, deals, projectName, projectCustomer) => {
      expect(mapped(imported(customers, deals), 'customer-archive')).toMatchObject({
        projectName,
        projectCustomer,
      });
    },
  );

  it('no table of orders is taken for activities, which need a kind', () => {
    const guess = guessMapping(
      imported('用友 U8 客户档案', '用友 U8 销售订单列表'),
      builtInTemplate('relationship-care'),
    );
    expect(guess.tables.find(({ table }) => table.key === 'Activities')?.sheetId).toBeNull();
  });

  it('every export has a required field of some template', () => {
    for (const { system, kind } of crmExports) {
      const id = kind === 'orders' ? 'cohort-retention' : 'customer-archive';
      const { customerId, orderCustomer } = mapped(imported(system), id);
      expect(customerId ?? orderCustomer, system).toBeDefined();
    }
  });
});
