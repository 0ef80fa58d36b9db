import { describe, expect, it } from 'vitest';
import { columnValues, imported, tableRows } from './importSupport';

const customers =
  'customer id,name,revenue\n001,Ada,1\n002,Bob,2\n001,Ada again,3\n,nobody,4\n,no one,5\n002,Bob again,6\n';

describe('customers whose key an earlier row has', () => {
  it('are imported and told of, unless they are to be left out', async () => {
    const kept = await imported(customers);
    expect(kept.rowCount).toBe(6);
    expect(kept.report).toMatchObject({ duplicates: 2, entryCount: 2 });
    expect(kept.report.entries).toEqual([
      { kind: 'duplicateKey', row: 3, column: 'customer id', text: '001' },
      { kind: 'duplicateKey', row: 6, column: 'customer id', text: '002' },
    ]);

    const left = await imported(customers, { leaveOutDuplicates: true });
    expect(columnValues(left, 'name')).toEqual(['Ada', 'Bob', 'nobody', 'no one']);
    expect(left.blockLengths).toEqual([4]);
    expect(left.report).toMatchObject({ rowCount: 4, duplicates: 2 });
    expect(left.report.entries.map(({ kind, row }) => [kind, row])).toEqual([
      ['duplicateLeftOut', 3],
      ['duplicateLeftOut', 6],
    ]);
  });

  it('are none in a file of orders, where a customer has several lines', async () => {
    const orders = 'order id,customer id,order date,amount\n1,001,2024-01-05,5\n2,001,2024-02-05,6\n';
    const table = await imported(orders, { leaveOutDuplicates: true });
    expect(tableRows(table)).toHaveLength(2);
    expect(table.report).toMatchObject({ entryCount: 0 });
    expect(table.report).not.toHaveProperty('duplicates');
  });

  it('stand in their place among what else is told', async () => {
    const table = await imported(`${customers}007,Eve,many\n008,Fay\n001,Ada,7\n`, {
      columns: { 2: { type: 'number' } },
    });
    expect(table.report.entries.map(({ kind, row }) => [kind, row])).toEqual([
      ['duplicateKey', 3],
      ['duplicateKey', 6],
      ['unreadable', 7],
      ['tooFewCells', 8],
      ['duplicateKey', 9],
    ]);
  });
});
