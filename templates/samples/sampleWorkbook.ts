import type { WorkbookDocument } from '../../src/model/document';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { Locale } from '../../src/shared/localText';
import { sampleTable } from './sampleColumn';
import { sampleCustomers } from './sampleCustomers';
import { smallSample, type SampleFirmId, type SampleSize } from './sampleFirm';
import { sampleHabits, sampleOrders } from './sampleOrders';
import { sampleActivities, sampleOrderColumns, samplePeriods, sampleProjects } from './sampleRecords';
import { sampleWords } from './sampleWords';

/** The tables a sample firm has. */
export const sampleTableNames = {
  Customers: { en: 'Customers', 'zh-CN': '客户' },
  Orders: { en: 'Orders', 'zh-CN': '订单' },
  Projects: { en: 'Projects', 'zh-CN': '项目' },
  Activities: { en: 'Activities', 'zh-CN': '活动记录' },
  Periods: { en: 'Periods', 'zh-CN': '月度数据' },
};
export type SampleTableKey = keyof typeof sampleTableNames;

/** A workbook with a fictional firm's data; only the tables that are asked for. The same in every run. */
export function sampleWorkbook(
  firm: SampleFirmId,
  locale: Locale,
  tables: readonly SampleTableKey[] = ['Customers', 'Orders'],
  size: SampleSize = smallSample,
): WorkbookDocument {
  const habits = sampleHabits(firm, size);
  const orders = sampleOrders(firm, size, habits);
  const columnsOf = {
    Customers: () => sampleCustomers(firm, habits, orders),
    Orders: () => sampleOrderColumns(firm, orders),
    Projects: () => sampleProjects(habits),
    Activities: () => sampleActivities(habits),
    Periods: () => samplePeriods(firm),
  };
  const workbook = newWorkbook({ name: sampleWords[firm].firm[locale], locale });
  return {
    ...workbook,
    sheets: [
      ...workbook.sheets,
      ...tables.map((key) => sampleTable(sampleTableNames[key], columnsOf[key](), locale)),
    ],
  };
}

export const isSampleTable = (key: string): key is SampleTableKey => Object.hasOwn(sampleTableNames, key);
