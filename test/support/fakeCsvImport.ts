import type { CsvPreview, ImportCheck, ImportLedger } from '../../src/model/fileImport';
import type { Workbook } from '../../src/model/workbook';
import { problem } from '../../src/shared/problems';
import { failed, ok } from '../../src/shared/result';
import type { CsvImport } from '../../src/ui/workbookPort';
import { sampleTable } from './sampleWorkbook';

/** What an import was asked for. */
export interface RequestedImport {
  readonly choices: unknown;
  readonly sheetName: string;
  readonly target?: unknown;
}

export const fakePreview: CsvPreview = {
  encoding: 'gb18030',
  delimiter: ',',
  hasHeader: true,
  skippedRows: 0,
  firstRows: [],
  fileKind: 'customers',
  rows: [
    ['C001', '蓝海科技', '1200.5', '2024-03-01'],
    ['C002', '远山贸易', '880', '2023-11-20'],
    ['C003', '晨光制造', '约 300', '2022-07-09'],
  ],
  isWholeFile: true,
  warnings: [],
  columns: [
    {
      index: 0,
      name: '客户编号',
      type: 'text',
      role: 'customerId',
      confidence: 0.95,
      reason: null,
      samples: ['C001', 'C002'],
    },
    {
      index: 1,
      name: '客户名称',
      type: 'text',
      role: 'name',
      confidence: 0.9,
      reason: null,
      samples: ['蓝海科技', '远山贸易'],
    },
    {
      index: 2,
      name: '年收入（万元）',
      type: 'number',
      role: 'revenue',
      confidence: 0.6,
      reason: null,
      samples: ['1200.5', '880'],
      unit: '万元',
    },
    {
      index: 3,
      name: '备注日期',
      type: 'date',
      role: 'lastPurchase',
      confidence: 0.3,
      reason: null,
      samples: ['2024-03-01'],
    },
  ],
};

export const wideFile = { name: 'wide.csv', columnCount: 120 };

/** The first column of the other file so many times. */
const widePreview: CsvPreview = {
  ...fakePreview,
  rows: fakePreview.rows.map(([first = '']) => Array.from({ length: wideFile.columnCount }, () => first)),
  columns: fakePreview.columns.slice(0, 1).flatMap((column) =>
    Array.from({ length: wideFile.columnCount }, (_, index) => ({
      ...column,
      index,
      name: `Column ${index + 1}`,
    })),
  ),
};

const fakeLedger: ImportLedger = {
  rowCount: 3,
  columnCount: 4,
  encoding: fakePreview.encoding,
  delimiter: fakePreview.delimiter,
  entryCount: 1,
  entries: [{ kind: 'unreadable', row: 3, column: '年收入（万元）', text: '约 300' }],
};
const fakeUpdate: Pick<ImportCheck, 'counts' | 'changes'> = {
  counts: { updated: 1200, added: 3, unchanged: 7, ambiguous: 2 },
  changes: [
    { row: 2, key: 'C002', column: '年收入（万元）', format: { type: 'number' }, before: 800, after: 880 },
  ],
};

/** A file of three customers, or `wideFile`: nothing is read, what is asked for is kept in `imports`. */
export function fakeCsvImport(workbook: Workbook, fileName: string, imports: RequestedImport[]): CsvImport {
  return {
    fileName,
    preview: async (choices) =>
      ok({
        ...(fileName === wideFile.name ? widePreview : fakePreview),
        encoding: choices.encoding ?? fakePreview.encoding,
        delimiter: choices.delimiter ?? fakePreview.delimiter,
        hasHeader: choices.hasHeader ?? true,
      }),
    check: async ({ target, signal }) => {
      // One turn of the event loop, so that cancelling has a moment to happen in.
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return failed(problem('importCancelled'));
      return ok(target?.keyColumnId ? { ledger: fakeLedger, ...fakeUpdate } : { ledger: fakeLedger });
    },
    run: async ({ choices, sheetName, target, signal }) => {
      // One turn of the event loop, so that cancelling has a moment to happen in.
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return failed(problem('importCancelled'));
      imports.push({ choices, sheetName, ...(target ? { target } : {}) });
      const sheet = sampleTable(sheetName, [
        { name: '客户名称', type: 'text', values: ['蓝海科技', '远山贸易', '晨光制造'] },
      ]);
      workbook.dispatch({ operations: [{ kind: 'addSheet', sheet, after: null }], origin: 'import.csv' });
      return ok({
        sheetId: sheet.id,
        ledger: fakeLedger,
      });
    },
    dispose: () => undefined,
  };
}
