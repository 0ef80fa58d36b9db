import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../src/model/columnBlocks';
import type { TableSheet, WorkbookDocument } from '../../../src/model/document';
import { rowCount } from '../../../src/model/lookup';
import type { Locale } from '../../../src/shared/localText';
import { sampleDocument } from '../../../templates/selfTest';
import { fullSample, sampleFirmIds, smallSample } from '../../../templates/samples/sampleFirm';
import { sampleWorkbook } from '../../../templates/samples/sampleWorkbook';
import { builtInTemplates } from '../../support/builtInTemplates';

const tables = (document: WorkbookDocument): TableSheet[] =>
  document.sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table');

function values(table: TableSheet | undefined, role: string): unknown[] {
  const column = table?.columns.find((candidate) => candidate.role === role);
  if (!table || !column) throw new Error(`no ${role}`);
  return Array.from({ length: rowCount(table) }, (_, row) => readBlocks(column.blocks, row));
}

describe('the sample of every template', () => {
  it.each(builtInTemplates())('$id speaks Chinese in Chinese, with the same numbers', (template) => {
    const columnsIn = (locale: Locale) =>
      tables(sampleDocument(template, locale).document).flatMap((table) =>
        table.columns.map(({ name, type, blocks }) => ({
          name,
          type,
          cells: Array.from({ length: Math.min(40, rowCount(table)) }, (_, row) => readBlocks(blocks, row)),
        })),
      );
    const [english, chinese] = [columnsIn('en'), columnsIn('zh-CN')];
    const words = chinese.flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'));
    // An address is no word of either language.
    expect(words.filter((word) => /[a-z]{2}/i.test(word) && !word.includes('@'))).toEqual([]);
    expect(chinese.map(({ name }) => name).filter((name) => /^[a-z ]+$/i.test(name))).toEqual([]);
    const numbers = (columns: typeof english) =>
      columns.map(({ cells }) => cells.filter((cell) => typeof cell !== 'string' && cell !== null));
    expect(numbers(chinese)).toEqual(numbers(english));
  });
});

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
