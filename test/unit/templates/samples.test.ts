import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../src/model/columnBlocks';
import type { TableSheet, WorkbookDocument } from '../../../src/model/document';
import { rowCount } from '../../../src/model/lookup';
import { fullSample, sampleFirmIds, smallSample } from '../../../templates/samples/sampleFirm';
import { sampleWorkbook } from '../../../templates/samples/sampleWorkbook';

const tables = (document: WorkbookDocument): TableSheet[] =>
  document.sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table');

function values(table: TableSheet | undefined, role: string): unknown[] {
  const column = table?.columns.find((candidate) => candidate.role === role);
  if (!table || !column) throw new Error(`no ${role}`);
  return Array.from({ length: rowCount(table) }, (_, row) => readBlocks(column.blocks, row));
}

describe.each(sampleFirmIds)('the sample firm %s', (firm) => {
  it('has as many customers and orders as were asked for', () => {
    for (const size of [smallSample, fullSample]) {
      const [customers, orders] = tables(sampleWorkbook(firm, 'en', ['Customers', 'Orders'], size));
      expect([customers && rowCount(customers), orders && rowCount(orders)]).toEqual([
        size.customers,
        size.orders,
      ]);
    }
  });

  it('is the same in every run, and the same firm in Chinese', () => {
    const read = (locale: 'en' | 'zh-CN', role: string) =>
      values(tables(sampleWorkbook(firm, locale))[0], role);
    expect(read('en', 'name')).toEqual(read('en', 'name'));
    expect(read('en', 'revenue')).toEqual(read('zh-CN', 'revenue'));
    for (const name of read('zh-CN', 'name')) expect(name).toMatch(/^[㐀-鿿]+$/);
  });

  it('has totals of customers that are the totals of their orders', () => {
    const [customers, orders] = tables(sampleWorkbook(firm, 'en'));
    const amounts = values(orders, 'amount') as number[];
    const of = values(orders, 'customerId');
    const ids = values(customers, 'customerId');
    const revenue = values(customers, 'revenue') as number[];
    ids.forEach((id, row) => {
      const total = amounts.reduce((sum, amount, index) => (of[index] === id ? sum + amount : sum), 0);
      expect(revenue[row]).toBeCloseTo(total, 6);
    });
  });
});
