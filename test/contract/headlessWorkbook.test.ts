import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createWorkbook,
  openWorkbook,
  type CellValue,
  type HeadlessWorkbook,
} from '../../src/embed/headless';

const data = new URL('../../../shared/data/', import.meta.url);
const chineseFile = new URL('csv/zh-customers.gb18030.csv', data);
const telcoFile = new URL('customers/telco-churn.csv', data);
const itOn = (file: URL) => (existsSync(file) ? it : it.skip);

const opened: HeadlessWorkbook[] = [];
async function workbook(...args: Parameters<typeof createWorkbook>): Promise<HeadlessWorkbook> {
  const made = await createWorkbook(...args);
  opened.push(made);
  return made;
}
afterEach(() => opened.splice(0).forEach((each) => each.dispose()));

const sum = (values: readonly CellValue[]): number =>
  values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);

describe('a workbook without a screen', () => {
  it('computes the golden CLV', async () => {
    const wb = await workbook();
    expect(await wb.evaluate('=CLV({100,120},{20,25},0.1)')).toBe(151.2396694214876);
    expect(await wb.evaluate('={1,2;3,4}*2')).toEqual([
      [2, 4],
      [6, 8],
    ]);
  });

  it('calculates cells, undoes and redoes', async () => {
    const wb = await workbook();
    wb.setCell('Sheet1!A1', 20);
    wb.setCell('Sheet1!A2', '1,200');
    wb.setCell('Sheet1!B1', '=SUM(A1:A2)');
    await wb.settled();
    expect(wb.getCell('Sheet1!B1')).toBe(1220);
    expect(wb.undo()).toBe(true);
    await wb.settled();
    expect(wb.getCell('Sheet1!B1')).toBeNull();
    expect(wb.redo()).toBe(true);
    await wb.settled();
    expect(wb.getCell('Sheet1!B1')).toBe(1220);
  });

  it('adds calculated columns that answer to names and roles', async () => {
    const wb = await workbook();
    await wb.importCsv('id,Annual revenue,Cost\n1,100,40\n2,250.5,50\n3,,5\n', { mapping: { cost: 'Cost' } });
    wb.addColumn('Customers', 'Profit', { formula: '=[@revenue]-[@cost]' });
    wb.addColumn('Customers', 'Share', { formula: '=[@Profit]/SUM(Customers[Profit])', type: 'percent' });
    await wb.settled();
    expect(wb.getColumn('Customers', 'Profit')).toEqual([60, 200.5, -5]);
    expect(sum(wb.getColumn('customers', 'share'))).toBeCloseTo(1, 12);
    expect(await wb.evaluate('=SUM(Customers[revenue])')).toBe(350.5);
    wb.setCell('Customers!B1', 110);
    await wb.settled();
    expect(wb.getColumn('Customers', 'Profit')).toEqual([70, 200.5, -5]);
  });

  it('appends to a table that is there', async () => {
    const wb = await workbook();
    await wb.importCsv('id,name\n1,Ada\n2,Bob\n', { table: 'People' });
    const report = await wb.importCsv('id,name,city\n3,Cyd,Rome\n', { table: 'People' });
    expect(report).toMatchObject({ table: 'People', rows: 1 });
    expect(wb.getColumn('People', 'name')).toEqual(['Ada', 'Bob', 'Cyd']);
    expect(wb.getColumn('People', 'city')).toEqual([null, null, 'Rome']);
    wb.undo();
    expect(wb.getColumn('People', 'name')).toEqual(['Ada', 'Bob']);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'fileEmpty'],
    ['a binary file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 255]), 'fileUnknownKind'],
  ])('refuses %s and changes nothing', async (_what, bytes, code) => {
    const wb = await workbook({ locale: 'zh-CN' });
    await expect(wb.importCsv(bytes)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/\p{Script=Han}/u) as string,
    });
    expect(wb.undo()).toBe(false);
  });

  it('words what is wrong with a formula and changes nothing', async () => {
    const wb = await workbook({ locale: 'zh-CN' });
    wb.setCell('A1', 7);
    expect(() => wb.setCell('A1', '=1+*2')).toThrow(/\p{Script=Han}/u);
    expect(wb.getCell('A1')).toBe(7);
    expect(await wb.evaluate('=NOSUCH(1)')).toMatchObject({
      error: '#NAME?',
      message: expect.stringMatching(/NOSUCH/) as string,
    });
    expect(await wb.evaluate('=CLV(100,20,-2)')).toMatchObject({
      error: '#NUM!',
      message: expect.stringMatching(/\p{Script=Han}/u) as string,
    });
    wb.setCell('B1', '=B2');
    wb.setCell('B2', '=B1');
    await wb.settled();
    expect(wb.getCell('B1')).toMatchObject({ error: '#CYCLE!' });
    expect(wb.getCell('A1')).toBe(7);
  });

  it('updates rows by a key when it is asked to, in one step', async () => {
    const wb = await workbook();
    await wb.importCsv('id,name,revenue\n001,Ada,1\n002,Bob,2\n', { table: 'Customers' });
    const report = await wb.importCsv('id,revenue\n002,20\n003,30\n001,1\n', {
      table: 'Customers',
      updateBy: 'id',
    });
    expect(report).toMatchObject({ rows: 3, update: { updated: 1, added: 1, unchanged: 1, ambiguous: 0 } });
    expect(wb.getColumn('Customers', 'id')).toEqual(['001', '002', '003']);
    expect(wb.getColumn('Customers', 'revenue')).toEqual([1, 20, 30]);
    expect(wb.undo()).toBe(true);
    expect(wb.getColumn('Customers', 'revenue')).toEqual([1, 2]);
    const missing = wb.importCsv('id\n1\n', { table: 'Customers', updateBy: 'no such column' });
    await expect(missing).rejects.toMatchObject({ code: 'notFound' });
  });

  it('refuses rows that there is no room for, in words, and stays as it is', async () => {
    const wb = await workbook();
    await wb.importCsv(`id\n${'7\n'.repeat(600_000)}`, { table: 'Many' });
    const again = wb.importCsv(`id\n${'7\n'.repeat(400_001)}`, { table: 'Many' });
    await expect(again).rejects.toMatchObject({
      code: 'tooManyRows',
      message: expect.stringContaining('up to 1,000,000 rows') as string,
    });
    expect(wb.getColumn('Many', 'id')).toHaveLength(600_000);
    await expect(wb.importCsv(`id\n${'7\n'.repeat(1_000_001)}`)).rejects.toMatchObject({
      code: 'fileTooManyRows',
    });
  });

  itOn(chineseFile)('values the customers of a Chinese file (skipped without ../shared/data)', async () => {
    const wb = await workbook({ locale: 'zh-CN' });
    const report = await wb.importCsv(readFileSync(chineseFile), { table: '客户' });
    expect(report).toMatchObject({ rows: 320, encoding: 'gb18030', problemCount: 0 });
    await wb.applyTemplate('customer-value');
    const values = wb.getColumn('客户', '客户价值');
    expect(values).toHaveLength(320);
    expect(sum(values)).toBeCloseTo(12087.1 - 782.5 - 1356.8 - 3265.4, 6);
    expect(wb.getColumn('客户', 'customerId')[0]).toBe('00001');

    const saved = await openWorkbook(await wb.save());
    opened.push(saved);
    expect(saved.getColumn('客户', '客户价值')).toEqual(values);
    wb.undo();
    expect(() => wb.getColumn('客户', '客户价值')).toThrow();
  });

  itOn(telcoFile)(
    'values the customers of a telephone company (skipped without ../shared/data)',
    async () => {
      const wb = await workbook();
      await wb.importCsv(readFileSync(telcoFile), { table: 'Customers' });
      await wb.applyTemplate('customer-value');
      const values = wb.getColumn('Customers', 'Customer value');
      expect(values).toHaveLength(7043);
      const charges = wb.getColumn('Customers', 'TotalCharges');
      expect(sum(values)).toBeCloseTo(sum(charges), 4);
      expect(charges.filter((value) => value === null)).toHaveLength(11);
    },
  );
});
