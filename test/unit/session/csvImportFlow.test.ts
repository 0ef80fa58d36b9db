import { describe, expect, it } from 'vitest';
import { openCsv } from '../../../src/io/csvSource';
import type { CsvSource } from '../../../src/io/importSource';
import type { CsvImportRequest } from '../../../src/model/fileImport';
import { canonicalValues } from '../../../src/model/documentEquality';
import { tableSheet } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { Workbook } from '../../../src/model/workbook';
import { CsvImportFlow } from '../../../src/session/csvImportFlow';
import { sampleTable } from '../../support/sampleWorkbook';

const request: CsvImportRequest = {
  choices: {},
  sheetName: 'Customers',
  customersName: 'Customers of orders',
  locale: 'en',
  signal: new AbortController().signal,
  onProgress: () => undefined,
};

/** A file on its way into a workbook with a table of two customers, and how often it was read as a whole. */
function flowOf(text: string) {
  const table = sampleTable('Known', [
    { name: 'customer id', type: 'text', values: ['001', '002'], role: 'customerId' },
    { name: 'revenue', type: 'number', values: [1, 2], role: 'revenue' },
  ]);
  const workbook = new Workbook({ ...newWorkbook(), sheets: [table] }, 0);
  const reads = { count: 0 };
  const source = openCsv(new TextEncoder().encode(text));
  const counted: CsvSource = {
    ...source,
    read: (...args) => (reads.count++, source.read(...args)),
    readUpdate: (...args) => (reads.count++, source.readUpdate(...args)),
  };
  return { workbook, table, reads, flow: new CsvImportFlow(workbook, counted, 'file.csv') };
}

const file = 'customer id,revenue\n001,10\n003,30\n003,x\n';

describe('an import that is checked first', () => {
  it('tells what is not taken as it stands and changes nothing until it is run, without reading again', async () => {
    const { workbook, flow, reads } = flowOf(file);
    const before = workbook.document;
    const typed = { ...request, choices: { columns: { 1: { type: 'number' } } } } as const;
    const check = await flow.check(typed);
    expect(check.ok && check.value.ledger.entries.map(({ kind, row }) => [kind, row])).toEqual([
      ['unreadable', 3],
      ['duplicateKey', 3],
    ]);
    expect(workbook.document).toBe(before);
    const outcome = await flow.run(typed);
    expect(outcome.ok && outcome.value.ledger.rowCount).toBe(3);
    expect(workbook.document.sheets.map(({ name }) => name)).toEqual(['Known', 'Customers']);
    expect(reads.count).toBe(1);
  });

  it('tells the cells that an update changes', async () => {
    const { workbook, table, flow, reads } = flowOf(file);
    const target = { sheetId: table.id, keyColumnId: table.columns[0]!.id };
    const check = await flow.check({ ...request, target });
    expect(check.ok && check.value).toMatchObject({
      counts: { updated: 1, added: 0, unchanged: 0, ambiguous: 2 },
      changes: [{ row: 1, key: '001', column: 'revenue', before: 1, after: 10 }],
    });
    await flow.run({ ...request, target });
    expect(reads.count).toBe(1);
    expect(canonicalValues(tableSheet(workbook.document, table.id).columns[1]!.blocks)).toEqual([10, 2]);
  });

  it('is read anew for other choices, and when the table has changed meanwhile', async () => {
    const { workbook, table, flow, reads } = flowOf(file);
    const target = { sheetId: table.id, keyColumnId: table.columns[0]!.id };
    await flow.check({ ...request, target });
    await flow.check({ ...request, target, choices: { hasHeader: true } });
    expect(reads.count).toBe(2);
    workbook.dispatch({
      operations: [
        { kind: 'updateColumn', sheetId: table.id, columnId: table.columns[1]!.id, patch: { name: 'r' } },
      ],
      origin: 'test',
    });
    await flow.run({ ...request, target, choices: { hasHeader: true } });
    expect(reads.count).toBe(3);
  });

  it('of orders reads lines and customers once for both', async () => {
    const orders =
      'order id,customer id,order date,amount\n1,A,2024-01-05,5\n2,A,2024-02-05,6\n3,,2024-02-06,6\n';
    const { workbook, flow, reads } = flowOf(orders);
    const linked = { ...request, orders: 'linked' } as const;
    const check = await flow.check(linked);
    expect(check.ok && check.value.ledger.reduced).toMatchObject({ customers: 1, missingCustomer: 1 });
    expect(workbook.document.sheets).toHaveLength(1);
    await flow.run(linked);
    expect(workbook.document.sheets).toHaveLength(3);
    expect(reads.count).toBe(2);
  });

  it('changes nothing when it is cancelled after it was checked', async () => {
    const { workbook, flow } = flowOf(file);
    const before = workbook.document;
    await flow.check(request);
    const abort = new AbortController();
    abort.abort();
    expect(await flow.run({ ...request, signal: abort.signal })).toMatchObject({
      ok: false,
      problem: { code: 'importCancelled' },
    });
    expect(workbook.document).toBe(before);
  });
});
