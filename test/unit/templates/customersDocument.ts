import { blockKindOf, cutIntoBlocks } from '../../../src/model/columnBlocks';
import type { ColumnType, TableColumn, WorkbookDocument } from '../../../src/model/document';
import { newColumnId } from '../../../src/model/ids';
import { newTableSheet, newWorkbook } from '../../../src/model/newWorkbook';
import type { Locale } from '../../../src/shared/localText';
import type { CellValue } from '../../../src/shared/value';

export interface SampleColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly role?: string;
  readonly unit?: string;
  readonly values: readonly CellValue[];
}

/** A workbook with one table of the given columns. */
export function customersDocument(columns: readonly SampleColumn[], locale: Locale = 'en'): WorkbookDocument {
  const rowCount = columns[0]?.values.length ?? 0;
  const table = {
    ...newTableSheet('Customers'),
    rows: [[1, rowCount]] as const,
    nextRowId: rowCount + 1,
    blockLengths: [rowCount],
    columns: columns.map(({ values, ...column }): TableColumn => ({
      ...column,
      id: newColumnId(),
      formula: null,
      blocks: cutIntoBlocks(blockKindOf(column.type), values),
    })),
  };
  const workbook = newWorkbook({ locale });
  return { ...workbook, sheets: [...workbook.sheets, table] };
}

/** The columns of the Chinese customer file, two rows of them. */
export const chineseColumns: readonly SampleColumn[] = [
  { name: '客户编号', type: 'text', role: 'customerId', values: ['00001', '00002'] },
  { name: '客户名称', type: 'text', role: 'name', values: ['云和实业', '联达实业'] },
  { name: '行业', type: 'choice', role: 'industry', values: ['零售', '教育'] },
  { name: '年收入（万元）', type: 'number', role: 'revenue', unit: '万元', values: [9.6, 17.2] },
  { name: '营销成本（万元）', type: 'number', role: 'marketingCost', unit: '万元', values: [0.7, 1.5] },
  { name: '销售成本（万元）', type: 'number', role: 'salesCost', unit: '万元', values: [0.8, 1.6] },
  { name: '服务成本（万元）', type: 'number', role: 'serviceCost', unit: '万元', values: [0.2, 8.6] },
  { name: '订单数', type: 'number', role: 'orders', values: [16, 54] },
  { name: '满意度', type: 'number', role: 'satisfaction', values: [10, 9] },
];

/** The columns of the Telco file that matter here, as imported without roles. */
export const telcoColumns: readonly SampleColumn[] = [
  { name: 'customerID', type: 'text', values: ['7590-VHVEG', '5575-GNVDE'] },
  { name: 'tenure', type: 'number', values: [1, 34] },
  { name: 'MonthlyCharges', type: 'number', values: [29.85, 56.95] },
  { name: 'TotalCharges', type: 'number', values: [29.85, 1889.5] },
  { name: 'Churn', type: 'boolean', values: [false, false] },
];
