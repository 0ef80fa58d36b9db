import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import { readBlocks } from '../../../src/model/columnBlocks';
import { findColumnByName, rowCount } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { sheetNameOf, toOperations } from '../../../src/io/tableOperations';
import { imported } from './importSupport';

describe('an imported table', () => {
  it('becomes one new sheet behind the others, and its inverse takes it away', async () => {
    const table = await imported('客户编号,收入（万元）\n001,5.5\n002,6\n');
    const before = newWorkbook();
    const { operations, sheet } = toOperations(table, before, '客户');
    const { document, inverse } = applyOperations(before, operations);
    expect(document.sheets.map(({ name }) => name)).toEqual(['Sheet1', '客户']);
    expect(rowCount(sheet)).toBe(2);
    expect(sheet.nextRowId).toBe(3);
    const revenue = findColumnByName(sheet, 'revenue');
    expect(revenue).toMatchObject({
      name: '收入（万元）',
      type: 'number',
      role: 'revenue',
      unit: '万元',
      formula: null,
    });
    expect(readBlocks(revenue?.blocks ?? [], 1)).toBe(6);
    expect(applyOperations(document, inverse).document).toEqual(before);
  });

  it('gets a name that no other sheet has', async () => {
    const table = await imported('a,b\n1,2\n');
    expect(toOperations(table, newWorkbook(), 'SHEET1').sheet.name).toBe('SHEET1 2');
  });

  it('may have no rows', async () => {
    const before = newWorkbook();
    const { operations, sheet } = toOperations(await imported('客户名称,收入\n'), before, 'x');
    expect(sheet.rows).toEqual([]);
    expect(applyOperations(before, operations).document.sheets[1]).toEqual(sheet);
  });
});

describe('the name of a sheet', () => {
  it.each([
    ['customers.csv', 'customers'],
    ['客户 [2024]/a.TSV', '客户 2024 a'],
    ['.csv', 'Table'],
    ['a'.repeat(50), 'a'.repeat(31)],
  ])('for %s is %s', (file, name) => {
    expect(sheetNameOf(file, 'Table')).toBe(name);
  });
});
