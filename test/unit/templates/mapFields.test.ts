import { describe, expect, it } from 'vitest';
import type { WorkbookDocument } from '../../../src/model/document';
import { guessMapping } from '../../../templates/mapFields';
import { builtInTemplate } from '../../support/builtInTemplates';
import type { Template } from '../../../templates/schema';
import { chineseColumns, customersDocument, telcoColumns } from './customersDocument';

const template = (id: string): Template => builtInTemplate(id);

function guessedNames(document: WorkbookDocument, id: string): Record<string, string | null> {
  const columns = document.sheets.flatMap((sheet) => (sheet.kind === 'table' ? sheet.columns : []));
  const { mapping } = guessMapping(document, template(id));
  return Object.fromEntries(
    Object.entries(mapping).map(([key, column]) => [
      key,
      columns.find((candidate) => candidate.id === column?.columnId)?.name ?? null,
    ]),
  );
}

describe('guessing which columns the fields are', () => {
  it('takes the roles of the import first', () => {
    expect(guessedNames(customersDocument(chineseColumns), 'customer-value')).toEqual({
      customerId: '客户编号',
      customerName: '客户名称',
      revenue: '年收入（万元）',
      marketingCost: '营销成本（万元）',
      salesCost: '销售成本（万元）',
      serviceCost: '服务成本（万元）',
    });
  });

  it('reads Chinese headers with units when there are no roles', () => {
    const withoutRoles = chineseColumns.map(({ role: _, ...column }) => column);
    expect(guessedNames(customersDocument(withoutRoles), 'value-capability-quadrant')).toMatchObject({
      revenue: '年收入（万元）',
      serviceCost: '服务成本（万元）',
      satisfaction: '满意度',
      orders: '订单数',
      totalGain: null,
    });
  });

  it('reads English headers, and leaves open what is not there', () => {
    expect(guessedNames(customersDocument(telcoColumns), 'customer-value')).toMatchObject({
      customerId: 'customerID',
      revenue: 'TotalCharges',
      marketingCost: null,
    });
    expect(guessedNames(customersDocument(telcoColumns), 'value-capability-quadrant').tenure).toBe('tenure');
  });

  it('offers only columns of the right kind, best first, with a reason', () => {
    const guess = guessMapping(customersDocument(telcoColumns), template('customer-value'));
    const revenue = guess.tables[0]?.fields.find(({ field }) => field.key === 'revenue');
    expect(revenue?.candidates.map(({ reason }) => reason)).toEqual([
      'templates_guess_header',
      'templates_guess_type',
      'templates_guess_type',
    ]);
    expect(revenue?.chosen?.confidence).toBeGreaterThan(0.8);
  });

  it('gives no column to two fields', () => {
    const { mapping } = guessMapping(customersDocument(telcoColumns), template('customer-value'));
    const used = Object.values(mapping).flatMap((column) => (column ? [column.columnId] : []));
    expect(new Set(used).size).toBe(used.length);
  });

  it('lists what is missing', () => {
    const document = customersDocument([{ name: 'Note', type: 'text', values: ['x'] }]);
    expect(guessMapping(document, template('customer-value')).missing).toEqual(['revenue']);
    expect(guessMapping(document, template('value-capability-quadrant')).missing).toEqual([
      'revenue',
      'totalGain',
      'satisfaction',
      'orders',
      'tenure',
    ]);
  });
});
