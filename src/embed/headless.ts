/*
 * Worthbook without a screen, for Node and for anything else that has no page:
 *
 *     const workbook = await createWorkbook();
 *     await workbook.importCsv(readFileSync('customers.csv'));
 *     await workbook.applyTemplate('customer-value');
 *     workbook.getColumn('Customers', 'Customer value');
 */
export type {
  CellErrorValue,
  CellValue,
  HeadlessOptions,
  HeadlessWorkbook,
  ImportProblem,
  ImportCsvOptions,
  ImportReport,
} from '../session/headless/headlessTypes';
export type { HostFunction } from '../../formulas/hostFunction';
export type { ColumnType } from '../model/document';
export type { Locale } from '../shared/localText';
export { createWorkbook, openWorkbook } from '../session/headless/openHeadless';
export { WorthbookError } from '../session/headless/worthbookError';
